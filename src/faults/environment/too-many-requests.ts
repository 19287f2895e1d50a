import type { Distribution } from '../../random/distribution.js';
import { defineFault } from '../define-fault.js';
import { delayAction, delayParameter } from '../delay-action.js';
import { choice, closedParameters, seconds } from '../parameter-schema.js';
import { RETRY_AFTER_FORMS, type RetryAfterForm, retryAfterHeader } from './retry-after.js';

type Parameters = { retryAfter: number; form: RetryAfterForm; delay?: Distribution };

/** RFC 6585, 4. Nothing is counted: `rate-limit` does that. */
export const tooManyRequests = defineFault<Parameters>({
  kind: 'too-many-requests',
  family: 'environment',
  says: 'Refused with 429, and nothing is carried out.',
  parameters: closedParameters({
    retryAfter: seconds('How long the client is asked to wait, by the clock of the namespace.', '1s'),
    form: choice<RetryAfterForm>(
      'How Retry-After says it: as seconds, as an HTTP date, not at all, as a word, or as a year whatever was asked for.',
      RETRY_AFTER_FORMS,
      'seconds',
    ),
    delay: delayParameter,
  }),
  example: { retryAfter: '2s', form: 'seconds' },
  act: ({ retryAfter, form, delay }, hit) => [
    {
      do: 'answer',
      answer: {
        status: 429,
        headers: retryAfterHeader(form, retryAfter * 1000, hit.scene.nowMs),
        message: 'Too many requests.',
      },
    },
    ...delayAction(delay, hit),
  ],
});
