import { labelsOf } from '../../src/lifecycle/read-state.js';
import { gone } from '../monitor/belief.js';
import { look, send } from './act.js';
import type { Act, TaskName } from './plan.js';
import type { ListedOperation, Scene } from './scene.js';

/**
 * What shows that a task went from one state to another, where their labels do not: calls that are accepted in one of
 * them and refused in the other, each with a look after it, twice. Empty where a look is enough, or nothing helps.
 */
export function tellApart(
  scene: Scene,
  { from, to }: { from: string; to: string },
  task: TaskName,
): readonly Act[] {
  if (to === gone || from === to || !looksAlike(scene, from, to)) return [];
  const teller = scene.targeted.find(
    (operation) =>
      !isMover(operation, from) &&
      !isMover(operation, to) &&
      isTold(operation, from) &&
      isTold(operation, to) &&
      operation.lifecycle.allow.has(from) !== operation.lifecycle.allow.has(to),
  );
  if (teller === undefined) return [];
  const once = [send(teller, { task }), ...look(scene, task)];
  return [...once, ...once];
}

const isMover = ({ lifecycle }: ListedOperation, state: string): boolean =>
  lifecycle.moves?.has(state) === true;

const isTold = ({ lifecycle }: ListedOperation, state: string): boolean => !lifecycle.open.has(state);

function looksAlike({ lifecycle }: Scene, from: string, to: string): boolean {
  const [one, other] = [lifecycle.states.get(from), lifecycle.states.get(to)];
  if (one === undefined || other === undefined) return false;
  if (one.shows.kind === 'predicate' || other.shows.kind === 'predicate') return false;
  return labelsOf(one).some((label) => labelsOf(other).includes(label));
}
