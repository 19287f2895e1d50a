import type { Answer, LostCause } from '../../src/exchange/exchange.js';

/** An answer that never came, or not whole. */
export type Loss = Extract<Answer, { readonly kind: 'lost' }>;

/** A loss that a report tells in these words, the same every time; they hold nothing of the request. */
export const lossBy = (cause: LostCause, reason: string): Loss => ({ kind: 'lost', cause, reason });

/** Node's code of what went wrong → what became of the answer. */
const KNOWN: Readonly<Record<string, Loss>> = {
  ECONNREFUSED: lossBy('refused', 'connection refused'),
  ECONNRESET: lossBy('reset', 'connection reset'),
  EPIPE: lossBy('reset', 'connection reset'),
  ECONNABORTED: lossBy('reset', 'connection reset'),
  // The system's own patience, minutes on most: no host answers there. It is no budget of the check.
  ETIMEDOUT: lossBy('unreachable', 'connection timed out'),
  ENOTFOUND: lossBy('unreachable', 'no such host'),
  EAI_AGAIN: lossBy('unreachable', 'no such host'),
  EHOSTUNREACH: lossBy('unreachable', 'host unreachable'),
  ENETUNREACH: lossBy('unreachable', 'host unreachable'),
  HPE_HEADER_OVERFLOW: lossBy('other', 'headers of the answer too long'),
  EPROTO: lossBy('tls', 'no TLS'),
  ERR_UNESCAPED_CHARACTERS: unsendable('a path'),
  ERR_INVALID_CHAR: unsendable('a header'),
  ERR_INVALID_HTTP_TOKEN: unsendable('a name'),
};

function unsendable(where: string): Loss {
  return lossBy('unsendable', `request with characters that HTTP does not take in ${where}`);
}

/** What an error of Node's client has made of an answer. */
export function lossFrom(error: unknown): Loss {
  const code = codeOf(error);
  const known = KNOWN[code];
  if (known !== undefined) return known;
  if (code.startsWith('HPE_')) return lossBy('not-http', 'answer is not HTTP');
  if (code.startsWith('Z_') || code.startsWith('ERR_BROTLI'))
    return lossBy('other', 'answer cannot be decompressed');
  if (/CERT|SIGNATURE|ISSUER|TLS|SSL/.test(code)) return lossBy('tls', `certificate not accepted (${code})`);
  return lossBy('other', code === '' ? 'no answer' : `no answer (${code})`);
}

const codeOf = (error: unknown): string => {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
};
