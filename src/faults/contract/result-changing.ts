import { pointerOf } from '../../lifecycle/pointer.js';
import { contractFault } from './contract-fault.js';
import { pollsShowing } from './sites.js';
import { hasSucceeded } from './states.js';

/** What the lifecycle calls volatile may change, so it is left. */
export const resultChanging = contractFault<Record<string, never>>({
  kind: 'result-changing',
  says: 'The result is another one every time it is asked for.',
  parameters: {},
  example: {},
  fits: (site) => site.aim === 'result' || pollsShowing('result')(site),
  act: (_, { scene: { aim, task, lifecycle }, hitsBefore }) => {
    if (task === undefined || !hasSucceeded(lifecycle, task.state)) return [];
    const at = aim === 'read' ? 'result' : pointerOf([]);
    return [{ do: 'edit', edit: { kind: 'vary', at, by: hitsBefore + 1, except: lifecycle.volatile } }];
  },
});
