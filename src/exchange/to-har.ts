import type { Exchange, ExchangeRequest, Payload } from './exchange.js';
import { isoTime } from './iso-time.js';

/** What an archive says besides the exchanges. */
export type HarOptions = {
  /** The absolute URL that the request was sent to. */
  readonly urlOf: (exchange: Exchange) => string;
  /** Version of the program that writes it. */
  readonly version: string;
  /** Said at the top, such as that exchanges are missing. */
  readonly comment?: string;
};

/** A member of an archive; the names are those of the specification. */
type HarObject = { readonly [name: string]: unknown };

/**
 * The exchanges as an HTTP Archive 1.2. Sizes of headers are not known (-1). What the format has no place for stands in
 * members that begin with `_`, as it asks for.
 */
export function toHar(exchanges: readonly Exchange[], options: HarOptions): HarObject {
  const { urlOf, version, comment } = options;
  return {
    log: {
      version: '1.2',
      creator: { name: 'taskdouble', version },
      entries: exchanges.map((exchange) => entryOf(exchange, urlOf(exchange))),
      ...(comment !== undefined && { comment }),
    },
  };
}

function entryOf(exchange: Exchange, url: string): HarObject {
  const { callMs, returnMs, request, answer, seq, operation, api, namespace, client, faults, wall } =
    exchange;
  const ms = Math.max(0, returnMs - callMs);
  return {
    startedDateTime: isoTime(callMs),
    time: ms,
    request: requestOf(request, url),
    response: answer.kind === 'answered' ? answered(answer) : NOTHING,
    cache: {},
    timings: { send: 0, wait: ms, receive: 0 },
    _seq: seq,
    ...(operation !== undefined && { _operation: operation }),
    ...(api !== undefined && { _api: api }),
    ...(namespace !== undefined && { _namespace: namespace }),
    ...(client !== undefined && { _client: client }),
    ...(faults !== undefined && { _faults: faults }),
    ...(wall !== undefined && { _wall: wall }),
    ...(answer.kind === 'lost' && { _error: answer.reason }),
  };
}

function requestOf({ method, headers, body }: ExchangeRequest, url: string): HarObject {
  const mark = url.indexOf('?');
  const query = mark === -1 ? [] : [...new URLSearchParams(url.slice(mark + 1))];
  return {
    method,
    url,
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: pairs(Object.entries(headers)),
    queryString: pairs(query),
    ...(body.kind !== 'empty' && { postData: postDataOf(body, headers) }),
    headersSize: -1,
    // A form is kept decoded: its size on the wire is not known.
    bodySize: body.kind === 'form' ? -1 : contentOf(body).size,
  };
}

function postDataOf(body: Payload, headers: ExchangeRequest['headers']): HarObject {
  const mimeType = headers['content-type'] ?? '';
  return body.kind === 'form'
    ? { mimeType, params: paramsOf(body.fields) }
    : { mimeType, text: contentOf(body).text };
}

function paramsOf(fields: Readonly<Record<string, unknown>>): readonly HarObject[] {
  return Object.entries(fields)
    .flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((one) => [name, one] as const))
    .map(([name, value]) => (isFile(value) ? fileParam(name, value) : { name, value: textOf(value) }));
}

type File = { readonly filename: string; readonly contentType: string };

const isFile = (value: unknown): value is File =>
  typeof value === 'object' && value !== null && 'filename' in value && 'contentType' in value;

const fileParam = (name: string, { filename, contentType }: File): HarObject => ({
  name,
  fileName: filename,
  contentType,
});

function answered(answer: Extract<Exchange['answer'], { kind: 'answered' }>): HarObject {
  const { text, encoding, size } = contentOf(answer.body);
  return {
    status: answer.status,
    statusText: '',
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: pairs(Object.entries(answer.headers)),
    content: {
      size,
      mimeType: answer.headers['content-type'] ?? '',
      ...(answer.body.kind !== 'empty' && { text }),
      ...(encoding !== undefined && { encoding }),
    },
    redirectURL: answer.headers['location'] ?? '',
    headersSize: -1,
    bodySize: size,
  };
}

/** No answer came: browsers write status 0 then. */
const NOTHING: HarObject = {
  status: 0,
  statusText: '',
  httpVersion: 'HTTP/1.1',
  cookies: [],
  headers: [],
  content: { size: 0, mimeType: '' },
  redirectURL: '',
  headersSize: -1,
  bodySize: -1,
};

type Content = { readonly text: string; readonly size: number; readonly encoding?: string };

function contentOf(body: Payload): Content {
  switch (body.kind) {
    case 'empty':
      return { text: '', size: 0 };
    case 'text':
      return { text: body.text, size: sizeOf(body.text) };
    case 'json':
      return sized(JSON.stringify(body.value));
    case 'form':
      return sized(JSON.stringify(body.fields));
    case 'bytes':
      return { text: body.base64, size: decodedSize(body.base64), encoding: 'base64' };
  }
}

const sized = (text: string): Content => ({ text, size: sizeOf(text) });

const sizeOf = (text: string): number => new TextEncoder().encode(text).length;

const decodedSize = (base64: string): number => Math.floor((base64.replace(/=+$/, '').length * 3) / 4);

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

const pairs = (list: readonly (readonly [string, string])[]): readonly HarObject[] =>
  list.map(([name, value]) => ({ name, value }));
