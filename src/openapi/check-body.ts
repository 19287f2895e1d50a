import type { Payload } from '../exchange/exchange.js';
import { printPointer } from '../lifecycle/pointer.js';
import type { JsonObject, Media } from './api.js';
import { schemaCompiler } from './compile-schema.js';
import { printValue } from './explain-error.js';
import { acceptsAnything } from './input-constraints.js';
import { objectOr } from './json-object.js';
import { isFormType, isJsonType, mediaOf } from './media-type.js';
import { readForm } from './read-form.js';
import { type RequestError, requestErrors } from './request-error.js';

/** A body as it was decoded; what could not be decoded is refused. */
export type RequestBody =
  | Payload
  | { readonly kind: 'malformed'; readonly message: string }
  | { readonly kind: 'too-large'; readonly limitBytes: number };

/** A body that fits, with the types of its schema, or what is wrong with it. */
export type CheckedBody =
  | { readonly kind: 'valid'; readonly body: unknown }
  | { readonly kind: 'wrong'; readonly errors: readonly RequestError[] };

/** Checks the bodies of one operation. */
export type CheckBody = (body: RequestBody, contentType: string | undefined) => CheckedBody;

type BodySpec = { readonly required: boolean; readonly contents: ReadonlyMap<string, Media> };

const wrong = (keyword: string, message: string): CheckedBody => {
  const error = { in: 'body', field: '', pointer: '', message, keyword, input: null } as const;
  return { kind: 'wrong', errors: [error] };
};

const valid = (body: unknown): CheckedBody => ({ kind: 'valid', body });

const jsonExpected = (name: string, fields: unknown): RequestError => {
  const input = objectOr(fields)[name];
  const message = `${name} must be JSON, got ${printValue(input)}.`;
  return {
    in: 'body',
    field: name,
    pointer: printPointer([name]),
    message,
    keyword: 'contentMediaType',
    input,
  };
};

const mediaCheck = (document: JsonObject, media: Media): ((value: unknown) => CheckedBody) => {
  const { type, schema } = media;
  if (schema === undefined || acceptsAnything(document, schema)) return valid;
  const compiler = schemaCompiler(document, { use: 'request' });
  const validate = compiler.compile(schema);
  const answer = (body: unknown, shape: unknown): CheckedBody => {
    const errors = validate(shape);
    if (errors.length === 0) return valid(body);
    return { kind: 'wrong', errors: requestErrors(compiler, { in: 'body' }, errors) };
  };
  if (isJsonType(type)) return (value) => answer(value, value);
  if (type.startsWith('text/')) return (value) => answer(value, value);
  if (!isFormType(type)) return valid;
  const read = readForm(document, schema);
  return (value) => {
    const { fields, shape, notJson } = read(value);
    const checked = answer(fields, shape);
    if (notJson.length === 0) return checked;
    const others = checked.kind === 'wrong' ? checked.errors : [];
    return { kind: 'wrong', errors: [...others, ...notJson.map((name) => jsonExpected(name, fields))] };
  };
};

const contentOf = (body: Exclude<RequestBody, { kind: 'malformed' | 'too-large' | 'empty' }>): unknown => {
  switch (body.kind) {
    case 'json':
      return body.value;
    case 'text':
      return body.text;
    case 'form':
      return body.fields;
    case 'bytes':
      return body.base64;
  }
};

/** The kind of body that a media type asks for; a body of another kind was sent under a wrong `Content-Type`. */
const kindOf = (type: string): Payload['kind'] | undefined => {
  if (isJsonType(type)) return 'json';
  return isFormType(type) ? 'form' : undefined;
};

/** Validates the body of an operation by its content type; one that is none is taken for the first declared. */
export const bodyCheck = (document: JsonObject, spec: BodySpec): CheckBody => {
  const checks = new Map<Media, (value: unknown) => CheckedBody>();
  const checkOf = (media: Media): ((value: unknown) => CheckedBody) => {
    const check = checks.get(media) ?? mediaCheck(document, media);
    checks.set(media, check);
    return check;
  };
  const [first] = spec.contents.values();
  const types = [...spec.contents.keys()].join(' or ');
  return (body, contentType) => {
    if (body.kind === 'malformed') return wrong('malformed', body.message);
    if (body.kind === 'too-large')
      return wrong('tooLarge', `the body must have at most ${body.limitBytes} bytes.`);
    if (body.kind === 'empty')
      return spec.required ? wrong('required', 'the body is required, but missing.') : valid(undefined);
    const media = contentType === undefined ? first : mediaOf(spec.contents, contentType);
    if (media === undefined)
      return wrong('contentType', `the body must be ${types}, got ${contentType ?? 'no type'}.`);
    const kind = kindOf(media.type);
    if (kind !== undefined && kind !== body.kind)
      return wrong('contentType', `the body must be ${types}, got ${body.kind}.`);
    return checkOf(media)(contentOf(body));
  };
};
