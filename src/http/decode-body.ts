import { createRequire } from 'node:module';
import { bareType, isJsonType } from '../openapi/media-type.js';
import type { CallBody } from '../simulator/call.js';

const require = createRequire(import.meta.url);

/** Decodes the body by its content type; what cannot be read says why. */
export async function decodeBody(bytes: Buffer, contentType: string | undefined): Promise<CallBody> {
  if (bytes.length === 0) return { kind: 'empty' };
  const type = bareType(contentType ?? '');
  if (type === 'multipart/form-data') return decodeMultipart(bytes, contentType ?? '');
  if (type === 'application/x-www-form-urlencoded') {
    return { kind: 'form', fields: collectFields([...new URLSearchParams(bytes.toString('utf8'))]) };
  }
  if (isJsonType(type)) return decodeJson(bytes.toString('utf8'));
  return { kind: 'text', text: bytes.toString('utf8') };
}

function decodeJson(text: string): CallBody {
  try {
    return { kind: 'json', value: JSON.parse(text) };
  } catch (error) {
    return { kind: 'malformed', message: `Expected JSON: ${(error as Error).message}.` };
  }
}

/** Reads a multipart body; a file part is kept as its name, type and size. */
function decodeMultipart(bytes: Buffer, contentType: string): Promise<CallBody> {
  const { Busboy } = require('@fastify/busboy') as typeof import('@fastify/busboy');
  return new Promise((resolve) => {
    const fields: [string, unknown][] = [];
    const fail = (error: unknown) =>
      resolve({ kind: 'malformed', message: `Expected multipart/form-data: ${(error as Error).message}.` });
    const add = (name: string | undefined, value: unknown) => {
      if (name === undefined) fail(new Error('A part has no name'));
      else fields.push([name, value]);
    };
    try {
      const parser = new Busboy({
        headers: { 'content-type': contentType },
        limits: { fieldSize: bytes.length },
      });
      parser.on('field', add);
      parser.on('file', (name, stream, filename: string | undefined, _encoding, type) => {
        const file = { filename: filename ?? '', contentType: type, size: 0 };
        add(name, file);
        stream.on('data', (chunk: Buffer) => {
          file.size += chunk.length;
        });
        // A file that is cut off fails on its own: without a listener that would end the process.
        stream.on('error', fail);
      });
      parser.on('finish', () => resolve({ kind: 'form', fields: collectFields(fields) }));
      parser.on('error', fail);
      parser.end(bytes);
    } catch (error) {
      fail(error);
    }
  });
}

/** A name given more than once becomes a list. `__proto__` is a name like any other. */
function collectFields(pairs: readonly (readonly [string, unknown])[]): Record<string, unknown> {
  const byName = new Map<string, unknown[]>();
  for (const [name, value] of pairs) {
    const values = byName.get(name);
    if (values === undefined) byName.set(name, [value]);
    else values.push(value);
  }
  return Object.fromEntries(
    [...byName].map(([name, values]) => [name, values.length === 1 ? values[0] : values]),
  );
}
