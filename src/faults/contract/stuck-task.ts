import { isFinal } from '../../lifecycle/read-state.js';
import type { Action, TaskChange } from '../action.js';
import { text } from '../parameter-schema.js';
import { contractFault } from './contract-fault.js';
import { isAboutTask } from './sites.js';
import { stateCalled } from './states.js';

/** The task itself is held, so that control can release it. */
export const stuckTask = contractFault<{ state?: string }>({
  kind: 'stuck-task',
  says: 'The task never leaves its state.',
  parameters: {
    state: text('State or label in which it stays; absent: the one it is in.'),
  },
  example: {},
  fits: isAboutTask,
  act: ({ state: asked }, { scene: { aim, task, lifecycle } }) => {
    const state = asked === undefined ? undefined : stateCalled(lifecycle, asked);
    if (asked !== undefined && state === undefined) return [];
    const change: TaskChange = {
      kind: 'course',
      course: { kind: 'hold', ...(state !== undefined && { state }) },
    };
    if (aim === 'submit') return [held(change, 'after')];
    if (task === undefined || task.course === 'hold' || isFinal(lifecycle, task.state)) return [];
    return [held(change, 'before')];
  },
});

const held = (change: TaskChange, when: 'before' | 'after'): Action => ({ do: 'change', when, change });
