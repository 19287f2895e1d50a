import type { JsonType } from '../lifecycle/api-facts.js';
import type { JsonObject, Schema } from './api.js';
import { coercionOf, itemCoercion, typesOf } from './coerce-text.js';
import { isJsonObject, objectOr } from './json-object.js';
import { isJsonType } from './media-type.js';
import { resolveRef } from './resolve-ref.js';
import { memberSchema } from './schema-step.js';

/** A file of a multipart body. Its bytes are not kept, unless whoever made the part kept them. */
export type FilePart = {
  readonly filename: string;
  readonly contentType: string;
  readonly size: number;
  readonly text?: string;
};

/** Whether a form field is a file. */
export const isFilePart = (value: unknown): value is FilePart =>
  isJsonObject(value) && typeof value.filename === 'string' && typeof value.size === 'number';

/** The fields of a form, read by the schema of the body. */
export type ReadForm = {
  /** With the types of their schemas. */
  readonly fields: unknown;
  /** The same with files as texts: what the schema describes. */
  readonly shape: unknown;
  /** Fields that have to hold JSON and do not. */
  readonly notJson: readonly string[];
};

const alternatives = (schema: JsonObject): readonly unknown[] =>
  [schema.anyOf, schema.oneOf, schema.allOf].flatMap((list) => (Array.isArray(list) ? list : []));

/** Whether the schema means raw bytes: a file. */
export const isBinary = (document: JsonObject, schema: Schema | undefined): boolean => {
  const found = resolveRef(document, schema);
  if (!isJsonObject(found)) return false;
  const { format, contentMediaType, contentEncoding } = found;
  if (format === 'binary') return true;
  if (typeof contentMediaType === 'string' && contentEncoding === undefined)
    return !isJsonType(contentMediaType);
  return alternatives(found).some((part) => isBinary(document, part as Schema));
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

type ReadField = (value: unknown) => unknown;

const readList = (document: JsonObject, schema: Schema, value: unknown): unknown => {
  const coerce = itemCoercion(document, schema);
  if (Array.isArray(value)) return value.map((item) => (typeof item === 'string' ? coerce(item) : item));
  if (typeof value !== 'string') return [value];
  const list = value.trimStart().startsWith('[') ? parsed(value) : undefined;
  return Array.isArray(list) ? list : [coerce(value)];
};

/** A field of type object travels as JSON, a list as JSON or as repeated fields (OpenAPI 3.1, 4.8.15). */
const fieldReader = (document: JsonObject, schema: Schema): ReadField => {
  const types: readonly JsonType[] = typesOf(document, schema);
  const coerce = coercionOf(types);
  if (types.includes('array') && !types.includes('string'))
    return (value) => readList(document, schema, value);
  const isObject = types.includes('object') && !types.includes('string');
  return (value) => {
    if (typeof value !== 'string') return value;
    const object = isObject ? parsed(value) : undefined;
    return object === undefined ? coerce(value) : object;
  };
};

const mustBeJson = (document: JsonObject, schema: Schema): boolean => {
  const { contentMediaType } = objectOr(resolveRef(document, schema));
  return typeof contentMediaType === 'string' && isJsonType(contentMediaType);
};

/** A file without its bytes is as long as it is; longer ones differ from no schema. */
const textOf = ({ size, text }: FilePart): string => text ?? ' '.repeat(Math.min(size, 1_000_000));

const shapeOf = (document: JsonObject, schema: Schema, value: unknown): unknown => {
  if (isFilePart(value)) return isBinary(document, schema) ? textOf(value) : value;
  if (Array.isArray(value)) {
    const item = memberSchema(document, schema, '0');
    return item === undefined ? value : value.map((one) => shapeOf(document, item, one));
  }
  return value;
};

type Field = { readonly schema: Schema; readonly read: ReadField; readonly isJson: boolean };

/** Reads decoded form fields by the schema of the body. Fields that it does not know stay as they came. */
export const readForm = (document: JsonObject, schema: Schema): ((fields: unknown) => ReadForm) => {
  const known = new Map<string, Field | undefined>();
  const fieldOf = (name: string): Field | undefined => {
    if (known.has(name)) return known.get(name);
    const member = memberSchema(document, schema, name);
    const field =
      member === undefined
        ? undefined
        : { schema: member, read: fieldReader(document, member), isJson: mustBeJson(document, member) };
    known.set(name, field);
    return field;
  };
  return (given) => {
    const entries = Object.entries(objectOr(given));
    const fields = entries.map(([name, value]): [string, unknown] => {
      const field = fieldOf(name);
      return [name, field === undefined ? value : field.read(value)];
    });
    const shape = fields.map(([name, value]): [string, unknown] => {
      const field = fieldOf(name);
      return [name, field === undefined ? value : shapeOf(document, field.schema, value)];
    });
    const notJson = fields.filter(([name, value]) => {
      const field = fieldOf(name);
      return field?.isJson === true && typeof value === 'string' && parsed(value) === undefined;
    });
    return {
      fields: Object.fromEntries(fields),
      shape: Object.fromEntries(shape),
      notJson: notJson.map(([name]) => name),
    };
  };
};
