import { drawCoverage } from '../report/html/draw-coverage.js';
import { toHtml } from '../report/html/to-html.js';
import { printReport } from '../report/print-report.js';
import { toCtrf } from '../report/to-ctrf.js';
import { toJson } from '../report/to-json.js';
import { toJUnit } from '../report/to-junit.js';
import { toSarif } from '../report/to-sarif.js';
import type { Checked } from './check-implementation.js';
import { placeRules } from './place-rules.js';

/** The forms in which a report can be written. */
export const reportForms = ['json', 'junit', 'ctrf', 'sarif', 'html', 'text'] as const;

/** A form in which a report can be written. */
export type ReportForm = (typeof reportForms)[number];

/** The report in that form. */
export async function reportText(
  { report, api, locate }: Pick<Checked, 'report' | 'api' | 'locate'>,
  form: ReportForm,
): Promise<string> {
  switch (form) {
    case 'json':
      return toJson(report);
    case 'junit':
      return toJUnit(report);
    case 'ctrf':
      return toCtrf(report);
    case 'sarif':
      return toSarif(report, await placeRules(report.rules, { api, locate }));
    case 'html':
      return toHtml(report, { diagram: await drawCoverage(api.lifecycle, report) });
    case 'text':
      return `${printReport(report)}\n`;
  }
}
