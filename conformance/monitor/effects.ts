import type { Move } from '../../src/lifecycle/model.js';
import { type Element, gone } from './belief.js';
import type { Call } from './call.js';
import type { Contract } from './contract.js';
import type { Runs } from './runs.js';

/** What calls do to a task once they are accepted. */

/** What a pass over calls carries with it. */
export type Context = {
  readonly contract: Contract;
  readonly runs: Runs;
  /** Dates the marks that are set. */
  readonly turn: number;
};

/** An instant between two others. */
export type Span = { readonly fromMs: number; readonly toMs: number };

/** A call and when it takes effect. */
export type Effect = { readonly call: Call; readonly span: Span };

/** What the call makes of the element where its state is among the operation's moves; nothing elsewhere. */
export function applyMoves(context: Context, element: Element, effect: Effect): readonly Element[] {
  const moves = effect.call.operation.life.moves?.get(element.state) ?? [];
  return moves.flatMap((move) => applyMove(context, element, { ...effect, move }));
}

/** What the call would make of the element if it were accepted in spite of the contract: every effect it has anywhere. */
export function forceMoves(context: Context, element: Element, effect: Effect): readonly Element[] {
  const own = applyMoves(context, element, effect);
  if (own.length > 0 || element.state === gone) return own;
  const all = [...(effect.call.operation.life.moves?.values() ?? [])].flat();
  const moves = all.filter((move, at) => all.findIndex((other) => sameMove(move, other)) === at);
  return moves
    .flatMap((move) => applyMove(context, element, { ...effect, move }))
    .filter(({ state, run }) => state !== element.state || run !== element.run);
}

/** A task that the call may have created: in each state a created task may be in. */
export function createElements(context: Context, { call, span }: Effect): readonly Element[] {
  return call.operation.life.to.map((state) => ({
    state,
    run: context.runs.begin(undefined, call),
    sinceMs: span.fromMs,
    untilMs: span.toMs,
    seenMs: span.fromMs,
    visits: countVisit(context.contract, [], state),
    late: [],
    claims: [],
    stepped: '',
  }));
}

/** The counts of visits once the state is entered. */
export function countVisit(contract: Contract, visits: readonly number[], state: string): readonly number[] {
  const at = contract.states.get(state)?.counted;
  const counts = contract.counted.map((_, index) => visits[index] ?? 0);
  return at === undefined ? counts : counts.with(at, (counts[at] ?? 0) + 1);
}

/** The late calls that can still do something to a task in this state. */
export function stillLate(contract: Contract, late: readonly Call[], state: string): readonly Call[] {
  if (late.length === 0) return late;
  if (state === gone) return late.filter(({ role }) => role === 'created');
  const reach = contract.states.get(state)?.reach;
  return late.filter(({ role, operation }) => {
    if (role === 'created') return false;
    return [...(operation.life.moves?.keys() ?? [])].some((from) => reach?.has(from) ?? true);
  });
}

function applyMove(
  context: Context,
  element: Element,
  { call, span, move }: Effect & { readonly move: Move },
): readonly Element[] {
  switch (move.kind) {
    case 'same':
      return [element];
    case 'gone':
      return [enter(context, { ...withoutSaved(element), state: gone }, span)];
    case 'saved':
      return restore(context, element, { call, span });
    case 'state': {
      const kept = call.operation.life.save
        ? { ...element, saved: { state: element.state, run: element.run } }
        : element;
      return [enter(context, reenter(context, { ...kept, state: move.state }, call), span)];
    }
  }
}

/** A move out of a final state, or into one that is not, begins a run; one that ends a task does not. */
function reenter(context: Context, element: Element, call: Call): Element {
  const { contract, runs } = context;
  if (contract.states.get(element.state)?.state.final !== undefined) return element;
  const visits = countVisit(contract, [], element.state);
  return { ...element, run: runs.begin(element.run, call), visits };
}

function restore(context: Context, element: Element, { call, span }: Effect): readonly Element[] {
  const { contract, runs } = context;
  const bare = withoutSaved(element);
  if (element.saved !== undefined && element.saved !== 'any') {
    return [enter(context, { ...bare, ...element.saved }, span)];
  }
  const run = runs.begin(undefined, call);
  return contract.savable.map((state) => enter(context, { ...bare, state, run }, span));
}

const enter = ({ contract }: Context, element: Element, span: Span): Element => ({
  ...element,
  sinceMs: span.fromMs,
  untilMs: span.toMs,
  seenMs: span.fromMs,
  late: stillLate(contract, element.late, element.state),
});

const withoutSaved = ({ saved: _, ...element }: Element): Element => element;

const sameMove = (left: Move, right: Move): boolean =>
  left.kind === right.kind && (left.kind !== 'state' || right.kind !== 'state' || left.state === right.state);
