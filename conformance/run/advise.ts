import type { LostCause } from '../../src/exchange/exchange.js';

/** What to look at where answers are lost for that cause. */
export function adviseOnLoss(cause: LostCause | undefined): string {
  switch (cause) {
    case 'unreachable':
      return 'Check the name in baseUrl and the network.';
    case 'tls':
    case 'not-http':
      return 'Check whether baseUrl begins with the right one of http:// and https://, and its port.';
    case 'timeout':
      return 'Check whether the service works at all, or give it more time by budget.requestTimeout.';
    case 'too-long':
      return 'Give it more room by budget.maxAnswer, if its answers are meant to be that long.';
    default:
      return 'Check whether the service runs, and the host and port of baseUrl.';
  }
}

/** What to look at where a service turns away what it ought to accept; nothing where its status is a word on the request. */
export function adviseOnStatus(
  status: number,
  { location }: Readonly<Record<string, string>>,
): string | undefined {
  if (status >= 500) return 'Look at its log: the service does not work.';
  if (status === 401 || status === 403)
    return 'Check the credentials: those of the target file, or --credential.';
  if (status === 407) return 'Check the credentials of the proxy.';
  if (status === 404 || status === 405) return 'Check the path of baseUrl, such as a missing /v1.';
  if (status === 429) return 'It refuses so many requests: give a lower budget.requestsPerSecond.';
  if (status < 300 || status > 399) return undefined;
  const goal = location === undefined ? '' : ` (${withoutQuery(location)})`;
  return `Redirects are not followed: give where it leads${goal} as baseUrl, if that is the service.`;
}

/** What follows may hold a token. */
const withoutQuery = (location: string): string => location.replace(/[?#].*$/s, '').slice(0, 200);
