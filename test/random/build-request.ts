import type { Api, ApiOperation, Media, Parameter, Schema } from '../../src/openapi/api.js';
import type { CallBody, CallHead } from '../../src/simulator/call.js';
import { demoCredential } from '../../src/simulator/check-credentials.js';

export type BuiltRequest = {
  readonly head: CallHead;
  readonly body: CallBody;
  /** The task that the request names; absent where it names none. */
  readonly id?: string;
};

export type Choice = {
  readonly id: string;
  /** Picks the body example, and which query parameters are given with what values. */
  readonly variant: number;
};

/** A valid request to the operation about a task, made of the document's own examples and parameters. */
export function buildRequest(api: Api, operation: ApiOperation, { id, variant }: Choice): BuiltRequest {
  const { target, lifecycle } = operation;
  const query = new URLSearchParams();
  let random = variant;
  for (const parameter of operation.parameters.filter((one) => one.in === 'query')) {
    const values =
      target?.kind === 'query' && target.name === parameter.name ? [id] : queryValues(api, parameter);
    const index = random % (values.length + 1);
    random = Math.floor(random / (values.length + 1));
    if (index > 0) query.set(parameter.name, values[index - 1]!);
  }
  const aims = target?.kind === 'path' || (target?.kind === 'query' && query.has(target.name));
  return {
    head: {
      method: operation.method,
      path: pathOf(operation, id),
      query: String(query),
      headers: headersOf(api, operation),
    },
    body: bodyOf(operation, variant),
    ...(aims && lifecycle?.creates === undefined && { id }),
  };
}

/** Requests that the document forbids: a body without its required members, a body of the wrong type. */
export function invalidRequests(
  api: Api,
  operation: ApiOperation,
  id: string,
): readonly { readonly request: BuiltRequest; readonly because: string }[] {
  const valid = buildRequest(api, operation, { id, variant: 0 });
  const media = mediaOf(operation);
  if (media === undefined || operation.requestBody?.required !== true) return [];
  const bodies: readonly (readonly [string, CallBody])[] =
    media.type === 'application/json'
      ? [
          ['a text where an object is expected', { kind: 'json', value: 'x' }],
          ['malformed', { kind: 'malformed', message: 'Expected JSON: cut off.' }],
        ]
      : [['malformed', { kind: 'malformed', message: 'Expected multipart/form-data: cut off.' }]];
  return bodies.map(([because, body]) => ({ request: { ...valid, body }, because }));
}

function pathOf(operation: ApiOperation, id: string): string {
  const { target } = operation;
  return operation.path.replace(/\{([^}]+)\}/g, (_, name: string) =>
    target?.kind === 'path' && target.name === name && id !== '' ? encodeURIComponent(id) : '1',
  );
}

function queryValues(api: Api, { name, schema }: Parameter): readonly string[] {
  if (name === 'status') return [...api.lifecycle.states.keys(), 'nonsense'];
  const type = typesOf(schema);
  if (type.includes('boolean')) return ['true', 'false'];
  return type.includes('integer') ? ['1', '2', '50'] : ['x'];
}

function typesOf(schema: Schema): readonly string[] {
  if (typeof schema === 'boolean') return [];
  const own = schema['type'];
  const nested = [...((schema['anyOf'] as Schema[]) ?? []), ...((schema['oneOf'] as Schema[]) ?? [])];
  return [
    ...(Array.isArray(own) ? own.map(String) : own === undefined ? [] : [String(own)]),
    ...nested.flatMap(typesOf),
  ];
}

/** The credentials of the first requirement, and the content type of the body. */
function headersOf(api: Api, operation: ApiOperation): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const name of operation.security[0]?.keys() ?? []) {
    const scheme = api.securitySchemes.get(name);
    if (scheme?.kind === 'apiKey' && scheme.in === 'header')
      headers[scheme.header.toLowerCase()] = demoCredential(scheme);
    if (scheme?.kind === 'bearer') headers['authorization'] = `Bearer ${demoCredential(scheme)}`;
  }
  const media = mediaOf(operation);
  if (media !== undefined) {
    headers['content-type'] = media.type;
    headers['content-length'] = '1';
  }
  return headers;
}

const mediaOf = (operation: ApiOperation): Media | undefined =>
  [...(operation.requestBody?.contents.values() ?? [])][0];

function bodyOf(operation: ApiOperation, variant: number): CallBody {
  const media = mediaOf(operation);
  if (media === undefined) return { kind: 'empty' };
  const value = media.examples[variant % Math.max(1, media.examples.length)]?.value;
  if (value === undefined) throw new Error(`${operation.key} has no request example.`);
  if (media.type === 'application/json') return { kind: 'json', value };
  return { kind: 'form', fields: asFields(value as Record<string, unknown>, media) };
}

/** Form fields are texts; a member that the schema calls binary is a file. */
function asFields(value: Record<string, unknown>, { schema }: Media): Record<string, unknown> {
  const properties =
    typeof schema === 'object'
      ? ((schema['properties'] ?? {}) as Record<string, Record<string, unknown>>)
      : {};
  const entries = Object.entries(value).map(([name, field]) => {
    const isFile =
      properties[name]?.['format'] === 'binary' || properties[name]?.['contentMediaType'] !== undefined;
    if (isFile && name.includes('file'))
      return [name, { filename: 'a.txt', contentType: 'text/plain', size: 3 }];
    return [name, typeof field === 'string' ? field : JSON.stringify(field)];
  });
  return Object.fromEntries(entries);
}
