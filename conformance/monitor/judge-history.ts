import { holds as compares } from '../../src/lifecycle/evaluate-comparison.js';
import type { Pointer } from '../../src/lifecycle/model.js';
import { getAt, type Place, parsePointer, valuesAt } from '../../src/lifecycle/pointer.js';
import type { Element } from './belief.js';
import type { Call } from './call.js';
import { findDifference } from './compare-values.js';
import { type Contract, isFinalState } from './contract.js';
import { findUnmet } from './expectations.js';
import type { Judgement } from './judge-state.js';
import { quoteValue } from './quote-value.js';
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
    const places = before.value as readonly Place[];
    if (now.length === 0) {
      if (before.view !== call.view) return [];
      return [judge(rule, describeChange(pointer.text, places[0]?.value, undefined))];
    }
    const changed = findChanged(places, now);
    return [judge(rule, changed)];
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
      const unmet = findUnmet(shown, expected, lifecycle.volatile);
      return judge(expected.rule, unmet && `${unmet} is not what was asked for`);
    });
}

function judgeMonotone(contract: Contract, call: Call, facts: RunFacts): readonly Judgement[] {
  return call.operation.view.monotone.flatMap(({ rule, pointer }) => {
    const before = facts.floors.get(rule);
    if (before === undefined || !precedes(contract, before, call)) return [];
    const now = valuesAt(call.snapshot, pointer);
    return now.length === 0 ? [] : [judge(rule, findLower(before, now))];
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
  const at = findDifference(before.value, call.snapshot, except);
  const changed =
    at === ''
      ? 'the snapshot changed'
      : at && describeInner('', at, { before: before.value, now: call.snapshot });
  return [judge(stateRule(element.state, 'final'), changed)];
}

function findLower(before: ShownPlaces, now: readonly Place[]): string | undefined {
  for (const { pointer, value } of now) {
    const earlier = before.value.find((place) => place.pointer.text === pointer.text);
    if (earlier !== undefined && compares(value, '<', earlier.value))
      return `${pointer.text} went back from ${quoteValue(earlier.value)} to ${quoteValue(value)}`;
  }
  return undefined;
}

function findChanged(before: readonly Place[], now: readonly Place[]): string | undefined {
  for (const { pointer, value } of now) {
    const earlier = before.find((place) => place.pointer.text === pointer.text);
    const at = earlier === undefined ? undefined : findDifference(earlier.value, value);
    if (at !== undefined) return describeInner(pointer.text, at, { before: earlier?.value, now: value });
  }
  return undefined;
}

type Change = { readonly before: unknown; readonly now: unknown };

/** What changed at a place inside of two values, which stand at `outer`. */
function describeInner(outer: string, at: string, { before, now }: Change): string {
  const inner = parsePointer(at);
  return describeChange(`${outer}${at}`, inner && getAt(before, inner), inner && getAt(now, inner));
}

const describeChange = (at: string, before: unknown, now: unknown): string =>
  `${at} changed from ${quoteValue(before)} to ${quoteValue(now)}`;

/** What is broken, or that nothing is. */
const judge = (rule: string, broken: string | undefined): Judgement =>
  broken === undefined ? { rule, holds: true } : { rule, holds: false, detail: broken };
