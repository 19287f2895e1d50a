import type { Example, HeaderSpec, JsonObject, Media, ResponseSpec, Schema } from './api.js';
import { isJsonObject, objectOr } from './json-object.js';
import { bareType } from './media-type.js';
import { resolveRef } from './resolve-ref.js';

/** The bodies and headers of an operation, their references followed. */

const objectAt = (document: JsonObject, value: unknown): JsonObject => objectOr(resolveRef(document, value));

const isSchema = (value: unknown): value is Schema => typeof value === 'boolean' || isJsonObject(value);

/** `{schema}` where there is one. */
export const schemaOf = (object: JsonObject): { readonly schema?: Schema } =>
  isSchema(object.schema) ? { schema: object.schema } : {};

const readExample = (document: JsonObject, name: string, value: unknown): readonly Example[] => {
  const example = objectAt(document, value);
  const shown = Object.hasOwn(example, 'dataValue') ? example.dataValue : example.value;
  if (shown === undefined) return [];
  const template = example['x-task-template'];
  return [{ name, value: shown, ...(template === undefined ? {} : { template }) }];
};

/** The examples beside a schema in document order; a single `example` has the name `''` and comes last. */
export const readExamples = (document: JsonObject, object: JsonObject): readonly Example[] => {
  const named = Object.entries(objectOr(object.examples)).flatMap(([name, value]) =>
    readExample(document, name, value),
  );
  return object.example === undefined ? named : [...named, { name: '', value: object.example }];
};

const readMedia = (document: JsonObject, type: string, value: unknown): Media => {
  const object = objectAt(document, value);
  return { type: bareType(type), ...schemaOf(object), examples: readExamples(document, object) };
};

/** A `content` object by media type. */
export const readContents = (document: JsonObject, content: unknown): ReadonlyMap<string, Media> =>
  new Map(
    Object.entries(objectOr(content)).map(([type, value]) => {
      const media = readMedia(document, type, value);
      return [media.type, media];
    }),
  );

const readHeader = (document: JsonObject, value: unknown): HeaderSpec => {
  const object = objectAt(document, value);
  const [first] = readExamples(document, object);
  const example = first === undefined ? {} : { example: first.value };
  return { required: object.required === true, ...schemaOf(object), ...example };
};

/** `Content-Type` is described by `content` alone. */
const isDescribed = (name: string): boolean => name.toLowerCase() !== 'content-type';

const readResponse = (document: JsonObject, status: string, value: unknown): ResponseSpec => {
  const object = objectAt(document, value);
  const headers = Object.entries(objectOr(object.headers)).filter(([name]) => isDescribed(name));
  return {
    status: /^\dxx$/i.test(status) ? status.toUpperCase() : status,
    description: typeof object.description === 'string' ? object.description : '',
    headers: new Map(headers.map(([name, header]) => [name, readHeader(document, header)])),
    contents: readContents(document, object.content),
  };
};

/** A `responses` object by status. */
export const readResponses = (document: JsonObject, responses: unknown): ReadonlyMap<string, ResponseSpec> =>
  new Map(
    Object.entries(objectOr(responses))
      .filter(([status]) => !status.startsWith('x-'))
      .map(([status, value]) => {
        const response = readResponse(document, status, value);
        return [response.status, response];
      }),
  );
