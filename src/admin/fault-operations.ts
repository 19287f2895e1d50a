import { DONE, jsonAnswer } from './answers.js';
import type { ControlOperations } from './control-call.js';

/** The fault rules of a namespace, and the catalogue. */
export const faultOperations: ControlOperations<
  'listFaults' | 'addFaults' | 'resetFaults' | 'removeFault' | 'listFaultKinds'
> = {
  listFaults: ({ controls: { faults } }) => jsonAnswer({ faults: faults.list() }),
  addFaults: ({ controls: { faults }, body }) =>
    jsonAnswer({ faults: Array.isArray(body) ? faults.addAll(body) : [faults.add(body)] }, 201),
  resetFaults: ({ controls: { faults } }) => {
    faults.reset();
    return DONE;
  },
  removeFault: ({ controls: { faults }, path: { id } }) => {
    faults.remove(id);
    return DONE;
  },
  listFaultKinds: ({ controls: { faults } }) => jsonAnswer({ kinds: faults.kinds() }),
};
