import { typesOf } from '../../src/openapi/coerce-text.js';
import { isJsonObject } from '../../src/openapi/json-object.js';
import { resolveRef } from '../../src/openapi/resolve-ref.js';
import type { ListQuery } from './observe-list.js';
import { queryOf } from './read-request.js';

/**
 * What a filter of a list was asked for: `any`, or one of some values; those of the schema's `default` are not `given`.
 * `unclear`: what was sent can be read in more than one way.
 */
export type FilterAsked =
  | { readonly kind: 'any' | 'unclear' }
  | { readonly kind: 'values'; readonly values: readonly string[]; readonly given: boolean };

const unclear: FilterAsked = { kind: 'unclear' };

/** What the request asked for by the query parameter. */
export function readFilter({ operation, exchange }: ListQuery, param: string): FilterAsked {
  const parameter = operation.api.parameters.find(
    ({ in: place, name }) => place === 'query' && name === param,
  );
  const texts = new URLSearchParams(queryOf(exchange.request.url)).getAll(param);
  if (texts.length === 0) return readDefault(queryDefault({ operation }, param));
  if (texts.includes('')) return unclear;
  const isArray = parameter !== undefined && typesOf(operation.document, parameter.schema).includes('array');
  if (!isArray) return texts.length > 1 || isList(texts[0]) ? unclear : asked(texts);
  if (parameter.explode) return texts.some(isList) ? unclear : asked(texts);
  return asked(texts.flatMap((text) => text.split(SEPARATORS.get(parameter.style ?? '') ?? ',')));
}

/** The `default` of a query parameter's schema. */
export function queryDefault({ operation }: Pick<ListQuery, 'operation'>, param: string): unknown {
  const found = operation.api.parameters.find(({ in: place, name }) => place === 'query' && name === param);
  const schema = resolveRef(operation.document, found?.schema);
  return isJsonObject(schema) ? (schema.default ?? undefined) : undefined;
}

/** What stands between the values of one text. */
const SEPARATORS: ReadonlyMap<string, string> = new Map([
  ['spaceDelimited', ' '],
  ['pipeDelimited', '|'],
]);

/** Some services take several values in one text, whatever the document says. */
const isList = (text = ''): boolean => text.includes(',');

const asked = (values: readonly string[]): FilterAsked => ({ kind: 'values', values, given: true });

function readDefault(value: unknown): FilterAsked {
  if (value === undefined) return { kind: 'any' };
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (values.some((one) => typeof one === 'object')) return unclear;
  return { kind: 'values', values: values.map(String), given: false };
}
