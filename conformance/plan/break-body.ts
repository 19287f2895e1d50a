import type { Pointer } from '../../src/lifecycle/model.js';
import { joinPointers, pointerOf } from '../../src/lifecycle/pointer.js';
import type { JsonObject, Schema } from '../../src/openapi/api.js';
import { isJsonObject } from '../../src/openapi/json-object.js';
import { isFormType, isJsonType } from '../../src/openapi/media-type.js';
import { resolveRef } from '../../src/openapi/resolve-ref.js';
import { constraintsOf } from '../../src/openapi/schema-constraints.js';
import { memberNames, memberSchema } from '../../src/openapi/schema-step.js';
import { coercibleValues, otherSpellings } from './coercible-values.js';
import { draftBody, draftRequest, mediaOf } from './draft-request.js';
import type { RequestChange } from './plan.js';
import type { ListedOperation, Scene } from './scene.js';

/** What is wrong with a request. */
export type BreakKind =
  | 'missing'
  | 'wrong type'
  | 'coercible'
  | 'other spelling'
  | 'out of range'
  | 'extra member'
  | 'malformed'
  | 'wrong content type'
  | 'empty body';

/** A change that should make a request invalid, if the document says so. */
export type Break = {
  readonly kind: BreakKind;
  readonly because: string;
  readonly changes: readonly RequestChange[];
};

/** Every way to break the body that its schema suggests; whether one is really invalid, the document decides. */
export function breakBody(scene: Scene, operation: ListedOperation): readonly Break[] {
  const media = mediaOf(operation);
  if (media === undefined) return [];
  const body = draftBody(draftRequest(scene, operation));
  const isForm = isFormType(media.type);
  const members =
    media.schema === undefined
      ? []
      : breakMembers(
          { document: scene.api.document, isForm },
          { schema: media.schema, value: body, at: pointerOf([]) },
        );
  return [...members, ...(isForm ? [] : breakWhole(media.schema)), ...breakBytes(media.type, body)];
}

type Context = { readonly document: JsonObject; readonly isForm: boolean };
type Spot = { readonly schema: Schema; readonly value: unknown; readonly at: Pointer };

/** How deep members of members are broken. */
const deepest = 3;

function breakMembers(context: Context, spot: Spot): readonly Break[] {
  const { document } = context;
  const { schema, value, at } = spot;
  if (at.tokens.length >= deepest) return [];
  if (Array.isArray(value)) {
    const item = value.length === 0 ? undefined : memberSchema(document, schema, '0');
    return item === undefined
      ? []
      : breakMember(context, { schema: item, value: value[0], at: below(at, '0') });
  }
  if (value === undefined) return breakAbsent(context, spot);
  if (!isJsonObject(value)) return [];
  const names = [...new Set([...Object.keys(value), ...memberNames(document, schema)])];
  return [
    ...Object.keys(value).map((name) => without(below(at, name))),
    ...names.flatMap((name) => {
      const member = memberSchema(document, schema, name);
      const spotBelow = { schema: member ?? true, value: value[name], at: below(at, name) };
      return member === undefined ? [] : breakMember(context, spotBelow);
    }),
    put('extra member', below(at, 'unexpectedMember'), 'unexpected'),
  ];
}

/** Members of an object that the sample leaves out; what they need beside them, the schema says. */
const breakAbsent = (context: Context, { schema, at }: Spot): readonly Break[] =>
  memberNames(context.document, schema).flatMap((name) => {
    const member = memberSchema(context.document, schema, name);
    return member === undefined
      ? []
      : nearlyRight(context, { schema: member, value: undefined, at: below(at, name) });
  });

const breakMember = (context: Context, spot: Spot): readonly Break[] => [
  ...typesAt(context, spot.at),
  ...nearlyRight(context, spot),
  ...rangesAt(context, spot),
  ...(context.isForm ? [] : breakMembers(context, spot)),
];

/** One value of each JSON type; a form carries texts only. */
const typesAt = ({ isForm }: Context, at: Pointer): readonly Break[] => {
  const values: readonly unknown[] = isForm ? ['not of this type'] : [null, true, 'text', 12.5, [], {}];
  return values.map((value) => put('wrong type', at, value));
};

/** A form carries texts only: there every number is one already. A text for a boolean is likelier to be mended than a number. */
const nearlyRight = ({ document, isForm }: Context, { schema, value, at }: Spot): readonly Break[] => [
  ...(isForm ? [] : coercibleValues(document, schema, value)).map((near) =>
    put(typeof near === 'string' ? 'coercible' : 'wrong type', at, near),
  ),
  ...otherSpellings(document, schema).map((near) => put('other spelling', at, near)),
];

function rangesAt({ document, isForm }: Context, { schema, at }: Spot): readonly Break[] {
  const values = outOfRange(document, schema);
  return (isForm ? values.map(String) : values).map((value) => put('out of range', at, value));
}

/** Values just outside of what the schema permits, of the right type. */
export function outOfRange(document: JsonObject, schema: Schema): readonly unknown[] {
  const hull = constraintsOf(document, schema);
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = hull ?? {};
  const numbers = [
    ...[minimum, maximum].flatMap((bound, at) => (bound === undefined ? [] : [bound + (at === 0 ? -1 : 1)])),
    ...[exclusiveMinimum, exclusiveMaximum].filter((bound) => bound !== undefined),
  ];
  const parts = partsOf(document, schema);
  const lengths = parts.flatMap(({ minLength, maxLength }) => [
    ...(typeof minLength === 'number' && minLength > 0 ? ['x'.repeat(minLength - 1)] : []),
    ...(typeof maxLength === 'number' && maxLength < 100_000 ? ['x'.repeat(maxLength + 1)] : []),
  ]);
  const counts = parts.flatMap(({ minItems }) => (typeof minItems === 'number' && minItems > 0 ? [[]] : []));
  const isNamed =
    hull?.enum !== undefined ||
    parts.some(({ format, pattern }) => format !== undefined || pattern !== undefined);
  return [...numbers, ...lengths, ...counts, ...(isNamed ? ['no-such-value', '\u0001'] : [])];
}

/** The schema with all that is combined in it. */
export function partsOf(document: JsonObject, schema: unknown, depth = 0): readonly JsonObject[] {
  const resolved = resolveRef(document, schema);
  if (!isJsonObject(resolved) || depth > 4) return [];
  const inner = ['allOf', 'anyOf', 'oneOf'].flatMap((word) =>
    Array.isArray(resolved[word]) ? resolved[word] : [],
  );
  return [resolved, ...inner.flatMap((part) => partsOf(document, part, depth + 1))];
}

/** The body as another JSON type. */
const breakWhole = (schema: Schema | undefined): readonly Break[] =>
  schema === undefined ? [] : [[], 'text', 7, null].map((value) => put('wrong type', pointerOf([]), value));

/** Bytes that are no body of this type, no bytes, and a type that nobody declared. */
function breakBytes(type: string, body: unknown): readonly Break[] {
  const text = JSON.stringify(body ?? {});
  const broken = [text.slice(0, -1), `${text}}`, "{'key': 'value'}"].map((cut): Break => {
    const changes: readonly RequestChange[] = [{ kind: 'raw-body', text: cut, contentType: type }];
    return { kind: 'malformed', because: `its body is no JSON: ${shorten(cut)}`, changes };
  });
  return [
    ...(isJsonType(type) ? broken : []),
    ...(type === 'multipart/form-data' ? breakParts(type) : []),
    {
      kind: 'empty body',
      because: 'it has no body',
      changes: [{ kind: 'raw-body', text: '', contentType: type }],
    },
    {
      kind: 'wrong content type',
      because: 'its content type is text/plain',
      changes: [{ kind: 'raw-body', text: isJsonType(type) ? text : 'text', contentType: 'text/plain' }],
    },
  ];
}

/** Parts that cannot be read, or not as fields: whoever makes something of them still has no field at all. */
function breakParts(type: string): readonly Break[] {
  const boundary = 'part-7c1e';
  const named = 'content-disposition: form-data; name="';
  const marked = `${type}; boundary=${boundary}`;
  const bodies = [
    {
      because: 'its content type names no boundary',
      text: `--${boundary}\r\n${named}text"\r\n\r\ntext\r\n--${boundary}--\r\n`,
      contentType: type,
    },
    {
      because: 'its body is cut off in the middle of a part',
      text: `--${boundary}\r\n${named}`,
      contentType: marked,
    },
    {
      because: 'its only part has no name',
      text: `--${boundary}\r\ncontent-disposition: form-data\r\n\r\ntext\r\n--${boundary}--\r\n`,
      contentType: marked,
    },
  ];
  return bodies.map(
    ({ because, ...body }): Break => ({
      ...{ kind: 'malformed', because },
      changes: [{ kind: 'raw-body', ...body }],
    }),
  );
}

const without = (at: Pointer): Break => ({
  kind: 'missing',
  because: `${at.text} is missing`,
  changes: [{ kind: 'remove', in: 'body', at }],
});

const put = (kind: BreakKind, at: Pointer, value: unknown): Break => ({
  kind,
  because: `${at.text === '' ? 'the body' : at.text} is ${shorten(JSON.stringify(value))}`,
  changes: [{ kind: 'set', in: 'body', at, value }],
});

const below = (at: Pointer, name: string): Pointer => joinPointers(at, pointerOf([name]));

const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}…` : text);
