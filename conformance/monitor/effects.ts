import { deepEqual } from '../../src/lifecycle/deep-equal.js';
import type { Move } from '../../src/lifecycle/model.js';
import { type Element, gone, type Late, type Settled } from './belief.js';
import type { Call } from './call.js';
import { isCoarse } from './coarsen.js';
import { type Contract, isFinalState } from './contract.js';
import type { Hold } from './hold.js';
import { createRuns, type Runs } from './runs.js';

/** What calls do to a task once they are accepted. */

/** What a pass over calls carries with it. */
export type Context = {
  readonly contract: Contract;
  readonly runs: Runs;
  /** Dates the marks that are set. */
  readonly turn: number;
  /** Whether claims and suspicions are kept; without them only the set itself is found, which is cheaper. */
  readonly tracing: boolean;
  /** What is known of the task from its creation. */
  readonly hold?: Hold | undefined;
};

/** What a pass over calls on a task starts with. */
export const contextOf = (contract: Contract, { facts, turn, hold }: Settled, tracing: boolean): Context => ({
  contract,
  runs: createRuns(facts),
  turn,
  tracing,
  hold,
});

/** An instant between two others. */
export type Span = { readonly fromMs: number; readonly toMs: number };

/** A call and when it takes effect. */
export type Effect = { readonly call: Call; readonly span: Span };

/** What the call makes of the element where its state is among the operation's moves; nothing elsewhere. */
export function applyMoves(context: Context, element: Element, effect: Effect): readonly Element[] {
  const moves = effect.call.operation.life.moves?.get(element.state) ?? [];
  return moves.flatMap((move) => applyMove(context, element, { ...effect, move }));
}

/** What a call makes of the element that takes effect later than it was sent: it moves the task, or only merges into it. */
export function applyLate(context: Context, element: Element, effect: Effect): readonly Element[] {
  const { moves, merge, allow } = effect.call.operation.life;
  if (moves?.has(element.state)) return applyMoves(context, element, effect);
  return merge !== undefined && allow.has(element.state) ? [rewrite(context, element, effect.call)] : [];
}

/** What the call would make of the element if it were accepted in spite of the contract: every effect it has anywhere. */
export function forceMoves(context: Context, element: Element, effect: Effect): readonly Element[] {
  const own = applyMoves(context, element, effect);
  return own.length > 0 ? own : otherMoves(context, element, effect);
}

/** What the call makes of tasks in other states, and not of one in this. */
export function otherMoves(context: Context, element: Element, effect: Effect): readonly Element[] {
  if (element.state === gone) return [];
  const { moves } = effect.call.operation.life;
  const own = moves?.get(element.state) ?? [];
  const others = [...(moves?.values() ?? [])]
    .flat()
    .filter((move) => !own.some((one) => sameMove(one, move)));
  return others
    .filter((move, at) => others.findIndex((other) => sameMove(move, other)) === at)
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

/** The late calls that can still do something to a task in this state, or once it is there. */
export function stillLate(contract: Contract, late: readonly Late[], state: string): readonly Late[] {
  if (late.length === 0) return late;
  if (state === gone) return late.some(({ call }) => call.role === 'created') ? late : [];
  const reach = contract.states.get(state)?.reach;
  return late.filter(({ call }) => {
    if (call.role === 'created') return false;
    const { moves, merge, allow } = call.operation.life;
    const from = [...(moves?.keys() ?? []), ...(merge === undefined ? [] : allow)];
    return from.some((one) => reach?.has(one) ?? true);
  });
}

/** The element with one more call that may take effect later, or never. Of the same requests one is kept. */
export function putOff({ contract }: Context, element: Element, call: Call): Element {
  if (element.late.some((other) => other.call.seq === call.seq)) return element;
  const isSame = isCoarse(element.run) ? isSameOperation : isSameRequest;
  const at = element.late.findIndex((other) => isSame(other.call, call));
  const known = element.late[at];
  const late =
    known === undefined
      ? [...element.late, { call, often: false }]
      : element.late.with(at, { ...known, often: true });
  return { ...element, late: stillLate(contract, late, element.state) };
}

const isSameOperation = (left: Call, right: Call): boolean =>
  left.operation === right.operation && left.role === right.role;

const isSameRequest = (left: Call, right: Call): boolean =>
  isSameOperation(left, right) &&
  left.exchange.request.url === right.exchange.request.url &&
  deepEqual(left.exchange.request.body, right.exchange.request.body);

function applyMove(
  context: Context,
  element: Element,
  { call, span, move }: Effect & { readonly move: Move },
): readonly Element[] {
  switch (move.kind) {
    case 'same':
      return [rewrite(context, element, call)];
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

/** What an accepted call that moves nothing makes of the element: where it merges or echoes, later snapshots show that. */
export function rewrite({ runs }: Context, element: Element, call: Call): Element {
  const { merge, echo, moves } = call.operation.life;
  const writes = merge !== undefined || (moves !== undefined && echo.length > 0);
  return writes ? { ...element, run: runs.begin(element.run, call) } : element;
}

/** A move into a state that is not final begins a run; one that ends the task does not. */
function reenter(context: Context, element: Element, call: Call): Element {
  const { contract, runs } = context;
  if (isFinalState(contract, element.state)) return rewrite(context, element, call);
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
