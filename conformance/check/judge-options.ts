import type { JudgeOptions } from '../monitor/monitor.js';
import type { Refutation } from '../monitor/weigh-assumptions.js';
import type { CreateHook, Target } from '../target/target.js';

/** How the traces of a target are judged, without the assumptions that turned out to be wrong. */
export const judgeOptionsOf = (target: Target, refuted: readonly Refutation[] = []): JudgeOptions => ({
  timeScale: target.timeScale,
  assumeMinDwell: target.assumeMinDwell,
  slackMs: target.slackMs,
  own: target.own && !target.create.some(isOutsideTrace),
  distrust: refuted.map(({ assumption }) => assumption),
});

/** Whether tasks come into being where the trace does not show it: one whose id was never told is then no stranger. */
const isOutsideTrace = (hook: CreateHook): boolean => hook.kind === 'command' || hook.id !== undefined;
