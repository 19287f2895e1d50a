import type { Exchange } from '../../../src/exchange/exchange.js';

/** Two ends, in units of the drawing. */
export type Span = { readonly from: number; readonly to: number };

const leastWidth = 5;

/**
 * Where a call's interval is drawn. Order and overlaps are kept; long waits are pressed together, so that calls of
 * milliseconds stay visible beside waits of minutes.
 */
export function scaleTime(
  exchanges: readonly Exchange[],
  { left, right }: { readonly left: number; readonly right: number },
): (exchange: Exchange) => Span {
  const instants = [...new Set(exchanges.flatMap(({ callMs, returnMs }) => [callMs, returnMs]))].toSorted(
    (one, other) => one - other,
  );
  const places = new Map<number, number>();
  let sum = 0;
  instants.forEach((instant, index) => {
    const before = instants[index - 1];
    if (before !== undefined) sum += 1 + Math.log1p(instant - before);
    places.set(instant, sum);
  });
  const room = right - left - leastWidth;
  const put = (instant: number): number => left + (sum === 0 ? 0 : ((places.get(instant) ?? 0) / sum) * room);
  return ({ callMs, returnMs }) => {
    const [first, last] = [Math.min(callMs, returnMs), Math.max(callMs, returnMs)];
    const from = put(first);
    return { from: round(from), to: round(Math.max(from + leastWidth, put(last))) };
  };
}

const round = (value: number): number => Math.round(value * 10) / 10;
