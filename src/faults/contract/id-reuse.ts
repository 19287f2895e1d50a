import { contractFault } from './contract-fault.js';

/** The earlier task is no more: what its fault is. */
export const idReuse = contractFault<Record<string, never>>({
  kind: 'id-reuse',
  says: 'A new task gets the id of the newest one there is, which is lost by it.',
  parameters: {},
  example: {},
  fits: ({ aim }) => aim === 'submit',
  act: (_, { scene: { tasks } }) => (tasks === 0 ? [] : [{ do: 'reuse-id' }]),
});
