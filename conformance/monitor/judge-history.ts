import { holds as compares } from '../../src/lifecycle/evaluate-comparison.js';
import type { Pointer } from '../../src/lifecycle/model.js';
import { getAt, type Place, valuesAt } from '../../src/lifecycle/pointer.js';
import type { Element } from './belief.js';
import type { Call } from './call.js';
import { findDifference } from './compare-values.js';
import { type Contract, isFinalState } from './contract.js';
import { findUnmet } from './expectations.js';
import type { Judgement } from './judge-state.js';
import { stateRule } from './rule-id.js';
import type { RunFacts, Shown, ShownPlaces } from './run-facts.js';

/** A snapshot against earlier answers and requests about the same task. */

/** What the run of the element so far promises of the snapshot. */
export const judgeHistory = (
  contract: Contract,
  call: Call,
  { element, facts }: { readonly element: Element; readonly facts: RunFacts },
): readonly Judgement[] => [
  ...judgeExpected(contract, call, facts),
  ...judgeMonotone(contract, call, facts),
  ...judgeFrozen(contract, call, { element, facts }),
];

/** What never changes, against what was shown last. */
export function judgeConstants(
  contract: Contract,
  call: Call,
  known: ReadonlyMap<string, Shown>,
): { readonly judgements: readonly Judgement[]; readonly constants: ReadonlyMap<string, Shown> } {
  const fields = call.operation.view.constant;
  if (fields.length === 0) return { judgements: [], constants: known };
  const constants = new Map(known);
  const judgements = fields.flatMap(({ rule, pointer }): readonly Judgement[] => {
    const before = known.get(rule);
    const now = valuesAt(call.snapshot, pointer).filter(({ value }) => value !== null);
    if (now.length > 0) constants.set(rule, shownBy(call, now));
    if (before === undefined || !precedes(contract, before, call)) return [];
    const gone = now.length === 0 && before.view === call.view;
    if (now.length === 0 && !gone) return [];
    const changed = gone ? pointer.text : findChanged(before.value as readonly Place[], now);
    return [judge(rule, changed, 'changed')];
  });
  return { judgements, constants };
}

/** Something the call showed. */
export const shownBy = <T>({ view, seq, returnMs }: Call, value: T): Shown & { readonly value: T } => ({
  value,
  view,
  seq,
  returnMs,
});

/** The key under which a frozen snapshot is kept. */
export const frozenKey = (state: string, view: string): string => `${state} ${view}`;

/** Whether what was shown is older than all that the call can show: only then is one to follow the other. */
const precedes = ({ staleMs }: Contract, shown: Shown, call: Call): boolean =>
  shown.returnMs < call.callMs - staleMs ||
  (shown.returnMs === call.callMs - staleMs && shown.seq < call.seq);

function judgeExpected({ lifecycle }: Contract, call: Call, facts: RunFacts): readonly Judgement[] {
  return facts.expected
    .filter(({ pointer }) => call.operation.view.declares(pointer))
    .map((expected) => {
      const shown = getAt(call.snapshot, expected.pointer);
      return judge(
        expected.rule,
        findUnmet(shown, expected, lifecycle.volatile),
        'is not what was asked for',
      );
    });
}

function judgeMonotone(contract: Contract, call: Call, facts: RunFacts): readonly Judgement[] {
  return call.operation.view.monotone.flatMap(({ rule, pointer }) => {
    const before = facts.floors.get(rule);
    if (before === undefined || !precedes(contract, before, call)) return [];
    const now = valuesAt(call.snapshot, pointer);
    return now.length === 0 ? [] : [judge(rule, findLower(before, now), 'went back')];
  });
}

/** A final snapshot is frozen; what is constant has a rule of its own. */
function judgeFrozen(
  contract: Contract,
  call: Call,
  { element, facts }: { readonly element: Element; readonly facts: RunFacts },
): readonly Judgement[] {
  const { volatile, constant } = contract.lifecycle;
  const before = facts.finals.get(frozenKey(element.state, call.view));
  if (before === undefined || !isFinalState(contract, element.state)) return [];
  if (!precedes(contract, before, call)) return [];
  const except: readonly Pointer[] = [...volatile, ...constant.map(({ pointer }) => pointer)];
  const changed = findDifference(before.value, call.snapshot, except);
  return [judge(stateRule(element.state, 'final'), changed === '' ? 'the snapshot' : changed, 'changed')];
}

const findLower = (before: ShownPlaces, now: readonly Place[]): string | undefined =>
  now.find(({ pointer, value }) => {
    const earlier = before.value.find((place) => place.pointer.text === pointer.text);
    return earlier !== undefined && compares(value, '<', earlier.value);
  })?.pointer.text;

function findChanged(before: readonly Place[], now: readonly Place[]): string | undefined {
  for (const { pointer, value } of now) {
    const earlier = before.find((place) => place.pointer.text === pointer.text);
    const changed = earlier === undefined ? undefined : findDifference(earlier.value, value);
    if (changed !== undefined) return `${pointer.text}${changed}`;
  }
  return undefined;
}

const judge = (rule: string, at: string | undefined, what: string): Judgement =>
  at === undefined ? { rule, holds: true } : { rule, holds: false, detail: `${at} ${what}` };
