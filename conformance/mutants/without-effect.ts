import type { Reply } from '../../src/simulator/call.js';
import { pretendWorld } from '../../src/simulator/carry-out-pretence.js';
import type { Ask, Inside } from './server.js';

/** What the simulator would answer, with no task changed: not even a read counts. `undefined`: it is no operation's. */
export function replyWithoutEffect({ simulator }: Inside, { head, body }: Ask): Reply | undefined {
  const admission = simulator.admit(head);
  if (admission.kind === 'none') return undefined;
  if (admission.kind === 'reply') return admission.reply;
  const admitted = { ...admission, world: pretendWorld(admission.world) };
  return simulator.perform(admitted, admission.readsBody ? body : { kind: 'empty' });
}
