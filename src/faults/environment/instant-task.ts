import { isFinal } from '../../lifecycle/read-state.js';
import { defineFault } from '../define-fault.js';
import { closedParameters } from '../parameter-schema.js';
import { hasTask } from './has-task.js';

/** A client that expects to see a task running never does. */
export const instantTask = defineFault<Readonly<Record<never, never>>>({
  kind: 'instant-task',
  family: 'environment',
  says: 'The task is final as soon as it can be read.',
  parameters: closedParameters({}),
  example: {},
  fits: hasTask,
  act: (_, { scene: { aim, task, lifecycle, isInvalid } }) => {
    if (isInvalid) return [];
    const change = { kind: 'course', course: { kind: 'immediate' } } as const;
    if (aim === 'submit') return [{ do: 'change', when: 'after', change }];
    return task === undefined || isFinal(lifecycle, task.state)
      ? []
      : [{ do: 'change', when: 'before', change }];
  },
});
