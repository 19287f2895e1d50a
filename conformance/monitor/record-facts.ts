import type { Pointer } from '../../src/lifecycle/model.js';
import { getAt, valuesAt } from '../../src/lifecycle/pointer.js';
import type { Element } from './belief.js';
import type { Call } from './call.js';
import { isCoarse } from './coarsen.js';
import { type Contract, isFinalState } from './contract.js';
import { frozenKey, shownBy } from './judge-history.js';
import type { RunFacts } from './run-facts.js';
import type { Runs } from './runs.js';

/** The facts of the runs that the elements still refer to. */
export function keepFacts(runs: Runs, elements: readonly Element[]): ReadonlyMap<string, RunFacts> {
  const facts = new Map<string, RunFacts>();
  for (const { run, saved } of elements) {
    facts.set(run, runs.factsOf(run));
    if (saved !== undefined && saved !== 'any') facts.set(saved.run, runs.factsOf(saved.run));
  }
  return facts;
}

/** The facts with what a snapshot shows of each run that the elements are in. */
export function recordSnapshot(
  contract: Contract,
  call: Call,
  {
    elements,
    facts,
  }: { readonly elements: readonly Element[]; readonly facts: ReadonlyMap<string, RunFacts> },
): ReadonlyMap<string, RunFacts> {
  const recorded = new Map(facts);
  for (const { run, state } of elements) {
    const before = recorded.get(run);
    if (before === undefined || isCoarse(run)) continue;
    const finals = isFinalState(contract, state)
      ? new Map(before.finals).set(frozenKey(state, call.view), shownBy(call, call.snapshot))
      : before.finals;
    recorded.set(run, {
      ...before,
      finals,
      floors: floorsAfter(call, before),
      parts: partsAfter(contract, call, before),
    });
  }
  return recorded;
}

function floorsAfter(call: Call, { floors }: RunFacts): RunFacts['floors'] {
  const { monotone } = call.operation.view;
  if (monotone.length === 0) return floors;
  const after = new Map(floors);
  for (const { rule, pointer } of monotone) {
    const places = valuesAt(call.snapshot, pointer);
    if (places.length > 0) after.set(rule, shownBy(call, places));
  }
  return after;
}

function partsAfter(contract: Contract, call: Call, { parts }: RunFacts): RunFacts['parts'] {
  const shown = contract.parts.filter((pointer: Pointer) => call.operation.view.declares(pointer));
  if (shown.length === 0) return parts;
  const after = new Map(parts);
  for (const pointer of shown) {
    const part = getAt(call.snapshot, pointer);
    if (part !== undefined && part !== null) after.set(pointer.text, part);
  }
  return after;
}
