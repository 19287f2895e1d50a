import type { ApiOperation } from './api.js';

/** The path templates of a document as a tree of segments. */

export type Route = { readonly operation: ApiOperation; readonly names: readonly string[] };

/** A segment such as `{id}:cancel`: text and parameters mixed. */
export type MixedEdge = {
  readonly pattern: RegExp;
  readonly key: string;
  readonly literal: number;
  readonly node: RouteNode;
};

/** What may follow the segments read so far, and the operations of a path that ends here. */
export type RouteNode = {
  readonly fixed: Map<string, RouteNode>;
  /** Those with the most literal text first. */
  readonly mixed: MixedEdge[];
  any: RouteNode | undefined;
  readonly routes: Map<string, Route>;
};

const createNode = (): RouteNode => ({ fixed: new Map(), mixed: [], any: undefined, routes: new Map() });

const parameter = /\{([^}]*)\}/g;
const special = /[.*+?^${}()|[\]\\]/g;

const fixedChild = (node: RouteNode, segment: string): RouteNode => {
  const child = node.fixed.get(segment) ?? createNode();
  node.fixed.set(segment, child);
  return child;
};

const anyChild = (node: RouteNode): RouteNode => {
  node.any ??= createNode();
  return node.any;
};

const mixedChild = (node: RouteNode, segment: string): RouteNode => {
  const key = segment.replace(parameter, '{}');
  const known = node.mixed.find((edge) => edge.key === key);
  if (known !== undefined) return known.node;
  const source = key.split('{}').map((text) => text.replace(special, '\\$&'));
  const edge = {
    key,
    pattern: new RegExp(`^${source.join('(.+?)')}$`),
    literal: key.replaceAll('{}', '').length,
    node: createNode(),
  };
  node.mixed.push(edge);
  node.mixed.sort((one, other) => other.literal - one.literal);
  return edge.node;
};

const childOf = (node: RouteNode, segment: string): RouteNode => {
  if (!segment.includes('{')) return fixedChild(node, segment);
  return /^\{[^}]*\}$/.test(segment) ? anyChild(node) : mixedChild(node, segment);
};

/** The tree of all operations; of two that are the same to a client the first counts. */
export const buildRouteTrie = (operations: readonly ApiOperation[]): RouteNode => {
  const root = createNode();
  for (const operation of operations) {
    const segments = operation.path.split('/').slice(1);
    const node = segments.reduce(childOf, root);
    const names = [...operation.path.matchAll(parameter)].map(([, name]) => name ?? '');
    if (!node.routes.has(operation.method)) node.routes.set(operation.method, { operation, names });
  }
  return root;
};
