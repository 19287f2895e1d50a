import type { Exchange } from '../exchange/exchange.js';
import type { Api, ApiOperation } from '../openapi/api.js';
import { createRouteMatcher, type RouteMatcher } from '../openapi/match-route.js';

/** An operation, the API that has it, and what the path gives for its parameters. */
export type FoundOperation = {
  readonly api: Api;
  readonly operation: ApiOperation;
  readonly params: Readonly<Record<string, string>>;
};

/** Finds what a request is, among several APIs; nothing for a request that is no operation of any. */
export type OperationFinder = (
  exchange: Pick<Exchange, 'api' | 'operation' | 'request'>,
) => FoundOperation | undefined;

/** Only in the API that was recorded. Where none was, the one with the recorded operation goes first, then the order given. */
export function createOperationFinder(apis: readonly Api[]): OperationFinder {
  const routes = apis.map((api): Route => ({ api, matcher: createRouteMatcher(api.operations) }));
  return ({ api, operation, request }) => {
    const meant = routes.filter((route) => api === undefined || route.api.name === api);
    const found = meant.flatMap((route) => matchIn(route, request, apis.length > 1));
    return (
      found.find((one) => one.operation.key === operation) ?? (operation === undefined ? found[0] : undefined)
    );
  };
}

type Route = { readonly api: Api; readonly matcher: RouteMatcher };

/** A recording of several APIs behind one address may keep the prefix of each. */
function matchIn(
  { api, matcher }: Route,
  request: Exchange['request'],
  mayHavePrefix: boolean,
): readonly FoundOperation[] {
  const path = request.url.replace(/[?#].*$/, '');
  const prefix = `/${api.name}/`;
  const paths = mayHavePrefix && path.startsWith(prefix) ? [path, path.slice(prefix.length - 1)] : [path];
  return paths.flatMap((one) => {
    const match = matcher.match(request.method.toUpperCase(), one);
    return match.kind === 'matched' ? [{ api, operation: match.operation, params: match.params }] : [];
  });
}
