import type { JudgeOptions } from '../monitor/monitor.js';
import type { Target } from '../target/target.js';

/** How the traces of a target are judged. */
export const judgeOptionsOf = (target: Target): JudgeOptions => ({
  timeScale: target.timeScale,
  assumeMinDwell: target.assumeMinDwell,
  slackMs: target.slackMs,
  own: target.own,
});
