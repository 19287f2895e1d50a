/** Node's code of what went wrong → what a report says. */
const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'connection reset',
  EPIPE: 'connection reset',
  ECONNABORTED: 'connection reset',
  ETIMEDOUT: 'connection timed out',
  ENOTFOUND: 'no such host',
  EAI_AGAIN: 'no such host',
  EHOSTUNREACH: 'host unreachable',
  ENETUNREACH: 'host unreachable',
  HPE_HEADER_OVERFLOW: 'headers of the answer too long',
  EPROTO: 'no TLS',
  ERR_UNESCAPED_CHARACTERS: 'request with characters that HTTP does not take in a path',
  ERR_INVALID_CHAR: 'request with characters that HTTP does not take in a header',
  ERR_INVALID_HTTP_TOKEN: 'request with characters that HTTP does not take in a name',
};

/** Why an answer was lost, in a few words that are the same every time and hold nothing of the request. */
export function lostReason(error: unknown): string {
  const code = codeOf(error);
  const known = REASONS[code];
  if (known !== undefined) return known;
  if (code.startsWith('HPE_')) return 'answer is not HTTP';
  if (code.startsWith('Z_') || code.startsWith('ERR_BROTLI')) return 'answer cannot be decompressed';
  if (/CERT|SIGNATURE|ISSUER|TLS|SSL/.test(code)) return `certificate not accepted (${code})`;
  return code === '' ? 'no answer' : `no answer (${code})`;
}

const codeOf = (error: unknown): string => {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
};
