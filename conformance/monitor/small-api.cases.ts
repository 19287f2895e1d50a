import { parse } from 'yaml';
import type { Api } from '../../src/openapi/api.js';
import { readApi } from '../../src/openapi/read-api.js';

/** Small documents with a lifecycle each: the five of the language's page, and one for what those five do not use. */
export function apiOf(name: string, text: string): Api {
  const { api, findings } = readApi(parse(text), name);
  if (api === undefined) throw new Error(JSON.stringify(findings, null, 2));
  return api;
}

/** A response with a JSON body. */
export const json = (schema: string): string =>
  `{description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/${schema}'}}}}`;

/** A response without one. */
export const bare = '{description: said in words}';

/** A parameter that names a task or a filter. */
export const parameter = (place: string, name: string, type = 'string'): string =>
  `{name: ${name}, in: ${place}, required: ${place === 'path'}, schema: {type: ${type}}}`;
