import type { Stop } from '../run/run-result.js';
import type { CheckReport, RuleReport } from './check-report.js';

/** What the exit code of a check depends on. */
export type Outcome = {
  readonly rules: readonly RuleReport[];
  readonly stale: readonly string[];
  readonly stop: Stop;
  readonly tasks: number;
  readonly strict: boolean;
  /** Whether the document has an operation that creates tasks. */
  readonly creates: boolean;
};

/**
 * 1: something fails; 3: nothing could be judged, or the check did not come to its end (the target went away, somebody
 * interrupted it), so that nothing that fails means little; else 0. A budget that is over is an end like any other. 2
 * (usage, document) is given before there is a report.
 */
export function exitCodeOf(outcome: Outcome): CheckReport['exitCode'] {
  const { rules, stale, strict } = outcome;
  if (stale.length > 0 || rules.some((rule) => failsAlways(rule))) return 1;
  if (isCutShort(outcome) || isBlind(outcome)) return 3;
  return strict && rules.some((rule) => failsStrictly(rule)) ? 1 : 0;
}

/** Whether the verdict on a rule fails the check: known failures never do, all but pass and not-applicable do under `strict`. */
export const failsCheck = (rule: RuleReport, strict: boolean): boolean =>
  failsAlways(rule) || (strict && failsStrictly(rule));

const failsAlways = ({ verdict, level, isKnown }: RuleReport): boolean =>
  verdict === 'error' || (verdict === 'fail' && level === 'must' && isKnown !== true);

const failsStrictly = ({ verdict, isKnown }: RuleReport): boolean =>
  isKnown !== true && verdict !== 'pass' && verdict !== 'not-applicable';

/** Whether what was not tried may be anything: a service that breaks down on the way is no success, however much it got right before. */
const isCutShort = ({ stop }: Outcome): boolean => stop.kind === 'went-away' || stop.kind === 'interrupted';

/** Whether nothing could be judged: the target was not there, gave no task, or no rule was seen at work for certain. */
function isBlind({ rules, stop, tasks, creates }: Outcome): boolean {
  if (stop.kind === 'unreachable' || (creates && tasks === 0)) return true;
  return rules.every(
    ({ verdict, definite }) => verdict !== 'fail' && (verdict === 'not-applicable' || definite === 0),
  );
}
