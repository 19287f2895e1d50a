import { isFinal } from '../../lifecycle/read-state.js';
import type { Course } from '../../timeline/fate.js';
import { planPhase } from '../../timeline/plan-phase.js';
import { createPolicy } from '../../timeline/policy.js';
import type { TaskChange } from '../action.js';
import { defineFault } from '../define-fault.js';
import type { Hit } from '../fault-kind.js';
import { closedParameters, duration, share } from '../parameter-schema.js';
import { hasTask } from './has-task.js';

type Parameters = { share: number; stay: number };

/** Who goes round for ever stops there. */
const LONGEST_WAY = 100;

/** A promise is kept to the last minute: what a client's own deadline must be able to bear. */
export const slowTask = defineFault<Parameters>({
  kind: 'slow-task',
  family: 'environment',
  says: 'The task takes as long as the lifecycle allows: it nearly uses up the within of every state.',
  parameters: closedParameters({
    share: share('So much of the within of a state is used up.', 0.95),
    stay: duration('The stay in a state without a within.', '1h'),
  }),
  example: { share: 0.95, stay: '1h' },
  fits: hasTask,
  act: (parameters, hit) => {
    const { aim, task, lifecycle, rule, isInvalid } = hit.scene;
    if (isInvalid) return [];
    if (aim === 'submit') {
      const first = rule?.to[0] ?? lifecycle.initial[0];
      return first === undefined
        ? []
        : [{ do: 'change', when: 'after', change: slow(first, parameters, hit) }];
    }
    if (task === undefined || task.course === 'script' || isFinal(lifecycle, task.state)) return [];
    return [{ do: 'change', when: 'before', change: slow(task.state, parameters, hit) }];
  },
});

const slow = (from: string, parameters: Parameters, hit: Hit): TaskChange => ({
  kind: 'course',
  course: slowCourse(from, parameters, hit),
});

/** The way is drawn by the lifecycle's weights, as any task's. What has passed of the first stay counts. */
function slowCourse(from: string, parameters: Parameters, { scene, draw }: Hit): Course {
  const { lifecycle, nowMs, seed, task } = scene;
  const policy = createPolicy(lifecycle, {});
  const context = { policyOf: () => policy, fate: { spec: {}, course: { kind: 'time' }, seed } } as const;
  const phase = { atMs: nowMs, state: from, entry: 0, enteredMs: nowMs, progress: 0 };
  const way = planPhase(context, task?.sequence ?? draw.whole({ min: 1, max: 1_000_000 }, 'way'), phase);
  const stays = way.slice(0, LONGEST_WAY).map(({ state }, index, { length }) => {
    const withinMs = lifecycle.states.get(state)?.withinMs;
    const passedMs = index === 0 && task !== undefined ? nowMs - task.enteredMs : 0;
    const wholeMs = withinMs === undefined ? parameters.stay : Math.floor(withinMs * parameters.share);
    const forMs = Math.max(0, wholeMs - passedMs);
    return index === length - 1 ? { state } : { state, forMs };
  });
  return { kind: 'script', stays };
}
