import { gone } from '../monitor/belief.js';
import { look, make, planOf, send, taskName, waitForFinal } from './act.js';
import { filterQueries } from './list-queries.js';
import type { Plan } from './plan.js';
import type { Listed } from './plan-lists.js';
import { ownAims } from './plan-views.js';
import type { Way } from './reach-state.js';
import type { Scene } from './scene.js';
import { actsOfWay, waysOf } from './take-way.js';

/**
 * Every value of every filter is asked for while there is a task in each state that can be had: what is asked for is
 * there then, and so is what must be left out.
 */
export function planFilters(scene: Scene, { operation, lists, round }: Listed): readonly Plan[] {
  const queries = filterQueries(scene, operation, lists);
  const [maker] = scene.makers;
  if (maker === undefined || queries.length === 0) return [];
  const ways = [...waysOf(scene)].flatMap(([state, [best]]) => (state === gone || !best ? [] : [best]));
  const names = ways.map((_way, at) => taskName(at + 1));
  const there = ways.toSorted(byStay(scene)).map((way, at) => actsOfWay(scene, way, names[at] ?? ''));
  const looks = names.flatMap((name) => look(scene, name));
  const acts = [
    // One that is done whatever the ways come to.
    ...[make(maker, 'a'), ...waitForFinal(scene, 'a')],
    ...[...there.flat(), ...looks],
    ...queries.map((changes) => send(operation, { changes })),
    ...looks,
  ];
  const id = `directed/filters/${operation.key}/${round}`;
  const aims = [...lists.filter.map(({ rule }) => rule), ...ownAims(operation)];
  return [planOf(scene, { id, phase: 'directed', aims, acts })];
}

/** Those that stay for good first, then those that a workload holds: what passes comes right before it is asked for. */
const byStay =
  ({ lifecycle }: Scene) =>
  (one: Way, other: Way): number => {
    const stay = ({ to, isHeld }: Way): number =>
      lifecycle.states.get(to)?.final === undefined ? (isHeld ? 1 : 2) : 0;
    return stay(one) - stay(other);
  };
