import type { RequestSource } from '../lifecycle/model.js';
import { getAt } from '../lifecycle/pointer.js';
import type { ValidRequest } from '../openapi/validate-request.js';

/** The value of a part of the request, coerced to the type of its schema; `undefined` where it was not given. */
export function readSource(source: RequestSource, request: ValidRequest): unknown {
  switch (source.kind) {
    case 'path':
      return request.path[source.name];
    case 'query':
      return request.query[source.name];
    case 'header':
      return request.headers[source.name.toLowerCase()];
    case 'body':
      return getAt(request.body, source.pointer);
  }
}
