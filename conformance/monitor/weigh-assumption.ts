import type { Api } from '../../src/openapi/api.js';
import type { Report } from './monitor.js';
import type { Observation } from './observation.js';

type Violation = Observation & { readonly kind: 'violated' };

/**
 * What to make of a trace that was judged with an assumption and without it. Violations that need no assumption say so.
 * Where a mere look at a task contradicts the assumption, it is the assumption that is wrong, and nothing rests on it.
 */
export function weighAssumption(api: Api, assumed: Report, plain: Report): Report {
  const proven = new Set(plain.observations.filter(isViolation).map(nameOf));
  const resting = assumed.observations.filter(isViolation).filter((one) => !proven.has(nameOf(one)));
  const refuting = resting.find((one) => isWay(one) && isLook(api, one));
  if (refuting !== undefined) return { ...plain, refutedBy: refuting.seq };
  const release = (one: Violation): Violation =>
    proven.has(nameOf(one)) ? { ...one, explanation: { ...one.explanation, assuming: [] } } : one;
  return {
    ...assumed,
    observations: assumed.observations.map((one) => (isViolation(one) ? release(one) : one)),
    rules: assumed.rules.map((rule) =>
      rule.example === undefined ? rule : { ...rule, example: release(rule.example) },
    ),
  };
}

const isViolation = (one: Observation): one is Violation => one.kind === 'violated';

const nameOf = ({ rule, seq, task }: Violation): string => JSON.stringify([rule, seq, task ?? null]);

/** The task went on in a way that the lifecycle permits, only too soon. */
const isWay = ({ rule }: Violation): boolean => /^(next|states)\//.test(rule);

const isLook = (api: Api, { operation: key }: Violation): boolean => {
  const life = api.operations.find((operation) => operation.key === key)?.lifecycle;
  return life?.moves === undefined && life?.creates === undefined;
};
