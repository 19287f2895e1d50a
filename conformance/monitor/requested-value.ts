import type { RequestSource } from '../../src/lifecycle/model.js';
import type { ApiOperation, JsonObject, Schema } from '../../src/openapi/api.js';
import { isJsonObject, ownMember } from '../../src/openapi/json-object.js';
import { bareType, isJsonType } from '../../src/openapi/media-type.js';
import { resolveRef } from '../../src/openapi/resolve-ref.js';
import { memberSchema } from '../../src/openapi/schema-step.js';
import type { Call } from './call.js';
import { readBody, readSource } from './read-request.js';

/** What a request asked for: what it gave, or the schema's `default` where it gave nothing. */

/** `given`: the client sent it. `textual`: it was sent as text, whatever its type. */
export type Requested = { readonly value: unknown; readonly given: boolean; readonly textual: boolean };

/** What the call asks for at the source; `undefined` where it says nothing and there is no default. */
export function readRequested(source: RequestSource, call: Call): Requested | undefined {
  const { exchange, operation } = call;
  const sent = readSource(source, exchange, operation.path);
  if (sent !== undefined) return { ...sent, given: true };
  const textual = source.kind !== 'body' || exchange.request.body.kind === 'form';
  const value = source.kind === 'body' ? bodyDefault(source, call) : parameterDefault(source, operation.api);
  return value === undefined ? undefined : { value, given: false, textual };
}

/** Walks body and schema together; where a member is missing or `null`, its default stands in. */
function bodyDefault(source: RequestSource & { readonly kind: 'body' }, call: Call): unknown {
  const { document } = call.operation;
  let value: unknown = readBody(call.exchange) ?? {};
  let schema = requestSchema(call);
  for (const token of source.pointer.tokens) {
    if (!isJsonObject(value)) return undefined;
    schema = schema === undefined ? undefined : memberSchema(document, schema, token);
    const member = ownMember(value, token) ?? undefined;
    value = member === undefined && schema !== undefined ? defaultOf(document, schema) : member;
  }
  return value ?? undefined;
}

function parameterDefault(
  source: Exclude<RequestSource, { kind: 'body' }>,
  operation: ApiOperation,
): unknown {
  const parameter = operation.parameters.find(
    ({ in: place, name }) => place === source.kind && name.toLowerCase() === source.name.toLowerCase(),
  );
  return isJsonObject(parameter?.schema) ? parameter.schema.default : undefined;
}

function requestSchema({ exchange, operation }: Call): Schema | undefined {
  const contents = operation.api.requestBody?.contents;
  if (contents === undefined) return undefined;
  const type = bareType(exchange.request.headers['content-type'] ?? '');
  const media = contents.get(type) ?? [...contents.values()].find((one) => isJsonType(one.type));
  return (media ?? [...contents.values()][0])?.schema;
}

/** The `default` of a schema, looked for through references and combinations. */
function defaultOf(document: JsonObject, schema: Schema, depth = 0): unknown {
  const resolved = resolveRef(document, schema);
  if (isJsonObject(schema) && schema.default !== undefined) return schema.default;
  if (!isJsonObject(resolved) || depth > 8) return undefined;
  if (resolved.default !== undefined) return resolved.default;
  const parts = ['allOf', 'anyOf', 'oneOf'].flatMap((keyword) => resolved[keyword] ?? []);
  for (const part of parts) {
    const found = defaultOf(document, part as Schema, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}
