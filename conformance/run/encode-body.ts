import type { ExchangeRequest, Payload } from '../../src/exchange/exchange.js';
import { bareType } from '../../src/openapi/media-type.js';
import { type FilePart, isFilePart } from '../../src/openapi/read-form.js';
import { isLoadedFile } from '../target/loaded-file.js';

/** A request as its bytes go out: the headers with those that speak of the body. */
export type EncodedRequest = {
  readonly headers: Readonly<Record<string, string>>;
  /** Absent: no body. */
  readonly bytes?: Buffer;
};

/** The bytes of a request's body and the headers that fit them. A multipart body without a boundary gets one. */
export function encodeBody({ headers, body }: Pick<ExchangeRequest, 'headers' | 'body'>): EncodedRequest {
  if (body.kind === 'empty') return { headers };
  const contentType = headers['content-type'];
  if (body.kind === 'form' && bareType(contentType ?? '') === 'multipart/form-data')
    return encodeMultipart(headers, body.fields);
  return withLength(headers, Buffer.from(textOf(body), body.kind === 'bytes' ? 'base64' : 'utf8'));
}

const withLength = (headers: EncodedRequest['headers'], bytes: Buffer): EncodedRequest => ({
  headers: { ...headers, 'content-length': String(bytes.length) },
  bytes,
});

function textOf(body: Exclude<Payload, { kind: 'empty' }>): string {
  switch (body.kind) {
    case 'json':
      return JSON.stringify(body.value);
    case 'text':
      return body.text;
    case 'bytes':
      return body.base64;
    case 'form':
      return new URLSearchParams(
        pairsOf(body.fields).map(([name, value]): [string, string] => [name, asText(value)]),
      ).toString();
  }
}

/** A list is one field for each of its items; what is not there is no field. */
const pairsOf = (fields: Readonly<Record<string, unknown>>): readonly (readonly [string, unknown])[] =>
  Object.entries(fields)
    .flatMap(([name, value]) => [value].flat(1).map((item): [string, unknown] => [name, item]))
    .filter(([, value]) => value !== undefined && value !== null);

function asText(value: unknown): string {
  if (isFilePart(value)) return fileText(value);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** A file whose bytes are not known is as long as it was. */
const fileText = ({ size, text }: FilePart): string => text ?? ' '.repeat(size);

const BOUNDARY = 'taskdouble-part-5f1c9a7e';

function encodeMultipart(
  headers: EncodedRequest['headers'],
  fields: Readonly<Record<string, unknown>>,
): EncodedRequest {
  const parts = pairsOf(fields).map(([name, value]) =>
    Buffer.concat([Buffer.from(`${partHead(name, value)}\r\n\r\n`), bytesOf(value), Buffer.from('\r\n')]),
  );
  const given = /;\s*boundary="?([^";]+)"?/i.exec(headers['content-type'] ?? '')?.[1];
  const boundary = given ?? freeBoundary(parts);
  const body = [
    ...parts.flatMap((part) => [Buffer.from(`--${boundary}\r\n`), part]),
    Buffer.from(`--${boundary}--\r\n`),
  ];
  const type = given === undefined ? `multipart/form-data; boundary=${boundary}` : headers['content-type'];
  return withLength(
    { ...headers, ...(type === undefined ? {} : { 'content-type': type }) },
    Buffer.concat(body),
  );
}

const bytesOf = (value: unknown): Buffer =>
  isLoadedFile(value) ? Buffer.from(value.base64, 'base64') : Buffer.from(asText(value));

/** One that no part contains. */
function freeBoundary(parts: readonly Buffer[]): string {
  let boundary = BOUNDARY;
  while (parts.some((part) => part.includes(boundary))) boundary += '0';
  return boundary;
}

function partHead(name: string, value: unknown): string {
  const disposition = `content-disposition: form-data; name="${quoted(name)}"`;
  if (isFilePart(value))
    return `${disposition}; filename="${quoted(value.filename)}"\r\ncontent-type: ${value.contentType}`;
  return typeof value === 'object' ? `${disposition}\r\ncontent-type: application/json` : disposition;
}

/** As browsers do it (WHATWG HTML, multipart/form-data encoding). */
const quoted = (text: string): string =>
  text.replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll('"', '%22');
