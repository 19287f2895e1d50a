import type { Call } from './call.js';

/**
 * Where a 3xx leads on the same server, without the origin: `/v1/tasks/1?x=2`. `undefined` where it leads nowhere, or
 * to another server, of which the recording does not tell.
 */
export function redirectTarget({ exchange: { answer, request } }: Call): string | undefined {
  if (answer.kind === 'lost' || answer.status < 300 || answer.status > 399 || answer.status === 304) {
    return undefined;
  }
  const location = (answer.headers['location'] ?? '').replace(/#.*$/, '');
  const absolute = /^(?:[a-z][a-z0-9+.-]*:)?\/\/([^/?]*)(.*)$/i.exec(location);
  if (absolute !== null) {
    return absolute[1] === request.headers['host'] ? absolute[2] || '/' : undefined;
  }
  const [base = '/'] = request.url.split('?', 1);
  if (location === '' || location.startsWith('/')) return location || undefined;
  return location.startsWith('?') ? base + location : joinPath(base, location);
}

/** Whether a request asks for that: a recording may have left out a prefix, such as that of a namespace. */
export const asksFor = ({ exchange: { request } }: Call, target: string): boolean =>
  target === request.url || target.endsWith(request.url);

/** A relative reference against a path (RFC 3986, 5.2.3 and 5.2.4). */
function joinPath(base: string, reference: string): string {
  const [path = '', ...query] = reference.split('?');
  const segments = base.split('/').slice(0, -1);
  for (const segment of path.split('/')) {
    if (segment === '..') segments.splice(Math.max(1, segments.length - 1));
    else if (segment !== '.') segments.push(segment);
  }
  return [segments.join('/') || '/', ...query].join('?');
}
