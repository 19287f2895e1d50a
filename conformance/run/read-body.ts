import type { Payload } from '../../src/exchange/exchange.js';
import { bareType, isJsonType } from '../../src/openapi/media-type.js';

/** JSON that is nested deeper is kept as text: no contract means it, and reading it on would exhaust the stack. */
const MAX_DEPTH = 400;

/**
 * The body of an answer by its content type. What says it is JSON and is none is text, which the judge of answers
 * refuses. Without a content type: text where it is UTF-8.
 */
export function readBody(bytes: Buffer, contentType: string | undefined): Payload {
  if (bytes.length === 0) return { kind: 'empty' };
  const type = bareType(contentType ?? '');
  if (isJsonType(type)) return readJson(bytes.toString('utf8'));
  const text = type === '' || isTextual(type) ? decode(bytes, charsetOf(contentType)) : undefined;
  return text === undefined ? { kind: 'bytes', base64: bytes.toString('base64') } : { kind: 'text', text };
}

function readJson(text: string): Payload {
  try {
    const value: unknown = JSON.parse(text);
    return isTooDeep(value) ? { kind: 'text', text } : { kind: 'json', value };
  } catch {
    return { kind: 'text', text };
  }
}

/** Level by level: a recursion would itself be too deep. */
function isTooDeep(value: unknown): boolean {
  let level: readonly unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) return true;
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
  }
  return false;
}

const isTextual = (type: string): boolean =>
  type.startsWith('text/') || /[/+](xml|yaml|javascript|x-www-form-urlencoded|x-ndjson)$/.test(type);

const charsetOf = (contentType = ''): string => /;\s*charset="?([^";\s]+)/i.exec(contentType)?.[1] ?? 'utf-8';

function decode(bytes: Buffer, charset: string): string | undefined {
  try {
    return new TextDecoder(charset, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
