import type { Api } from '../../src/openapi/api.js';
import type { Report } from './monitor.js';
import type { Observation } from './observation.js';
import { operationRule } from './rule-id.js';
import { settleBlame } from './settle-blame.js';
import type { SummaryOptions } from './summarise.js';

type Violation = Observation & { readonly kind: 'violated' };

/** An assumption, and the exchange that shows it to be wrong, of which task. */
export type Refutation = { readonly assumption: string; readonly seq: number; readonly task?: string };

/** What is judged: the API, and its trace without the assumptions that are named. */
export type Weighing = {
  readonly api: Api;
  readonly judgeWithout: (distrust: readonly string[]) => Report;
  /** Assumptions known to be wrong. */
  readonly refuted?: readonly Refutation[];
  readonly options?: SummaryOptions;
};

/**
 * A trace judged with its assumptions. Violations that need none say so. Where a mere look at a task contradicts an
 * assumption, it is the assumption that is wrong, and nothing rests on it.
 */
export function weighAssumptions({ api, judgeWithout, refuted = [], options }: Weighing): Report {
  const distrust = refuted.map(({ assumption }) => assumption);
  const assumed = judgeWithout(distrust);
  const violations = assumed.observations.filter(isViolation);
  const suspected = new Set(violations.flatMap(({ explanation }) => explanation.assuming));
  if (suspected.size === 0) return settleBlame({ ...assumed, refuted }, options);
  const plain = judgeWithout([...distrust, ...suspected]);
  const sure = plain.observations.filter(isViolation);
  const proven = new Set(sure.map(nameOf));
  const resting = violations.filter((one) => !proven.has(nameOf(one)));
  const wrong = resting.filter((one) => isTooSoon(api, one, sure)).flatMap(refutationsOf);
  if (wrong.length > 0) {
    const all = wrong.filter(
      ({ assumption }, at) => wrong.findIndex((one) => one.assumption === assumption) === at,
    );
    return weighAssumptions({
      api,
      judgeWithout,
      refuted: [...refuted, ...all],
      ...(options && { options }),
    });
  }
  return settleBlame({ ...release(assumed, proven), refuted }, options);
}

const refutationsOf = ({ seq, task, explanation }: Violation): readonly Refutation[] =>
  explanation.assuming.map((assumption) => ({ assumption, seq, ...(task === undefined ? {} : { task }) }));

/** The report in which violations that are found without assumptions as well say that they need none. */
function release(report: Report, proven: ReadonlySet<string>): Report {
  const free = (one: Violation): Violation =>
    proven.has(nameOf(one)) ? { ...one, explanation: { ...one.explanation, assuming: [] } } : one;
  return {
    ...report,
    observations: report.observations.map((one) => (isViolation(one) ? free(one) : one)),
    rules: report.rules.map((rule) =>
      rule.example === undefined ? rule : { ...rule, example: free(rule.example) },
    ),
  };
}

const isViolation = (one: Observation): one is Violation => one.kind === 'violated';

const nameOf = ({ rule, seq, task }: Violation): string => JSON.stringify([rule, seq, task ?? null]);

/**
 * Whether a mere look showed the task where the lifecycle permits it to be, only too soon. What a call refuses or not
 * shows no state, nor does a list that leaves the task out, or that is wrong without any assumption.
 */
function isTooSoon(api: Api, one: Violation, sure: readonly Violation[]): boolean {
  const { rule, operation: key, explanation } = one;
  const life = api.operations.find((operation) => operation.key === key)?.lifecycle;
  if (life === undefined || life.moves !== undefined || life.creates !== undefined) return false;
  if (explanation.absent || explanation.afterViolation) return false;
  if (life.lists !== undefined && sure.some((other) => isAboutList(other, key))) return false;
  return (
    explanation.rules.some((other) => other.startsWith('next/')) ||
    rule.startsWith('states/') ||
    rule.endsWith('/creates') ||
    rule === operationRule(life.key, 'lists')
  );
}

/** Whether a list of the operation is wrong: in its order, its filters or its length, or in whom it shows. */
const isAboutList = ({ rule, operation }: Violation, key: string): boolean =>
  operation === key && /\/(?:lists|order|limit|filter\/.*)$/s.test(rule);
