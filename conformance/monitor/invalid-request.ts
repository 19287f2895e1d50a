import type { Exchange } from '../../src/exchange/exchange.js';
import type { Api, ApiOperation } from '../../src/openapi/api.js';
import { createRequestValidator } from '../../src/openapi/validate-request.js';
import { type PathPattern, queryOf, readPath } from './read-request.js';

/** Whether the document forbids a request of the operation. The validator is made when it is first asked. */
export function createInvalidity(
  api: Api,
  operation: ApiOperation,
  path: PathPattern,
): (exchange: Exchange) => boolean {
  let validate: ReturnType<typeof createRequestValidator> | undefined;
  return ({ request }) => {
    validate ??= createRequestValidator(api, operation);
    const { headers, body, url } = request;
    const known = path.names.map((name) => [name, readPath(url, path, name) ?? ''] as const);
    const typed = body.kind === 'json' ? { 'content-type': 'application/json', ...headers } : headers;
    const parts = { params: Object.fromEntries(known), query: queryOf(url), headers: typed, body };
    return validate(parts).kind === 'invalid';
  };
}
