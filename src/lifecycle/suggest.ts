import { distance } from 'fastest-levenshtein';

/** The known word that the given one is most likely a slip for, or `undefined` where none is near. */
export function nearestWord(word: string, known: Iterable<string>): string | undefined {
  const lower = word.toLowerCase();
  const scored = [...known].map((candidate) => ({
    candidate,
    edits: editsTo(lower, candidate.toLowerCase()),
  }));
  const best = scored.sort((left, right) => left.edits - right.edits)[0];
  return best !== undefined && best.edits <= allowedEdits(word) ? best.candidate : undefined;
}

/** `Did you mean x?` where one is near, else the whole list. */
export function suggestWord(word: string, known: Iterable<string>, what: string): string {
  const words = [...known];
  const nearest = nearestWord(word, words);
  if (nearest !== undefined) return `Did you mean ${nearest}?`;
  return words.length === 0 ? `There are no ${what}.` : `The ${what} are: ${words.join(', ')}.`;
}

/** A word and a longer one that begins with it (`created`, `created_at`) are one edit apart. */
function editsTo(word: string, candidate: string): number {
  const [short, long] = word.length < candidate.length ? [word, candidate] : [candidate, word];
  return short.length > 2 && long.startsWith(short)
    ? Math.min(1, long.length - short.length)
    : distance(word, candidate);
}

const allowedEdits = (word: string): number =>
  word.length <= 3 ? 1 : Math.max(2, Math.floor(word.length / 3));
