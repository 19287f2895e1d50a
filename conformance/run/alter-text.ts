import type { Alteration } from '../plan/plan.js';

/** What is made of the text, an id mostly. */
export function alterText(text: string, how: Alteration): string {
  switch (how) {
    case 'misspelt':
      return misspell(text);
    case 'lettered':
      return `${text}abc`;
    case 'fractional':
      return `${text}.5`;
  }
}

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const hash = /^[\da-f]{16,}$/i;

/** So far above a number no counter has come. */
const far = 1_500_000_000n;

/**
 * A neighbour in spelling that is none in counting: an id that exists must not be hit. A UUID ends otherwise, a long
 * hexadecimal one begins otherwise (it may end in a counter), a number is far away, anything else has a letter more.
 */
function misspell(id: string): string {
  if (uuid.test(id)) return `${id.slice(0, -1)}${otherDigit(id.slice(-1))}`;
  if (/^\d+$/.test(id)) return String(BigInt(id) + far);
  return hash.test(id) ? `${otherDigit(id.slice(0, 1))}${id.slice(1)}` : `${id}a`;
}

/** Never the same digit in the other case, which some take for the same. */
const otherDigit = (digit: string): string => (Number.parseInt(digit, 16) ^ 1).toString(16);
