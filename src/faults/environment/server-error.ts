import type { Distribution } from '../../random/distribution.js';
import { defineFault } from '../define-fault.js';
import { delayAction, delayParameter } from '../delay-action.js';
import { closedParameters, flag, seconds, whole } from '../parameter-schema.js';
import { retryAfterHeader } from './retry-after.js';

type Parameters = { status: number; retryAfter?: number; effect: boolean; delay?: Distribution };

const SAYINGS: Readonly<Record<number, string>> = {
  500: 'Internal server error.',
  502: 'Bad gateway.',
  503: 'Service unavailable.',
  504: 'Gateway timeout.',
};

/** With effect: what a gateway answers that has lost the answer of the server behind it. */
export const serverError = defineFault<Parameters>({
  kind: 'server-error',
  family: 'environment',
  says: 'Answered with 500, 502, 503 or 504.',
  parameters: closedParameters({
    status: whole('Which one.', { min: 500, max: 599, preset: 503 }),
    retryAfter: seconds('How long Retry-After asks to wait. Default: it is not there.'),
    effect: flag('Whether the operation is carried out all the same.', false),
    delay: delayParameter,
  }),
  example: { status: 503 },
  act: ({ status, retryAfter, effect, delay }, hit) => [
    {
      do: effect ? 'replace' : 'answer',
      answer: {
        status,
        ...(retryAfter !== undefined && {
          headers: retryAfterHeader('seconds', retryAfter * 1000, hit.scene.nowMs),
        }),
        message: SAYINGS[status] ?? 'Server error.',
      },
    },
    ...delayAction(delay, hit),
  ],
});
