import type { Lifecycle } from '../lifecycle/model.js';
import { isFinal } from '../lifecycle/read-state.js';
import type { ApiOperation } from '../openapi/api.js';
import type { Call, Shown } from './call.js';

/** What a client knows of a task from the answers that it got. */
export type Known =
  /** No answer told anything yet. */
  | { readonly kind: 'nothing' }
  /** One of these states. */
  | { readonly kind: 'states'; readonly states: readonly string[] }
  /** The last answer showed a state that the lifecycle does not have, or none. */
  | { readonly kind: 'unclear'; readonly label?: string }
  /** There is no such task, or no more. */
  | { readonly kind: 'gone' };

/** The knowledge before the first answer. */
export const nothing: Known = { kind: 'nothing' };

/** What the answer leaves of what was known before. */
export function learn(known: Known, call: Call): Known {
  if (call.outcome === 'missing') return call.aim === 'read' ? { kind: 'gone' } : known;
  if (call.outcome !== 'ok') return known;
  if (call.shown !== undefined && call.aim !== 'move') return knownFrom(call.shown);
  if (call.aim === 'move') return afterMove(known, call);
  return known;
}

/** Whether every state that is possible is final. */
export const isKnownFinal = (lifecycle: Lifecycle, known: Known): boolean =>
  known.kind === 'states' && known.states.every((state) => isFinal(lifecycle, state));

/** Whether a state is known, and none that is possible is final. */
export const isKnownPending = (lifecycle: Lifecycle, known: Known): boolean =>
  known.kind === 'states' && !known.states.some((state) => isFinal(lifecycle, state));

/** Whether the operation is refused in every state that is possible, as far as the lifecycle says. */
export function mustRefuse({ lifecycle }: ApiOperation, known: Known): boolean {
  if (lifecycle === undefined || known.kind !== 'states') return false;
  const { moves, allow, open } = lifecycle;
  return known.states.every((state) => !moves?.has(state) && !allow.has(state) && !open.has(state));
}

const knownFrom = ({ states, label }: Shown): Known =>
  states.length > 0 ? { kind: 'states', states } : { kind: 'unclear', ...(label !== undefined && { label }) };

/** Where an accepted move leads; its own answer may show the task as it was before. */
function afterMove(known: Known, { operation, exchange, shown }: Call): Known {
  const moves = operation.lifecycle?.moves;
  if (moves === undefined) return known;
  const from = known.kind === 'states' ? known.states : [...moves.keys()];
  const targets = from.flatMap((state) => (moves.get(state) ?? []).map((move) => ({ move, state })));
  const isLater = exchange.answer.kind === 'answered' && exchange.answer.status === 202;
  if (isLater || targets.some(({ move }) => move.kind === 'saved')) return nothing;
  if (targets.length > 0 && targets.every(({ move }) => move.kind === 'gone')) return { kind: 'gone' };
  const states = targets.flatMap(({ move, state }) =>
    move.kind === 'state' ? [move.state] : move.kind === 'same' ? [state] : [],
  );
  const possible = [...new Set(states)];
  if (possible.length > 0) return { kind: 'states', states: possible };
  return shown === undefined ? nothing : knownFrom(shown);
}
