import type { Move, Operation } from '../lifecycle/model.js';

/** What an operation does to a task in a state. */
export type Effect =
  | { readonly kind: 'refuse'; readonly reason: 'refused' | 'noop' }
  | { readonly kind: 'stay' }
  | { readonly kind: 'move'; readonly move: Move };

/**
 * Guard and effect in one look-up. Alternatives are all right by the contract: the first is taken. In a state about
 * which the contract says nothing (`open`) the caller passes whether the document shows an answer for it.
 */
export function decideEffect(operation: Operation, state: string, answersOpen: boolean): Effect {
  const move = operation.moves?.get(state)?.[0];
  if (move !== undefined) return move.kind === 'same' ? { kind: 'stay' } : { kind: 'move', move };
  if (operation.allow.has(state)) return { kind: 'stay' };
  if (operation.open.has(state) && answersOpen) return { kind: 'stay' };
  return { kind: 'refuse', reason: 'refused' };
}
