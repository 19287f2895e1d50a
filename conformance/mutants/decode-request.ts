import type { ExchangeRequest } from '../../src/exchange/exchange.js';
import { decodeBody } from '../../src/http/decode-body.js';
import { splitUrl } from '../../src/http/split-url.js';
import { isFilePart } from '../../src/openapi/read-form.js';
import type { CallBody, CallHead } from '../../src/simulator/call.js';

/** A request as the edge hands it to the simulator. */
export type Decoded = { readonly head: CallHead; readonly body: CallBody };

/** What would come out of the request if it were sent over a socket and read again. */
export async function decodeRequest(request: ExchangeRequest): Promise<Decoded> {
  const { path, query } = splitUrl(request.url);
  const { body, length } = await readPayload(request);
  const headers: Record<string, string> = { host: 'localhost', ...request.headers };
  if (length > 0) headers['content-length'] = String(length);
  return { head: { method: request.method, path, query, headers }, body };
}

type Read = { readonly body: CallBody; readonly length: number };

async function readPayload({ body, headers }: ExchangeRequest): Promise<Read> {
  const type = headers['content-type'];
  switch (body.kind) {
    case 'empty':
      return { body: { kind: 'empty' }, length: 0 };
    case 'json':
      return readBytes(Buffer.from(JSON.stringify(body.value)), type);
    case 'text':
      return readBytes(Buffer.from(body.text), type);
    case 'bytes':
      return readBytes(Buffer.from(body.base64, 'base64'), type);
    case 'form':
      // A form with fields is well-formed, so that it need not be written and read to know what arrives.
      return { body: { kind: 'form', fields: asRead(body.fields) }, length: 1 };
  }
}

const readBytes = async (bytes: Buffer, type: string | undefined): Promise<Read> => ({
  body: await decodeBody(bytes, type),
  length: bytes.length,
});

/** Texts and files are all that a form can carry. */
function asRead(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const pairs = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(pairs.map(([name, value]) => [name, asPart(value)]));
}

function asPart(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 1 ? asPart(value[0]) : value.map(asPart);
  if (isFilePart(value)) {
    const { filename, contentType, size } = value;
    return { filename, contentType, size };
  }
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}
