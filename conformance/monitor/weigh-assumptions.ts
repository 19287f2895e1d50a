import type { Api } from '../../src/openapi/api.js';
import type { Report } from './monitor.js';
import type { Observation } from './observation.js';
import { operationRule } from './rule-id.js';

type Violation = Observation & { readonly kind: 'violated' };

/** An assumption, and the exchange that shows it to be wrong. */
export type Refutation = { readonly assumption: string; readonly seq: number };

/** What is judged: the API, and its trace without the assumptions that are named. */
export type Weighing = {
  readonly api: Api;
  readonly judgeWithout: (distrust: readonly string[]) => Report;
  /** Assumptions known to be wrong. */
  readonly refuted?: readonly Refutation[];
};

/**
 * A trace judged with its assumptions. Violations that need none say so. Where a mere look at a task contradicts an
 * assumption, it is the assumption that is wrong, and nothing rests on it.
 */
export function weighAssumptions({ api, judgeWithout, refuted = [] }: Weighing): Report {
  const distrust = refuted.map(({ assumption }) => assumption);
  const assumed = judgeWithout(distrust);
  const violations = assumed.observations.filter(isViolation);
  const suspected = new Set(violations.flatMap(({ explanation }) => explanation.assuming));
  if (suspected.size === 0) return { ...assumed, refuted };
  const plain = judgeWithout([...distrust, ...suspected]);
  const proven = new Set(plain.observations.filter(isViolation).map(nameOf));
  const resting = violations.filter((one) => !proven.has(nameOf(one)));
  const wrong = resting.filter((one) => isTooSoon(api, one)).flatMap(refutationsOf);
  if (wrong.length > 0) {
    const all = wrong.filter(
      ({ assumption }, at) => wrong.findIndex((one) => one.assumption === assumption) === at,
    );
    return weighAssumptions({ api, judgeWithout, refuted: [...refuted, ...all] });
  }
  return { ...release(assumed, proven), refuted };
}

const refutationsOf = ({ seq, explanation }: Violation): readonly Refutation[] =>
  explanation.assuming.map((assumption) => ({ assumption, seq }));

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

/** Whether a mere look showed the task where the lifecycle permits it to be, only too soon. What a call refuses or not shows no state. */
function isTooSoon(api: Api, { rule, operation: key, explanation }: Violation): boolean {
  const life = api.operations.find((operation) => operation.key === key)?.lifecycle;
  if (life === undefined || life.moves !== undefined || life.creates !== undefined) return false;
  return (
    explanation.rules.some((one) => one.startsWith('next/')) ||
    rule.startsWith('states/') ||
    rule.endsWith('/creates') ||
    rule === operationRule(life.key, 'lists')
  );
}
