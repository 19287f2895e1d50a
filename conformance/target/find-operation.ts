import type { Api, ApiOperation } from '../../src/openapi/api.js';

/** The names by which a user may call an operation: its key, that of the lifecycle, `METHOD /path`. */
export const operationNames = ({ key, lifecycle, method, path }: ApiOperation): readonly string[] => [
  ...new Set([key, ...(lifecycle === undefined ? [] : [lifecycle.key]), `${method} ${path}`]),
];

/** The operation of that name. */
export const findOperation = (
  { operations }: Pick<Api, 'operations'>,
  name: string,
): ApiOperation | undefined => operations.find((operation) => operationNames(operation).includes(name));
