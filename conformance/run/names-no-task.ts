import type { ExchangeRequest } from '../../src/exchange/exchange.js';
import { getAt, isAbsent } from '../../src/lifecycle/pointer.js';
import type { ApiOperation } from '../../src/openapi/api.js';

/** Whether a request of a bulk operation names no task and so applies to all, those of others too. */
export function namesNoTask({ lifecycle, target }: ApiOperation, request: ExchangeRequest): boolean {
  if (lifecycle?.bulk !== true) return false;
  return target === undefined || isAbsent(namedTask(target, request));
}

function namedTask(
  target: NonNullable<ApiOperation['target']>,
  { url, headers, body }: ExchangeRequest,
): unknown {
  switch (target.kind) {
    // Without it the path would be another one.
    case 'path':
      return target.name;
    case 'query':
      return new URLSearchParams(url.split('?')[1] ?? '').get(target.name);
    case 'header':
      return headers[target.name.toLowerCase()];
    case 'body':
      if (body.kind === 'json') return getAt(body.value, target.pointer);
      return body.kind === 'form' ? getAt(body.fields, target.pointer) : undefined;
  }
}
