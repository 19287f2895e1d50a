const LONGEST = 100;

/** The client's name: `X-Taskdouble-Client`, else the first product of `User-Agent` (RFC 9110, 10.1.5), else `unknown`. */
export function clientOf(headers: Readonly<Record<string, string | undefined>>): string {
  const named = headers['x-taskdouble-client']?.trim();
  if (named !== undefined && named !== '') return named.slice(0, LONGEST);
  const product = headers['user-agent']?.trim().split(/\s+/)[0];
  return product === undefined || product === '' ? 'unknown' : product.slice(0, LONGEST);
}
