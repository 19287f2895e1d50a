/** The parts of a request target: `/@worker-1/chunkr/api?x=1`. */
export type SplitUrl = {
  /** Empty where the path does not start with `/@name`. */
  readonly namespace: string;
  /** What follows the namespace, without the query; starts with a slash. */
  readonly path: string;
  readonly query: string;
};

const NAME = /^[A-Za-z0-9._~-]{1,64}$/;

/** Splits a request target (RFC 9112: origin or absolute form). A prefix that is no name is part of the path. */
export function splitUrl(url: string): SplitUrl {
  const target = url.startsWith('/') ? url : withoutOrigin(url);
  const mark = target.indexOf('?');
  const path = mark === -1 ? target : target.slice(0, mark);
  const query = mark === -1 ? '' : target.slice(mark + 1);
  if (!path.startsWith('/@')) return { namespace: '', path, query };
  const end = path.indexOf('/', 2);
  const namespace = end === -1 ? path.slice(2) : path.slice(2, end);
  if (!NAME.test(namespace)) return { namespace: '', path, query };
  return { namespace, path: end === -1 ? '/' : path.slice(end), query };
}

/** Where the control API is: at no namespace, and below none of the prefixes. */
export const CONTROL_PATH = '/__admin';

/** Whether a path, without its namespace, is kept for control. */
export const isControlPath = (path: string): boolean =>
  path.startsWith(CONTROL_PATH) && (path.length === CONTROL_PATH.length || path[CONTROL_PATH.length] === '/');

function withoutOrigin(url: string): string {
  const path = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*(.*)$/i.exec(url)?.[1] ?? '/';
  return path.startsWith('/') ? path : `/${path}`;
}
