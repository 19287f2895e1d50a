import type { Listing } from '../../src/lifecycle/model.js';
import { operationRule } from '../monitor/rule-id.js';
import { make, planOf, send, taskName } from './act.js';
import { createDraftCheck, draftRequest } from './draft-request.js';
import type { Act, Plan, RequestChange } from './plan.js';
import type { ListedOperation, Scene } from './scene.js';

/** The part of the tasks of the budget that one plan may use. */
const partOfTasks = 1 / 3;

/**
 * Lists without a limit when there are more tasks than come by default, once in a check: one row too many or a task
 * left out shows another default. Nothing where a list has no default, or so many tasks are more than a third of the
 * budget.
 */
export const planDefaultLimit = (scene: Scene, round: number): readonly Plan[] =>
  round > 0
    ? []
    : scene.listings.flatMap((operation): readonly Plan[] => {
        const { limit } = operation.lifecycle.lists ?? {};
        const [maker] = scene.makers;
        if (limit?.default === undefined || maker === undefined) return [];
        const count = Math.min(limit.default, limit.cap ?? limit.default) + 1;
        if (count + 1 > scene.target.budget.tasks * partOfTasks) return [];
        const tasks = Array.from({ length: count }, (_, at) => make(maker, taskName(at)));
        const acts = [...tasks, ...askWithout(scene, operation, limit)];
        const aims = [limit.rule, operationRule(operation.lifecycle.key, 'lists')];
        return [
          planOf(scene, { id: `directed/default-limit/${operation.key}/0`, phase: 'directed', aims, acts }),
        ];
      });

/** Without a limit, and with the greatest that is granted. */
function askWithout(
  scene: Scene,
  operation: ListedOperation,
  { param, cap }: NonNullable<Listing['limit']>,
): readonly Act[] {
  const bare: readonly RequestChange[] = [{ kind: 'remove', in: 'query', name: param }];
  const most: readonly RequestChange[] = [{ kind: 'set', in: 'query', name: param, value: String(cap) }];
  const check = createDraftCheck(scene.api, operation);
  return [bare, ...(cap === undefined ? [] : [most])]
    .filter((changes) => check(draftRequest(scene, operation, { changes })).kind === 'valid')
    .map((changes) => send(operation, { changes }));
}
