import type { Document, Node, Pair, YAMLMap } from 'yaml';
import { loadYaml } from './lazy-packages.js';

type Step = { readonly node: unknown; readonly offset: number | undefined };

const offsetOf = (node: unknown): number | undefined => (node as Node | null | undefined)?.range?.[0];

const keyOf = (pair: Pair): string =>
  String((pair.key as { readonly value?: unknown } | null)?.value ?? pair.key);

const isMerge = (pair: Pair): boolean => keyOf(pair) === '<<';

const findPair = (document: Document, map: YAMLMap, name: string): Pair | undefined => {
  const { isAlias, isMap, isSeq } = loadYaml();
  const own = map.items.find((pair) => keyOf(pair) === name);
  if (own !== undefined) return own;
  for (const { value } of map.items.filter(isMerge)) {
    const sources = isSeq(value) ? value.items : [value];
    for (const source of sources) {
      const merged = isAlias(source) ? source.resolve(document) : source;
      const found = isMap(merged) ? findPair(document, merged, name) : undefined;
      if (found !== undefined) return found;
    }
  }
  return undefined;
};

const stepInto = (document: Document, node: unknown, token: string): Step | undefined => {
  const { isAlias, isMap, isSeq } = loadYaml();
  const container = isAlias(node) ? node.resolve(document) : node;
  if (isMap(container)) {
    const pair = findPair(document, container, token);
    return pair === undefined ? undefined : { node: pair.value, offset: offsetOf(pair.key) };
  }
  if (!isSeq(container)) return undefined;
  const item = container.items[Number(token)];
  return item === undefined ? undefined : { node: item, offset: offsetOf(item) };
};

/** The offset of the member (of its key, where it has one) in the text, or of the nearest one above it that exists. */
export const findNode = (document: Document, tokens: readonly string[]): number => {
  let offset = offsetOf(document.contents) ?? 0;
  let node: unknown = document.contents;
  for (const token of tokens) {
    const step = stepInto(document, node, token);
    if (step === undefined) break;
    node = step.node;
    offset = step.offset ?? offset;
  }
  return offset;
};
