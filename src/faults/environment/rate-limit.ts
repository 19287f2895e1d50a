import { defineFault } from '../define-fault.js';
import type { Use } from '../fault-kind.js';
import { choice, closedParameters, duration, whole } from '../parameter-schema.js';

type Of = 'client' | 'everyone';
type Headers = 'all' | 'ratelimit' | 'x-ratelimit' | 'none';
type Parameters = { limit: number; window: number; of: Of; headers: Headers };

/**
 * A quota as real gateways have it. A window begins with the first request in it and runs by the clock of the namespace.
 * `RateLimit` and `RateLimit-Policy` as in draft-ietf-httpapi-ratelimit-headers-10, `X-RateLimit-*` as GitHub writes
 * them: the reset in Unix seconds.
 */
export const rateLimit = defineFault<Parameters>({
  kind: 'rate-limit',
  family: 'environment',
  says: 'So many requests in a window are answered and told what is left; the others are refused with 429 and Retry-After.',
  parameters: closedParameters({
    limit: whole('Requests in a window.', { min: 0, preset: 10 }),
    window: duration('How long a window is, by the clock of the namespace.', '1m'),
    of: choice<Of>('Whose requests are counted together.', ['client', 'everyone'], 'client'),
    headers: choice<Headers>(
      'Which headers tell of the quota besides Retry-After.',
      ['all', 'ratelimit', 'x-ratelimit', 'none'],
      'all',
    ),
  }),
  example: { limit: 2, window: '10s' },
  act: (parameters, { scene, use }) => {
    const { limit, window, of, headers: style } = parameters;
    const taken = use(window, of === 'client' ? scene.client : '');
    const headers = quotaHeaders(style, { limit, window, taken, nowMs: scene.nowMs });
    if (taken.used <= limit) {
      return style === 'none' ? [] : [{ do: 'headers', headers, harmless: true }];
    }
    const wait = { 'retry-after': String(secondsUntil(taken, scene.nowMs)) };
    return [
      {
        do: 'answer',
        answer: { status: 429, headers: { ...headers, ...wait }, message: 'Rate limit exceeded.' },
      },
    ];
  },
});

type Quota = { readonly limit: number; readonly window: number; readonly taken: Use; readonly nowMs: number };

function quotaHeaders(style: Headers, quota: Quota): Readonly<Record<string, string>> {
  const { limit, window, taken, nowMs } = quota;
  const left = Math.max(0, limit - taken.used);
  return {
    ...((style === 'all' || style === 'ratelimit') && {
      'ratelimit-policy': `"default";q=${limit};w=${Math.ceil(window / 1000)}`,
      ratelimit: `"default";r=${left};t=${secondsUntil(taken, nowMs)}`,
    }),
    ...((style === 'all' || style === 'x-ratelimit') && {
      'x-ratelimit-limit': String(limit),
      'x-ratelimit-remaining': String(left),
      'x-ratelimit-reset': String(Math.ceil(taken.endsMs / 1000)),
    }),
  };
}

const secondsUntil = ({ endsMs }: Use, nowMs: number): number => Math.ceil((endsMs - nowMs) / 1000);
