import type { Payload } from '../../src/exchange/exchange.js';
import { removeAt, setAt } from '../../src/lifecycle/pointer.js';
import type { Api, ApiOperation, Media } from '../../src/openapi/api.js';
import { isJsonObject } from '../../src/openapi/json-object.js';
import { bareType, isFormType, isJsonType } from '../../src/openapi/media-type.js';
import { sampleRequest } from '../../src/openapi/sample-request.js';
import type { RequestChange } from '../plan/plan.js';
import type { RequestRecipe } from '../target/target.js';
import { alterText } from './alter-text.js';

/** A request before it is written down: each part can still be changed. */
export type RequestParts = {
  readonly path: Readonly<Record<string, string>>;
  /** In order; a name may come more than once. */
  readonly query: readonly (readonly [name: string, value: string])[];
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body:
    | { readonly kind: 'fields'; readonly value: unknown }
    | { readonly kind: 'text'; readonly text: string };
};

/** How many different sample requests the document gives for the operation: one for each example of its body, at least one. */
export const countVariants = (operation: ApiOperation): number => Math.max(1, bodiesOf(operation).length);

const known = new WeakMap<ApiOperation, Map<number, RequestParts>>();

/** The sample request of the document; `variant` counts from 0 and begins again after the last. */
export function sampleParts(api: Api, operation: ApiOperation, variant = 0): RequestParts {
  const made = known.get(operation) ?? new Map<number, RequestParts>();
  known.set(operation, made);
  const parts = made.get(variant) ?? makeParts(api, operation, variant);
  made.set(variant, parts);
  return parts;
}

function makeParts(api: Api, operation: ApiOperation, variant: number): RequestParts {
  const sample = sampleRequest(api, withVariant(operation, variant));
  const query = sample.url.split('?')[1] ?? '';
  return {
    path: mapText(sample.path),
    query: [...new URLSearchParams(query)],
    headers: {
      ...mapText(sample.headers),
      ...(sample.contentType === undefined ? {} : { 'content-type': sample.contentType }),
    },
    body: { kind: 'fields', value: sample.body },
  };
}

type Body = { readonly media: Media; readonly example?: Media['examples'][number] };

/** JSON first, then forms, as the sample prefers them; of a media type each example. */
function bodiesOf({ requestBody }: ApiOperation): readonly Body[] {
  const rank = ({ type }: Media): number => (isJsonType(type) ? 0 : isFormType(type) ? 1 : 2);
  const contents = [...(requestBody?.contents.values() ?? [])].toSorted(
    (one, other) => rank(one) - rank(other),
  );
  return contents.flatMap((media): readonly Body[] =>
    media.examples.length === 0 ? [{ media }] : media.examples.map((example) => ({ media, example })),
  );
}

function withVariant(operation: ApiOperation, variant: number): ApiOperation {
  const bodies = bodiesOf(operation);
  const chosen = bodies[variant % Math.max(1, bodies.length)];
  if (chosen === undefined || operation.requestBody === undefined) return operation;
  const { media, example } = chosen;
  const one: Media = { ...media, examples: example === undefined ? [] : [example] };
  return { ...operation, requestBody: { ...operation.requestBody, contents: new Map([[media.type, one]]) } };
}

/** The request with what a user wants instead. */
export function withRecipe(parts: RequestParts, recipe: RequestRecipe): RequestParts {
  const { params = {}, query = {}, headers = {}, body } = recipe;
  const type = parts.headers['content-type'] ?? (body === undefined ? undefined : 'application/json');
  return {
    path: { ...parts.path, ...params },
    query: Object.entries(query).reduce(setQuery, parts.query),
    headers: {
      ...parts.headers,
      ...(type === undefined ? {} : { 'content-type': type }),
      ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
    },
    body: body === undefined ? parts.body : { kind: 'fields', value: body },
  };
}

/** The request with this value as the only one of the query parameter. */
export const withQuery = (parts: RequestParts, name: string, value: string): RequestParts => ({
  ...parts,
  query: setQuery(parts.query, [name, value]),
});

/** The request with one change of a plan; one of its credential is none of its parts. */
export function withChange(parts: RequestParts, change: RequestChange): RequestParts {
  if (change.kind === 'credential') return parts;
  if (change.kind === 'raw-body') {
    const headers = { ...parts.headers, 'content-type': change.contentType };
    return { ...parts, headers, body: { kind: 'text', text: change.text } };
  }
  if (change.kind === 'alter') return withAltered(parts, change);
  switch (change.in) {
    case 'body':
      return withBody(parts, (value) =>
        change.kind === 'set' ? setAt(value, change.at, change.value) : removeAt(value, change.at),
      );
    case 'path':
      return { ...parts, path: { ...parts.path, [change.name]: change.value } };
    case 'query':
      return {
        ...parts,
        query:
          change.kind === 'set'
            ? setQuery(parts.query, [change.name, change.value])
            : parts.query.filter(([name]) => name !== change.name),
      };
    case 'header': {
      const { [change.name.toLowerCase()]: _old, ...others } = parts.headers;
      const set = change.kind === 'set' ? { [change.name.toLowerCase()]: change.value } : {};
      return { ...parts, headers: { ...others, ...set } };
    }
  }
}

/** What is not there is not altered. */
function withAltered(
  parts: RequestParts,
  { in: place, name, how }: Extract<RequestChange, { readonly kind: 'alter' }>,
): RequestParts {
  const { path, query, headers } = parts;
  if (place === 'query') {
    const altered = query.map(([one, value]) => [one, one === name ? alterText(value, how) : value] as const);
    return { ...parts, query: altered };
  }
  const key = place === 'path' ? name : name.toLowerCase();
  const value = place === 'path' ? path[key] : headers[key];
  if (value === undefined) return parts;
  const altered = { [key]: alterText(value, how) };
  return place === 'path'
    ? { ...parts, path: { ...path, ...altered } }
    : { ...parts, headers: { ...headers, ...altered } };
}

const withBody = (parts: RequestParts, change: (value: unknown) => unknown): RequestParts =>
  parts.body.kind === 'text'
    ? parts
    : { ...parts, body: { kind: 'fields', value: change(parts.body.value) } };

/** The body as it is sent. */
export function payloadOf({ body, headers }: RequestParts): Payload {
  if (body.kind === 'text') return body.text === '' ? { kind: 'empty' } : { kind: 'text', text: body.text };
  const { value } = body;
  if (value === undefined) return { kind: 'empty' };
  const type = bareType(headers['content-type'] ?? 'application/json');
  if (isFormType(type) && isJsonObject(value)) return { kind: 'form', fields: value };
  return typeof value === 'string' && !isJsonType(type)
    ? { kind: 'text', text: value }
    : { kind: 'json', value };
}

/** In the place of the first of that name; others of the name go. */
function setQuery(
  query: RequestParts['query'],
  [name, value]: readonly [string, string],
): RequestParts['query'] {
  const at = query.findIndex(([one]) => one === name);
  const rest = query.filter(([one]) => one !== name);
  return rest.toSpliced(at === -1 ? rest.length : at, 0, [name, value]);
}

const mapText = (values: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value),
    ]),
  );
