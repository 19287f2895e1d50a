/** Lower-case header and query names whose values are secret. */
export type Secrets = { readonly headers: ReadonlySet<string>; readonly queries: ReadonlySet<string> };

const HIDDEN = '***';
const SECRET_HEADERS = new Set(['authorization', 'proxy-authorization', 'cookie']);

/** Headers as they may be shown: those that hold credentials have `***` for a value. */
export function withoutSecretHeaders(
  headers: Readonly<Record<string, string | undefined>>,
  secret: ReadonlySet<string>,
): Record<string, string> {
  const shown = Object.entries(headers).map(([name, value]) => [
    name,
    secret.has(name) || SECRET_HEADERS.has(name) ? HIDDEN : (value ?? ''),
  ]);
  return Object.fromEntries(shown);
}

/** A target as it may be shown: everything but the secret values stays as it was sent. */
export function withoutSecretQueries(url: string, secret: ReadonlySet<string>): string {
  const mark = url.indexOf('?');
  if (mark === -1 || secret.size === 0) return url;
  const parts = url.slice(mark + 1).split('&');
  return `${url.slice(0, mark)}?${parts.map((part) => withoutSecret(part, secret)).join('&')}`;
}

function withoutSecret(part: string, secret: ReadonlySet<string>): string {
  const [name] = new URLSearchParams(part).keys();
  const end = part.indexOf('=');
  const isSecret = end !== -1 && name !== undefined && secret.has(name.toLowerCase());
  return isSecret ? `${part.slice(0, end)}=${HIDDEN}` : part;
}
