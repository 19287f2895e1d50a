import type { Lifecycle } from '../../lifecycle/model.js';
import { pointerOf } from '../../lifecycle/pointer.js';
import { labelOf } from '../../lifecycle/read-state.js';
import { choice } from '../parameter-schema.js';
import type { SceneTask } from '../scene.js';
import { contractFault } from './contract-fault.js';

/** Most readers take the last of the two, some the first, a few refuse. */
export const duplicateKeys = contractFault<{ last: 'wrong' | 'right' }>({
  kind: 'duplicate-keys',
  says: 'The state, or where none is shown the first member of the body, is written twice with two values.',
  parameters: {
    last: choice<'wrong' | 'right'>('Which of the two comes last.', ['wrong', 'right'], 'wrong'),
  },
  example: { last: 'wrong' },
  fits: () => true,
  act: ({ last }, { scene: { roles, task, lifecycle } }) => {
    const isShown = roles.has('state');
    const at = isShown ? 'state' : pointerOf([]);
    const value = isShown ? otherLabel(lifecycle, task) : null;
    return [{ do: 'edit', edit: { kind: 'duplicate-key', at, value, last } }];
  },
});

function otherLabel(lifecycle: Lifecycle, task: SceneTask | undefined): string | null {
  const labels = [...lifecycle.states.values()].flatMap((state) => labelOf(state) ?? []);
  const own = lifecycle.states.get(task?.state ?? lifecycle.initial[0] ?? '');
  return labels.find((label) => own === undefined || label !== labelOf(own)) ?? null;
}
