/** A map that keeps its old versions: setting copies only a short path, so that a fold over a long trace stays cheap. */
export type PersistentMap<V> = {
  readonly size: number;
  readonly root: Node<V>;
};

type Leaf<V> = { readonly kind: 'leaf'; readonly entries: readonly (readonly [string, V])[] };
type Branch<V> = { readonly kind: 'branch'; readonly children: readonly (Node<V> | undefined)[] };
type Node<V> = Leaf<V> | Branch<V>;

const bits = 5;
const width = 2 ** bits;
const leafLimit = 8;
const deepest = 6;

/** A map with nothing in it. */
export const emptyMap = <V>(): PersistentMap<V> => ({ size: 0, root: { kind: 'leaf', entries: [] } });

/** What stands under the key, or `undefined`. */
export function getIn<V>(map: PersistentMap<V>, key: string): V | undefined {
  const code = hash(key);
  let node: Node<V> | undefined = map.root;
  for (let depth = 0; node?.kind === 'branch'; depth += 1) node = node.children[slot(code, depth)];
  return node?.entries.find(([name]) => name === key)?.[1];
}

/** The map with the value under the key. */
export function setIn<V>(map: PersistentMap<V>, key: string, value: V): PersistentMap<V> {
  const size = getIn(map, key) === undefined ? map.size + 1 : map.size;
  return { size, root: setNode(map.root, { key, value, code: hash(key) }, 0) };
}

/** The map without the key. */
export function removeIn<V>(map: PersistentMap<V>, key: string): PersistentMap<V> {
  if (getIn(map, key) === undefined) return map;
  return { size: map.size - 1, root: removeNode(map.root, { key, code: hash(key) }, 0) };
}

/** All keys and values, in no order to rely on. */
export function* entriesOf<V>(map: PersistentMap<V>): Generator<readonly [string, V]> {
  const waiting: Node<V>[] = [map.root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.kind === 'leaf') yield* node.entries;
    else for (const child of node.children) if (child !== undefined) waiting.push(child);
  }
}

type Setting<V> = { readonly key: string; readonly value: V; readonly code: number };

function setNode<V>(node: Node<V> | undefined, setting: Setting<V>, depth: number): Node<V> {
  const { key, value, code } = setting;
  if (node === undefined) return { kind: 'leaf', entries: [[key, value]] };
  if (node.kind === 'leaf') {
    const entries = [...node.entries.filter(([name]) => name !== key), [key, value] as const];
    return entries.length <= leafLimit || depth >= deepest
      ? { kind: 'leaf', entries }
      : split(entries, depth);
  }
  const at = slot(code, depth);
  return { kind: 'branch', children: node.children.with(at, setNode(node.children[at], setting, depth + 1)) };
}

function split<V>(entries: Leaf<V>['entries'], depth: number): Node<V> {
  const children: (Node<V> | undefined)[] = new Array(width).fill(undefined);
  for (const [key, value] of entries) {
    const code = hash(key);
    const at = slot(code, depth);
    children[at] = setNode(children[at], { key, value, code }, depth + 1);
  }
  return { kind: 'branch', children };
}

function removeNode<V>(
  node: Node<V>,
  removing: { readonly key: string; readonly code: number },
  depth: number,
): Node<V> {
  if (node.kind === 'leaf') {
    return { kind: 'leaf', entries: node.entries.filter(([name]) => name !== removing.key) };
  }
  const at = slot(removing.code, depth);
  const child = node.children[at];
  return child === undefined
    ? node
    : { kind: 'branch', children: node.children.with(at, removeNode(child, removing, depth + 1)) };
}

const slot = (code: number, depth: number): number => (code >>> (depth * bits)) & (width - 1);

/** FNV-1a, then mixed so that ids in sequence spread over the low bits. */
function hash(text: string): number {
  let code = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) code = Math.imul(code ^ text.charCodeAt(at), 0x01000193);
  code = Math.imul(code ^ (code >>> 16), 0x85ebca6b);
  return (code ^ (code >>> 13)) >>> 0;
}
