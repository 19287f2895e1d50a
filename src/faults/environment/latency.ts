import type { Distribution } from '../../random/distribution.js';
import { defineFault } from '../define-fault.js';
import { delayAction } from '../delay-action.js';
import { closedParameters, distribution } from '../parameter-schema.js';

/** Toxiproxy: `latency`; WireMock: `fixedDelayMilliseconds`, `delayDistribution`. */
export const latency = defineFault<{ delay: Distribution }>({
  kind: 'latency',
  family: 'environment',
  says: 'The answer comes late.',
  parameters: closedParameters({
    delay: distribution(
      'How late: fixed, uniform, or lognormal by median and sigma or by p50 and p99.',
      '200ms',
    ),
  }),
  example: { delay: '200ms' },
  act: ({ delay }, hit) => delayAction(delay, hit),
});
