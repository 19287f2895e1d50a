import { choice } from '../parameter-schema.js';
import { contractFault } from './contract-fault.js';
import { isAboutTask } from './sites.js';

/** The task itself is removed: what its fault is. */
export const taskLost = contractFault<{ at: 'request' | 'submit' }>({
  kind: 'task-lost',
  says: 'A task that was accepted is gone for good.',
  parameters: {
    at: choice<'request' | 'submit'>(
      'Whether a request about it finds it gone, or it is gone as soon as its submit was answered.',
      ['request', 'submit'],
      'request',
    ),
  },
  example: { at: 'request' },
  fits: isAboutTask,
  act: ({ at }, { scene: { aim, task } }) => {
    const isSubmit = aim === 'submit';
    if (isSubmit !== (at === 'submit') || (!isSubmit && task === undefined)) return [];
    return [{ do: 'change', when: isSubmit ? 'after' : 'before', change: { kind: 'remove' } }];
  },
});
