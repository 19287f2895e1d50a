import type { ApiOperation } from './api.js';
import { nearRoutes } from './near-routes.js';
import { buildRouteTrie, type Route, type RouteNode } from './route-trie.js';

/** What a method and a path are to the document. */
export type RouteMatch =
  | {
      readonly kind: 'matched';
      readonly operation: ApiOperation;
      /** Percent-decoded. */
      readonly params: Readonly<Record<string, string>>;
    }
  /** The path exists, with these methods only. */
  | { readonly kind: 'wrong-method'; readonly allow: readonly string[]; readonly template: string }
  /** A `%` that is not the start of UTF-8 in hexadecimal. */
  | { readonly kind: 'bad-encoding' }
  /** `near`: the nearest known `METHOD /path`, worked out when asked for. */
  | { readonly kind: 'none'; readonly near: readonly string[] };

/** Finds the operation of a request. */
export type RouteMatcher = {
  /** `path` as it came, still encoded, without the query. HEAD and OPTIONS are methods like any other. */
  readonly match: (method: string, path: string) => RouteMatch;
};

const decoded = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
};

/** A fixed segment may come encoded, though it needs not. */
const fixedChild = (node: RouteNode, segment: string): RouteNode | undefined => {
  const child = node.fixed.get(segment);
  if (child !== undefined || !segment.includes('%')) return child;
  const plain = decoded(segment);
  return plain === undefined ? undefined : node.fixed.get(plain);
};

type Walker = {
  /** The route of the method at which the path ends. What its parameters have taken is in `taken`. */
  readonly findRoute: (path: string, method: string) => Route | undefined;
  /** Every node at which the path ends, the best first. */
  readonly findNodes: (path: string) => readonly RouteNode[];
  /** The segments that parameters have taken, still encoded. */
  readonly taken: readonly string[];
};

/** Fixed segments go before mixed ones, those before parameters; where one leads nowhere the walk goes back. */
const createWalker = (root: RouteNode): Walker => {
  const taken: string[] = [];
  let path = '';
  let accept: (node: RouteNode) => boolean = () => false;

  const walkMixed = (node: RouteNode, from: number, count: number): RouteNode | undefined => {
    const slash = path.indexOf('/', from);
    const end = slash === -1 ? path.length : slash;
    for (const edge of node.mixed) {
      const found = edge.pattern.exec(path.slice(from, end));
      if (found === null) continue;
      for (let group = 1; group < found.length; group += 1) taken[count + group - 1] = found[group] ?? '';
      const last = walk(edge.node, end + 1, count + found.length - 1);
      if (last !== undefined) return last;
    }
    return undefined;
  };

  const walk = (node: RouteNode, from: number, count: number): RouteNode | undefined => {
    if (from > path.length) return accept(node) ? node : undefined;
    const slash = path.indexOf('/', from);
    const end = slash === -1 ? path.length : slash;
    const segment = path.slice(from, end);
    const fixed = fixedChild(node, segment);
    const last = fixed === undefined ? undefined : walk(fixed, end + 1, count);
    if (last !== undefined || segment === '') return last;
    const mixed = node.mixed.length === 0 ? undefined : walkMixed(node, from, count);
    if (mixed !== undefined || node.any === undefined) return mixed;
    taken[count] = segment;
    return walk(node.any, end + 1, count + 1);
  };

  let wanted = '';
  const hasWanted = (node: RouteNode): boolean => node.routes.has(wanted);
  const findRoute = (given: string, method: string): Route | undefined => {
    path = given;
    wanted = method;
    accept = hasWanted;
    return walk(root, 1, 0)?.routes.get(method);
  };
  const findNodes = (given: string): readonly RouteNode[] => {
    const nodes: RouteNode[] = [];
    path = given;
    accept = (node) => {
      if (node.routes.size > 0) nodes.push(node);
      return false;
    };
    walk(root, 1, 0);
    return nodes;
  };
  return { findRoute, findNodes, taken };
};

const none: Readonly<Record<string, string>> = Object.freeze({});

const matched = ({ operation, names }: Route, taken: readonly string[]): RouteMatch => {
  if (names.length === 0) return { kind: 'matched', operation, params: none };
  const params: Record<string, string> = {};
  for (let at = 0; at < names.length; at += 1) {
    const text = taken[at] ?? '';
    const value = text.includes('%') ? decoded(text) : text;
    if (value === undefined) return { kind: 'bad-encoding' };
    params[names[at] ?? ''] = value;
  }
  return { kind: 'matched', operation, params };
};

/**
 * Matches paths to operations at a cost that does not grow with their number. A path that several templates fit is
 * that of the best one which has the method.
 */
export const createRouteMatcher = (operations: readonly ApiOperation[]): RouteMatcher => {
  const walker = createWalker(buildRouteTrie(operations));
  const match = (method: string, path: string): RouteMatch => {
    const rooted = path.charCodeAt(0) === 47 ? path : `/${path}`;
    const route = walker.findRoute(rooted, method);
    if (route !== undefined) return matched(route, walker.taken);
    const routes = walker.findNodes(rooted).flatMap((node) => [...node.routes.values()]);
    const [first] = routes;
    if (first !== undefined) {
      const allow = [...new Set(routes.map(({ operation }) => operation.method))];
      return { kind: 'wrong-method', allow, template: first.operation.path };
    }
    return {
      kind: 'none',
      get near() {
        return nearRoutes(operations, method, path);
      },
    };
  };
  return { match };
};
