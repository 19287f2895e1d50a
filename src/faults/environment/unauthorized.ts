import type { Distribution } from '../../random/distribution.js';
import { defineFault } from '../define-fault.js';
import { delayAction, delayParameter } from '../delay-action.js';
import { closedParameters, text } from '../parameter-schema.js';

/** What a client meets whose token expires while it polls. */
export const unauthorized = defineFault<{ challenge: string; delay?: Distribution }>({
  kind: 'unauthorized',
  family: 'environment',
  says: 'Refused with 401 although the credentials are right, as when a token has expired.',
  parameters: closedParameters({
    challenge: text('The WWW-Authenticate header (RFC 9110, 11.6.1).', 'Bearer error="invalid_token"'),
    delay: delayParameter,
  }),
  example: {},
  act: ({ challenge, delay }, hit) => [
    {
      do: 'answer',
      answer: {
        status: 401,
        headers: { 'www-authenticate': challenge },
        message: 'The access token has expired.',
      },
    },
    ...delayAction(delay, hit),
  ],
});
