import type { Api, ApiOperation, JsonObject, Media, Parameter } from './api.js';
import { curlArgumentsOf } from './curl-arguments.js';
import { isJsonObject } from './json-object.js';
import { isFormType, isJsonType } from './media-type.js';
import { type FilePart, isBinary, isFilePart } from './read-form.js';
import { sampleBody } from './sample-body.js';
import { memberSchema } from './schema-step.js';
import type { ValidRequest } from './validate-request.js';

type Values = Readonly<Record<string, unknown>>;

/** A request as a client would send it: with the document's own examples where it shows any, else made from its schemas. */
export type SampleRequest = {
  readonly path: Values;
  /** Required parameters only. */
  readonly query: Values;
  /** Required ones only, in lower case; without `content-type` and credentials. */
  readonly headers: Values;
  readonly contentType?: string;
  /** A JSON value, a text, or the fields of a form (files as `FilePart`s that hold their text). Absent: none. */
  readonly body?: unknown;
  /** Path and query, encoded. */
  readonly url: string;
  /** What curl is given beside URL and credentials, one word each, unquoted. */
  readonly curlArguments: readonly string[];
  /** The same as the request validator would hand it on. */
  readonly valid: ValidRequest;
};

const exampleOr = (api: Pick<Api, 'document'>, { example, schema }: Parameter): unknown =>
  example === undefined ? sampleBody(api, schema, { for: 'request' }) : example;

const valuesOf = (api: Pick<Api, 'document'>, parameters: readonly Parameter[]): Values =>
  Object.fromEntries(parameters.map((parameter) => [parameter.name, exampleOr(api, parameter)]));

const contentTypes: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  txt: 'text/plain',
  json: 'application/json',
  xml: 'application/xml',
};

const fileName = /^[\w. -]+\.(\w{1,5})$/;

const toFile = (value: unknown): FilePart => {
  if (isFilePart(value)) return value;
  const filename = typeof value === 'string' && fileName.test(value) ? value : 'sample.pdf';
  const contentType = contentTypes[fileName.exec(filename)?.[1] ?? ''] ?? 'application/octet-stream';
  const text = contentType === 'application/pdf' ? '%PDF-1.4' : 'sample';
  return { filename, contentType, size: text.length, text };
};

/** An example shows a file by its name or by nothing; what is sent is a file. */
const withFiles = (document: JsonObject, media: Media, value: unknown): unknown => {
  const { schema } = media;
  if (!isJsonObject(value) || schema === undefined) return value;
  const fields = Object.entries(value).map(([name, field]): [string, unknown] => {
    const member = memberSchema(document, schema, name);
    if (member !== undefined && isBinary(document, member)) return [name, toFile(field)];
    const item = member === undefined ? undefined : memberSchema(document, member, '0');
    const isFiles = Array.isArray(field) && item !== undefined && isBinary(document, item);
    return [name, isFiles ? field.map(toFile) : field];
  });
  return Object.fromEntries(fields);
};

const preferred = (contents: ReadonlyMap<string, Media>): Media | undefined => {
  const all = [...contents.values()];
  return all.find(({ type }) => isJsonType(type)) ?? all.find(({ type }) => isFormType(type)) ?? all[0];
};

const bodyOf = (
  api: Pick<Api, 'document'>,
  operation: ApiOperation,
): { contentType?: string; body?: unknown } => {
  const media = operation.requestBody === undefined ? undefined : preferred(operation.requestBody.contents);
  if (media === undefined) return {};
  const [example] = media.examples;
  const made = media.schema === undefined ? undefined : sampleBody(api, media.schema, { for: 'request' });
  const body = example === undefined ? made : example.value;
  if (body === undefined) return {};
  return {
    contentType: media.type,
    body: isFormType(media.type) ? withFiles(api.document, media, body) : body,
  };
};

const asText = (value: unknown): string =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);

const queryText = (operation: ApiOperation, query: Values): string => {
  const pairs = operation.parameters
    .filter((parameter) => parameter.in === 'query' && Object.hasOwn(query, parameter.name))
    .flatMap(({ name, explode }): [string, string][] => {
      const value = query[name];
      if (!Array.isArray(value)) return [[name, asText(value)]];
      return explode ? value.map((item) => [name, asText(item)]) : [[name, value.map(asText).join(',')]];
    });
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`;
};

/** The sample request of an operation; the same at every call. */
export const sampleRequest = (api: Pick<Api, 'document'>, operation: ApiOperation): SampleRequest => {
  const required = (place: Parameter['in']): readonly Parameter[] =>
    operation.parameters.filter((parameter) => parameter.in === place && parameter.required);
  const path = valuesOf(api, required('path'));
  const query = valuesOf(api, required('query'));
  const headers = Object.fromEntries(
    Object.entries(valuesOf(api, required('header'))).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const body = bodyOf(api, operation);
  const filled = operation.path.replace(/\{([^}]+)\}/g, (_, name: string) =>
    encodeURIComponent(asText(path[name])),
  );
  return {
    ...{ path, query, headers, ...body },
    url: `${filled}${queryText(operation, query)}`,
    curlArguments: curlArgumentsOf({ method: operation.method, headers, ...body }),
    valid: { kind: 'valid', path, query, headers, body: body.body },
  };
};
