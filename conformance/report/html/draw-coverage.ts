import { drawMarkedSvg } from '../../../src/draw/draw-svg.js';
import type { Lifecycle } from '../../../src/lifecycle/model.js';
import type { CheckReport } from '../check-report.js';
import { coverMarks } from './cover-marks.js';

/** The state machine as an SVG whose states and edges carry the classes of `Cover`; the page's style colours them. */
export const drawCoverage = (lifecycle: Lifecycle, report: CheckReport): Promise<string> =>
  drawMarkedSvg(lifecycle, coverMarks(lifecycle, report));
