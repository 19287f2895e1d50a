/**
 * Delta debugging: the fewest items that still pass the test, in their order, as far as leaving out runs of items
 * finds them. The whole is taken to pass. `test` may say no at any time, then what was found so far is the answer.
 */
export function minimise<T>(items: readonly T[], test: (items: readonly T[]) => boolean): readonly T[] {
  if (items.length > 0 && test([])) return [];
  let kept = items;
  let parts = 2;
  while (kept.length > 1) {
    const smaller = withoutOnePart(kept, Math.min(parts, kept.length), test);
    if (smaller !== undefined) {
      kept = smaller;
      parts = Math.max(2, parts - 1);
    } else if (parts >= kept.length) break;
    else parts *= 2;
  }
  return kept;
}

/** The later parts first: what led up to a failure is seldom what came last. */
function withoutOnePart<T>(
  items: readonly T[],
  parts: number,
  test: (items: readonly T[]) => boolean,
): readonly T[] | undefined {
  const size = Math.ceil(items.length / parts);
  for (let from = Math.floor((items.length - 1) / size) * size; from >= 0; from -= size) {
    const rest = items.toSpliced(from, size);
    if (test(rest)) return rest;
  }
  return undefined;
}
