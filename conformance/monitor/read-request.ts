import type { Exchange } from '../../src/exchange/exchange.js';
import type { RequestSource } from '../../src/lifecycle/model.js';
import { getAt } from '../../src/lifecycle/pointer.js';
import type { ApiOperation } from '../../src/openapi/api.js';

/** Reading what a request said. */

/** A path template made ready to match: a server's own path in front is passed over. */
export type PathPattern = { readonly expression: RegExp; readonly names: readonly string[] };

/** What a source of the request holds. `textual`: it was sent as text, whatever its type. */
export type Given = { readonly value: unknown; readonly textual: boolean };

/** The pattern of an operation's path. */
export function compilePath(operation: ApiOperation): PathPattern {
  const names: string[] = [];
  const source = operation.path.split(/(\{[^}]*\})/).map((part) => {
    if (!part.startsWith('{')) return part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
    names.push(part.slice(1, -1));
    return '([^/]+)';
  });
  return { expression: new RegExp(`${source.join('')}$`), names };
}

/** What the request holds at the source; `undefined` where it gives nothing. */
export function readSource(source: RequestSource, exchange: Exchange, path: PathPattern): Given | undefined {
  const { request } = exchange;
  switch (source.kind) {
    case 'path':
      return textual(readPath(request.url, path, source.name));
    case 'query':
      return textual(readQuery(request.url, source.name));
    case 'header':
      return textual(request.headers[source.name.toLowerCase()]);
    case 'body': {
      const value = getAt(readBody(exchange), source.pointer);
      return value === undefined ? undefined : { value, textual: request.body.kind === 'form' };
    }
  }
}

/** The members of the request's body: JSON, or the fields of a form. */
export function readBody({ request }: Exchange): unknown {
  if (request.body.kind === 'json') return request.body.value;
  return request.body.kind === 'form' ? request.body.fields : undefined;
}

/** The query parameter as sent, decoded. */
export const readQuery = (url: string, name: string): string | undefined =>
  url.includes('?') ? (new URLSearchParams(queryOf(url)).get(name) ?? undefined) : undefined;

/** The names of the query parameters that were sent. */
export const queryNames = (url: string): readonly string[] => [...new URLSearchParams(queryOf(url)).keys()];

/** The query without some parameters, in one order however it was sent. */
export function printQuery(url: string, without: ReadonlySet<string> = new Set()): string {
  const query = queryOf(url);
  if (query === '') return '';
  const pairs = [...new URLSearchParams(query)].filter(([name]) => !without.has(name));
  return pairs
    .map(([name, value]) => `${name}=${value}`)
    .toSorted()
    .join('&');
}

/** What stands in the path at a parameter of the template. */
export function readPath(url: string, { expression, names }: PathPattern, name: string): string | undefined {
  const [path = ''] = url.split('?', 1);
  const found = expression.exec(path)?.[names.indexOf(name) + 1];
  return found === undefined || !names.includes(name) ? undefined : decode(found);
}

/** The query as sent, without its question mark. */
export const queryOf = (url: string): string => {
  const at = url.indexOf('?');
  return at === -1 ? '' : url.slice(at + 1);
};

const textual = (value: string | undefined): Given | undefined =>
  value === undefined ? undefined : { value, textual: true };

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
