import { contractFault } from './contract-fault.js';
import { polls } from './sites.js';
import { showBefore } from './state-going-back.js';

/** Every answer notes what it showed, so that two states take turns. */
export const flapping = contractFault<Record<string, never>>({
  kind: 'flapping',
  says: 'The state jumps to and fro from poll to poll, also after the end.',
  parameters: {},
  example: {},
  fits: polls,
  act: (_, hit) => showBefore(hit),
});
