import type { ApiOperation } from '../openapi/api.js';
import { createRouteMatcher, type RouteMatch } from '../openapi/match-route.js';
import { readOperations } from '../openapi/read-operations.js';
import { createRequestValidator, type RequestValidator } from '../openapi/validate-request.js';
import { controlDocument } from './openapi.js';

/** The operations of the control API's own document. */
export type ControlRoutes = {
  /** `path` as it came, with `/__admin`, without the query. */
  match(method: string, path: string): RouteMatch;
  /** Schemas are compiled when a request first needs them. */
  validatorOf(operation: ApiOperation): RequestValidator;
};

/** Reads the document once. */
export function createControlRoutes(): ControlRoutes {
  const found = readOperations(controlDocument, ({ message }) => {
    throw new Error(`Control: its document is not sound: ${message}`);
  });
  const operations = found.map(({ operation }): ApiOperation => ({ ...operation, snapshot: false }));
  const validators = new Map<ApiOperation, RequestValidator>();
  return {
    match: createRouteMatcher(operations).match,
    validatorOf: (operation) => {
      const known = validators.get(operation);
      if (known !== undefined) return known;
      const validator = createRequestValidator({ document: controlDocument }, operation);
      validators.set(operation, validator);
      return validator;
    },
  };
}
