import type { Role } from '../../lifecycle/model.js';
import { isFinal } from '../../lifecycle/read-state.js';
import type { Action } from '../action.js';
import { duration } from '../parameter-schema.js';
import type { Scene, SceneTask } from '../scene.js';
import { contractFault } from './contract-fault.js';
import { shows } from './sites.js';

/** The later the instant, the further back it goes, so that all of them stand in the wrong order. */
export const timestampsOutOfOrder = contractFault<{ by: number }>({
  kind: 'timestamps-out-of-order',
  says: 'The task began before it was created, and ended before it began.',
  parameters: {
    by: duration('How far each of its instants moves back before the one that should come first.', '1d'),
  },
  example: { by: '1d' },
  fits: (site) => shows('created')(site) && LATER.some((role) => shows(role)(site)),
  act: ({ by }, { scene }) => {
    const { task } = scene;
    return task === undefined ? [] : movedBack(by, scene, task);
  },
});

const LATER = ['updated', 'started', 'finished'] as const satisfies readonly Role[];

/** Each ends up at a place of its own before the creation, the same at every poll of a task that no longer changes. */
function movedBack(by: number, { nowMs, lifecycle, roles }: Scene, task: SceneTask): readonly Action[] {
  const { createdMs, startedMs, finishedMs, state, enteredMs } = task;
  const updated = isFinal(lifecycle, state) ? enteredMs : nowMs;
  const instants = { updated, started: startedMs, finished: finishedMs };
  return LATER.flatMap((at, index) => {
    const ms = instants[at];
    if (ms === undefined || !roles.has(at)) return [];
    return [{ do: 'edit', edit: { kind: 'shift', at, by: createdMs - ms - by * (index + 1) } }];
  });
}
