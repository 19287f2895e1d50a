import type { Creates, RequestSource } from './model.js';
import { type Reading, readPointer, type TextAt } from './reading.js';

/** `path.x`, `query.x`, `header.x` (in lower case) or `body#/x`. */
export function parseSource(reading: Reading, { text, at }: TextAt): RequestSource | undefined {
  if (text.startsWith('body#')) {
    const pointer = readPointer(reading, { text: text.slice('body#'.length), at });
    return pointer === undefined ? undefined : { kind: 'body', pointer };
  }
  const dot = text.indexOf('.');
  const name = text.slice(dot + 1);
  switch (text.slice(0, dot)) {
    case 'path':
      return { kind: 'path', name };
    case 'query':
      return { kind: 'query', name };
    default:
      return { kind: 'header', name: name.toLowerCase() };
  }
}

/** Where a new task's id is: a pointer into the payload, or `header.Name` (in lower case). */
export function parseCreates(reading: Reading, text: TextAt): Creates | undefined {
  if (text.text.startsWith('header.')) return { kind: 'header', name: headerName(text.text) };
  const pointer = readPointer(reading, text);
  return pointer === undefined ? undefined : { kind: 'pointer', pointer };
}

/** The name in `header.Name`, in lower case as exchanges keep it. */
export function headerName(text: string): string {
  return text.slice('header.'.length).toLowerCase();
}
