import type { Exchange } from '../exchange/exchange.js';
import { evaluateComparison, type Scope } from '../lifecycle/evaluate-comparison.js';
import type { Lifecycle, State } from '../lifecycle/model.js';
import { getAt, isAbsent } from '../lifecycle/pointer.js';
import { labelsOf } from '../lifecycle/read-state.js';
import type { Shown } from './call.js';

/** What stands in the envelope of the answer, or the body where there is none; `undefined` where it is no JSON. */
export function readPayload({ envelope }: Lifecycle, { answer }: Exchange): unknown {
  if (answer.kind === 'lost' || answer.body.kind !== 'json') return undefined;
  return envelope.data === undefined ? answer.body.value : getAt(answer.body.value, envelope.data);
}

/** The state that the payload shows. A payload that is no object shows none. */
export function readShown(lifecycle: Lifecycle, exchange: Exchange): Shown {
  const snapshot = readPayload(lifecycle, exchange);
  if (typeof snapshot !== 'object' || snapshot === null || Array.isArray(snapshot)) return { states: [] };
  const { state, progress } = lifecycle.fields;
  const label = state === undefined ? undefined : getAt(snapshot, state);
  const { answer } = exchange;
  const scope: Scope = {
    snapshot,
    ...(answer.kind === 'answered' && { status: answer.status }),
    ...(answer.kind === 'answered' && answer.body.kind === 'json' && { body: answer.body.value }),
  };
  const states = [...lifecycle.states.values()].filter((one) => looksLike(one, label, scope));
  return {
    states: states.map(({ name }) => name),
    ...(isAbsent(label) ? {} : { label: String(label) }),
    ...(progress !== undefined && { progress: getAt(snapshot, progress) }),
  };
}

function looksLike(state: State, label: unknown, scope: Scope): boolean {
  if (state.shows.kind === 'labels') return !isAbsent(label) && labelsOf(state).includes(String(label));
  const { has, lacks, check } = state.shows;
  return (
    has.every(({ pointer }) => !isAbsent(getAt(scope.snapshot, pointer))) &&
    lacks.every(({ pointer }) => isAbsent(getAt(scope.snapshot, pointer))) &&
    check.every(({ comparison }) => evaluateComparison(comparison, scope))
  );
}
