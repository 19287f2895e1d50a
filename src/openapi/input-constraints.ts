import type { ApiOperation, JsonObject, Parameter, Schema } from './api.js';
import { referredSchema } from './resolve-ref.js';

/** Keywords that say something of a value without refusing any. */
const annotations: ReadonlySet<string> = new Set([
  ...['title', 'description', 'default', 'example', 'examples', 'deprecated', 'readOnly', 'writeOnly'],
  ...['externalDocs', 'xml', '$comment', 'contentMediaType', 'contentEncoding', 'contentSchema'],
]);

const isAnnotation = (keyword: string): boolean => annotations.has(keyword) || keyword.startsWith('x-');

const freeSchema = (
  document: JsonObject,
  schema: Schema,
  isFree: (name: string, value: unknown) => boolean,
): boolean => {
  let current: Schema | undefined = schema;
  for (let depth = 0; depth < 20 && typeof current === 'object'; depth += 1) {
    const { $ref, ...own }: JsonObject = current;
    if (!Object.entries(own).every(([name, value]) => isAnnotation(name) || isFree(name, value)))
      return false;
    current = $ref === undefined ? true : referredSchema(document, current);
  }
  return current === true;
};

/** Whether every value fits the schema. */
export const acceptsAnything = (document: JsonObject, schema: Schema): boolean =>
  freeSchema(document, schema, () => false);

/** Whether the schema asks for nothing but a type. */
export const asksOnlyType = (document: JsonObject, schema: Schema): boolean =>
  freeSchema(document, schema, (name) => name === 'type');

const isString = (value: unknown): boolean =>
  value === 'string' || (Array.isArray(value) && value.includes('string'));

/** Whether every text fits the schema. */
export const acceptsAnyText = (document: JsonObject, schema: Schema): boolean =>
  freeSchema(document, schema, (name, value) => name === 'type' && isString(value));

/** A `format` alone forbids nothing. */
const isConstrained = (document: JsonObject, parameter: Parameter): boolean => {
  if (parameter.in !== 'path' && parameter.required) return true;
  return !freeSchema(
    document,
    parameter.schema,
    (name, value) => name === 'format' || (name === 'type' && isString(value)),
  );
};

/** Whether a request can break the operation's schemas: it has a body, or a parameter that does not take every text. */
export const canBeInvalid = (
  document: JsonObject,
  operation: Pick<ApiOperation, 'parameters' | 'requestBody'>,
): boolean =>
  operation.requestBody !== undefined ||
  operation.parameters.some((parameter) => isConstrained(document, parameter));
