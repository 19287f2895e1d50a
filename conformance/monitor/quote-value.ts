/** Characters of a value that a sentence shows. */
const MOST = 60;

/** A value as a sentence names it: JSON in one line, cut off where it is long; `nothing` where there is none. */
export function quoteValue(value: unknown): string {
  const letters = [...(JSON.stringify(value) ?? 'nothing').slice(0, MOST * 4)];
  return letters.length <= MOST ? letters.join('') : `${letters.slice(0, MOST - 1).join('')}…`;
}
