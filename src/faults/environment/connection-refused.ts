import { defineFault } from '../define-fault.js';
import { closedParameters, duration } from '../parameter-schema.js';
import { lostAnswer } from './lost-answer.js';

/** Toxiproxy: a proxy that is down. */
export const connectionRefused = defineFault<{ for: number }>({
  kind: 'connection-refused',
  family: 'environment',
  says: 'The connection is reset, nothing is carried out, and for a time nothing listens: ECONNREFUSED, for every client of the port.',
  parameters: closedParameters({ for: duration('How long nothing listens.', '1s') }),
  example: { for: '1s' },
  act: ({ for: forMs }, hit) => lostAnswer({ kind: 'refuse', forMs }, { effect: false }, hit),
});
