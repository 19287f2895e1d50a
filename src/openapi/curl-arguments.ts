import { isJsonObject } from './json-object.js';
import { isJsonType } from './media-type.js';
import { isFilePart } from './read-form.js';

/** The request that curl shall send. */
export type CurlRequest = {
  readonly method: string;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly contentType?: string;
  readonly body?: unknown;
};

const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** `--form-string` takes a value as it is; a file is sent from its text, so that the line works where it is pasted. */
const formArguments = (name: string, value: unknown): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap((item) => formArguments(name, item));
  if (!isFilePart(value)) return ['--form-string', `${name}=${asText(value)}`];
  const { filename, contentType, text = 'sample' } = value;
  return ['-F', `${name}=${text};filename=${filename};type=${contentType}`];
};

const dataArguments = ({ contentType = '', body }: CurlRequest): readonly string[] => {
  if (body === undefined) return [];
  const fields = isJsonObject(body) ? Object.entries(body) : [];
  if (contentType === 'multipart/form-data')
    return fields.flatMap(([name, value]) => formArguments(name, value));
  if (contentType === 'application/x-www-form-urlencoded') {
    return fields.flatMap(([name, value]) => ['--data-urlencode', `${name}=${asText(value)}`]);
  }
  const text = isJsonType(contentType) ? JSON.stringify(body) : asText(body);
  return ['-H', `Content-Type: ${contentType}`, '-d', text];
};

/** The words that make curl send the request, without URL and credentials. */
export const curlArgumentsOf = (request: CurlRequest): readonly string[] => {
  const data = dataArguments(request);
  const implied = data.length > 0 ? 'POST' : 'GET';
  const method = request.method === implied ? [] : ['-X', request.method];
  const headers = Object.entries(request.headers).flatMap(([name, value]) => [
    '-H',
    `${name}: ${asText(value)}`,
  ]);
  return [...method, ...headers, ...data];
};
