import { deepEqual } from '../../src/lifecycle/deep-equal.js';
import type { Pointer } from '../../src/lifecycle/model.js';
import { printPointer } from '../../src/lifecycle/pointer.js';

/** Comparing JSON values with exceptions. Absent and `null` are the same. */

type Tree = { readonly [name: string]: unknown };

/** The first place at which two values differ, as a pointer; places that `except` matches, and all below, are passed over. */
export function findDifference(
  left: unknown,
  right: unknown,
  except: readonly Pointer[] = [],
): string | undefined {
  const tokens = walk({ left, right, at: [], except, subset: false });
  return tokens === undefined ? undefined : printPointer(tokens);
}

/** The first place of `expected` that `shown` does not have so; members that only `shown` has are passed over. */
export function findMissing(
  shown: unknown,
  expected: unknown,
  except: readonly Pointer[] = [],
): string | undefined {
  const tokens = walk({ left: shown, right: expected, at: [], except, subset: true });
  return tokens === undefined ? undefined : printPointer(tokens);
}

/** Whether `shown` has everything that `expected` has. */
export const covers = (shown: unknown, expected: unknown): boolean =>
  findMissing(shown, expected) === undefined;

/** Whether a value that was sent as text is the one shown. */
export const equalsText = (shown: unknown, text: unknown): boolean =>
  typeof shown === 'object' ? deepEqual(shown, text) : String(shown) === String(text);

type Visit = {
  readonly left: unknown;
  readonly right: unknown;
  readonly at: readonly string[];
  readonly except: readonly Pointer[];
  /** Only members of `right` count. */
  readonly subset: boolean;
};

function walk(visit: Visit): readonly string[] | undefined {
  const { left, right, at, subset } = visit;
  if (left === right || (isNone(left) && isNone(right))) return undefined;
  if (visit.except.some((pointer) => isAt(pointer, at))) return undefined;
  if (!isTree(left) || !isTree(right) || Array.isArray(left) !== Array.isArray(right)) return at;
  if (Array.isArray(left) && Array.isArray(right) && left.length !== right.length) return at;
  for (const name of Object.keys(right)) {
    const found = walkMember(visit, { name, left: own(left, name), right: right[name] });
    if (found !== undefined) return found;
  }
  if (subset) return undefined;
  for (const name of Object.keys(left)) {
    if (Object.hasOwn(right, name)) continue;
    const found = walkMember(visit, { name, left: left[name], right: undefined });
    if (found !== undefined) return found;
  }
  return undefined;
}

type Member = { readonly name: string; readonly left: unknown; readonly right: unknown };

/** Equal members are passed over before anything is made, since most are. */
const walkMember = (visit: Visit, { name, left, right }: Member): readonly string[] | undefined =>
  left === right || (isNone(left) && isNone(right))
    ? undefined
    : walk({ ...visit, left, right, at: [...visit.at, name] });

const isNone = (value: unknown): boolean => value === undefined || value === null;

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;

const own = (tree: Tree, name: string): unknown => (Object.hasOwn(tree, name) ? tree[name] : undefined);

const isAt = ({ tokens }: Pointer, at: readonly string[]): boolean =>
  tokens.length === at.length && tokens.every((token, index) => token === '*' || token === at[index]);
