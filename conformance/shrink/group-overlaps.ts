import type { Exchange } from '../../src/exchange/exchange.js';

/** In the order of sending. */
export const inOrder = (trace: readonly Exchange[]): readonly Exchange[] =>
  trace.toSorted((left, right) => left.callMs - right.callMs || left.seq - right.seq);

/** Exchanges that were under way at once stand in one group; groups and members in the order of sending. */
export function groupOverlaps(trace: readonly Exchange[]): readonly (readonly Exchange[])[] {
  const groups: Exchange[][] = [];
  let untilMs = Number.NEGATIVE_INFINITY;
  for (const exchange of inOrder(trace)) {
    const last = groups.at(-1);
    if (last === undefined || exchange.callMs >= untilMs) groups.push([exchange]);
    else last.push(exchange);
    untilMs = Math.max(untilMs, exchange.returnMs);
  }
  return groups;
}
