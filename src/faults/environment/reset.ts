import { defineFault } from '../define-fault.js';
import { choice, closedParameters, whole } from '../parameter-schema.js';
import type { Wire } from '../wire.js';
import { type LostAnswer, lostAnswer, lostAnswerParameters } from './lost-answer.js';

type When = 'before-headers' | 'after-headers' | 'mid-body';

/** WireMock: `CONNECTION_RESET_BY_PEER`; Toxiproxy: `reset_peer`. */
export const reset = defineFault<LostAnswer & { when: When; bytes: number }>({
  kind: 'reset',
  family: 'environment',
  says: 'The connection is reset (TCP RST): ECONNRESET, "connection reset by peer".',
  parameters: closedParameters({
    when: choice<When>('At what point.', ['before-headers', 'after-headers', 'mid-body'], 'before-headers'),
    bytes: whole('With mid-body: so much of the body comes first.', { min: 0, preset: 10 }),
    ...lostAnswerParameters,
  }),
  example: { when: 'before-headers' },
  act: ({ when, bytes, ...lost }, hit) =>
    lostAnswer({ kind: 'reset', after: pointOf(when, bytes) }, lost, hit),
});

function pointOf(when: When, bytes: number): Extract<Wire, { kind: 'reset' }>['after'] {
  switch (when) {
    case 'before-headers':
      return 'nothing';
    case 'after-headers':
      return 'headers';
    case 'mid-body':
      return bytes;
  }
}
