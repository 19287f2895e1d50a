import type { Element } from './belief.js';
import { type Violation, violate } from './explain.js';
import type { Judgement } from './judge-state.js';
import type { Observation } from './observation.js';
import type { Judge } from './sift-snapshot.js';

/**
 * What the values of a snapshot say of the rules on them: a rule is seen definitely where every possibility is under it.
 * Hard rules have ruled possibilities out before; here only those that warn can be broken, and then only if all
 * possibilities agree.
 */
export function judgeValues(
  violation: Violation,
  elements: readonly Element[],
  judge: Judge,
): readonly Observation[] {
  const verdicts = distinct(elements).map((element) => judge(element));
  const rules = new Map(verdicts.flat().map((one) => [one.rule, one]));
  return [...rules.keys()].flatMap((rule) => judgeRule(violation, verdicts, rule));
}

function judgeRule(
  violation: Violation,
  verdicts: readonly (readonly Judgement[])[],
  rule: string,
): readonly Observation[] {
  const { contract, call, task } = violation;
  if (!contract.has(rule)) return [];
  const said = verdicts.flatMap((verdict) => verdict.filter((one) => one.rule === rule).slice(0, 1));
  const place = { rule, seq: call.seq, operation: call.operation.key, task };
  const broken = said.filter(({ holds }) => !holds);
  if (broken.length === 0) {
    return [{ ...place, kind: said.length === verdicts.length ? 'held definitely' : 'held ambiguously' }];
  }
  if (!contract.isSoft(rule)) return [];
  if (broken.length === verdicts.length) return [violate(violation, [rule], broken[0]?.detail)];
  return [
    { ...place, kind: 'inconclusive', because: 'the task may be in a state of which the rule says nothing' },
  ];
}

/** One element for each state and run. */
const distinct = (elements: readonly Element[]): readonly Element[] => [
  ...new Map(
    elements.map((element) => [`${element.poses ?? element.state} ${element.run}`, element]),
  ).values(),
];
