import type { Exchange } from '../exchange/exchange.js';

/** Time between exchanges. A recording may have two clocks; who has waited by either has waited. */

/** Milliseconds from the first answer to the second request: the larger of the two clocks'. Negative: they overlap. */
export const waitedMs = (first: Exchange, second: Exchange): number =>
  bothMs(first, second, (from, to) => to.callMs - from.returnMs).larger;

/** Milliseconds from the first request to the second, by both clocks. */
export const intervalMs = (first: Exchange, second: Exchange): BothMs =>
  bothMs(first, second, (from, to) => to.callMs - from.callMs);

/** One duration by two clocks. */
export type BothMs = { readonly larger: number; readonly smaller: number };

/** Whether the first was answered when the second was sent. */
export function isAnsweredBefore(first: Exchange, second: Exchange): boolean {
  const [from, to] = clocksOf(first, second);
  return from.returnMs < to.callMs || (from.returnMs === to.callMs && first.seq < second.seq);
}

/** Whether both were in flight at once, by the machine's clock where there is one. */
export function areInFlightTogether(first: Exchange, second: Exchange): boolean {
  const [one, other] = clocksOf(first, second);
  return one.callMs < other.returnMs && other.callMs < one.returnMs;
}

/** In the order of sending. */
export const bySending = (one: Exchange, other: Exchange): number =>
  one.callMs - other.callMs ||
  (one.wall?.callMs ?? 0) - (other.wall?.callMs ?? 0) ||
  one.returnMs - other.returnMs ||
  one.seq - other.seq;

type Instants = { readonly callMs: number; readonly returnMs: number };

function bothMs(
  first: Exchange,
  second: Exchange,
  between: (first: Instants, second: Instants) => number,
): BothMs {
  const shown = between(first, second);
  if (first.wall === undefined || second.wall === undefined) return { larger: shown, smaller: shown };
  const real = between(first.wall, second.wall);
  return { larger: Math.max(shown, real), smaller: Math.min(shown, real) };
}

const clocksOf = (first: Exchange, second: Exchange): readonly [Instants, Instants] =>
  first.wall === undefined || second.wall === undefined ? [first, second] : [first.wall, second.wall];
