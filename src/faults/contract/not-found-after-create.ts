import { duration, whole } from '../parameter-schema.js';
import { contractFault } from './contract-fault.js';
import { namesTask } from './sites.js';

/** A submit that is answered before every replica knows of it. */
export const notFoundAfterCreate = contractFault<{ for: number; reads?: number }>({
  kind: 'not-found-after-create',
  says: 'A task that was just created is not found yet.',
  parameters: {
    for: duration('How long after its creation, where `reads` is not given.', '2s'),
    reads: whole('How many requests, however long they take.', { min: 1 }),
  },
  example: { for: '2s' },
  fits: namesTask,
  act: ({ for: forMs, reads }, { scene: { task, nowMs }, hitsBefore }) => {
    if (task === undefined) return [];
    const isHidden = reads === undefined ? nowMs - task.createdMs < forMs : hitsBefore < reads;
    if (!isHidden) return [];
    const message = `Nothing has the id ${task.id.slice(0, 80)}.`;
    return [{ do: 'answer', answer: { status: 404, message, reason: 'unknown' } }];
  },
});
