import { defineFault } from '../define-fault.js';
import { closedParameters } from '../parameter-schema.js';

/** As after a key has been forgotten: keys are kept for a day or so. */
export const duplicateSubmission = defineFault<Readonly<Record<never, never>>>({
  kind: 'duplicate-submission',
  family: 'environment',
  says: 'A submission under a known idempotency key is accepted again and makes a second task.',
  parameters: closedParameters({}),
  example: {},
  fits: ({ rule }) => rule?.once !== undefined,
  act: (_, { scene: { rule, headers, isInvalid } }) => {
    if (isInvalid) return [];
    const key = rule?.once && headers[rule.once.header.toLowerCase()];
    return key === undefined ? [] : [{ do: 'forget-once' }];
  },
});
