import type { Pointer } from '../lifecycle/model.js';
import { pointerOf, setAt } from '../lifecycle/pointer.js';

type Leaf = { readonly path: readonly string[]; readonly value: unknown };
type Vary = { readonly by: number; readonly except: readonly Pointer[] };

/**
 * The value with one of its parts changed: the longest text, where it is long enough to be no name of anything, else the
 * first number, text or boolean. Parts that `except` names are left; `path` says where the value stands in the
 * snapshot. `undefined` where nothing can be changed.
 */
export function varyValue(value: unknown, { by, except }: Vary, path: readonly string[]): unknown {
  const leaves = [...leavesOf(value, [])].filter(
    (leaf) => !except.some(({ tokens }) => covers(tokens, [...path, ...leaf.path])),
  );
  const firstOf = (type: string) => leaves.find((leaf) => typeof leaf.value === type);
  const leaf = longestText(leaves) ?? firstOf('number') ?? firstOf('string') ?? firstOf('boolean');
  return leaf && setAt(value, pointerOf(leaf.path), another(leaf.value, by));
}

const LONG = 20;

function longestText(leaves: readonly Leaf[]): Leaf | undefined {
  let longest: Leaf | undefined;
  let length = LONG - 1;
  for (const leaf of leaves) {
    if (typeof leaf.value !== 'string' || leaf.value.length <= length) continue;
    longest = leaf;
    length = leaf.value.length;
  }
  return longest;
}

function* leavesOf(value: unknown, path: readonly string[]): Generator<Leaf> {
  if (typeof value !== 'object' || value === null) {
    yield { path, value };
    return;
  }
  for (const [name, member] of Object.entries(value)) yield* leavesOf(member, [...path, name]);
}

/** Whether the pattern names the place or something that it is a part of. */
const covers = (pattern: readonly string[], path: readonly string[]): boolean =>
  pattern.length <= path.length && pattern.every((token, at) => token === '*' || token === path[at]);

function another(value: unknown, by: number): unknown {
  if (typeof value === 'number') return value + by;
  return typeof value === 'string' ? withOtherLetter(value, by) : !value;
}

/** The last letter is another one of the alphabet: length and form stay, so that encoded bytes can still be decoded. */
function withOtherLetter(text: string, by: number): string {
  const at = text.search(/[a-z](?=[^a-z]*$)/i);
  if (at === -1) return `${text}${by}`;
  const code = text.charCodeAt(at);
  const first = code < 97 ? 65 : 97;
  const letter = String.fromCharCode(first + ((code - first + 1 + ((by - 1) % 25)) % 26));
  return `${text.slice(0, at)}${letter}${text.slice(at + 1)}`;
}
