import { operationRule } from '../monitor/rule-id.js';
import { allViews, cellAim, look, make, planOf, send, waitForFinal } from './act.js';
import { changingCalls } from './merge-bodies.js';
import type { Act, Plan } from './plan.js';
import { ownAims } from './plan-views.js';
import { destinationOf, type Way } from './reach-state.js';
import type { ListedOperation, Scene } from './scene.js';
import { actsOfWay, bestWayInto, heldWays } from './take-way.js';
import { tellApart } from './tell-apart.js';

/** Plans about what a call must leave alone, and about calls on every task. */

/**
 * Three tasks in the same situation, of which the second is acted on: all that can be seen of the one made before it and
 * of the one made after it is looked at before and after.
 */
export const planIsolation = (scene: Scene, round: number): readonly Plan[] =>
  scene.targeted
    .filter(({ lifecycle }) => lifecycle.moves !== undefined || lifecycle.merge !== undefined)
    .flatMap((operation): readonly Plan[] => {
      const found = bestWayInto(scene, operation);
      if (found === undefined) return [];
      const { way } = found;
      const [options = {}] = changingCalls(scene, operation, { maker: scene.makers[0] });
      const others = ['b', 'c'].flatMap((name) => allViews(scene, name));
      const acts: readonly Act[] = [
        ...threeThere(scene, way),
        ...[...others, ...look(scene, 'a')],
        send(operation, { ...options, task: 'a' }),
        ...[...look(scene, 'a'), ...others],
      ];
      const id = `directed/isolation/${operation.key}/${round}`;
      const aims = [cellAim(operation, way.to), ...ownAims(operation)];
      return [planOf(scene, { id, phase: 'directed', aims, acts })];
    });

/** Where the state lasts, the third task comes when the others are there: then it is the newest of all, whatever else goes on. */
const threeThere = (scene: Scene, way: Way): readonly Act[] =>
  scene.lifecycle.states.get(way.to)?.final === undefined
    ? abreast(scene, way, ['b', 'a', 'c'])
    : [...abreast(scene, way, ['b', 'a']), ...actsOfWay(scene, way, 'c')];

/** Tasks on the same way, each stage for all of them before the next. */
function abreast(scene: Scene, way: Way, names: readonly string[]): readonly Act[] {
  const ways = names.map((name) => actsOfWay(scene, way, name));
  return (ways[0] ?? []).flatMap((_, at) => ways.flatMap((acts) => acts[at] ?? []));
}

/** What shows that the operation moved a task that was done, where its label stays. */
const proof = (scene: Scene, { lifecycle }: ListedOperation, name: string): readonly Act[] =>
  [...(lifecycle.moves ?? [])].flatMap(([from, moves]) => {
    const to = destinationOf(moves, undefined);
    return to === undefined ? [] : tellApart(scene, { from, to }, name);
  });

/** Calls on every task, where the target permits them: last of all, since no other plan survives them. */
export const planBulk = (scene: Scene, round: number): readonly Plan[] =>
  scene.bulk.flatMap((operation) => {
    const aims = [operationRule(operation.lifecycle.key, 'bulk')];
    return [1, 2, 3].map((at) => {
      const acts = bulkActs(scene, operation, at);
      const id = `directed/bulk/${operation.key}/${round}-${at}`;
      return planOf(scene, { id, phase: 'directed', aims, acts });
    });
  });

/** One task that the call moves, and one that it must leave alone: held where it cannot move it, or new. */
function bulkActs(scene: Scene, operation: ListedOperation, at: number): readonly Act[] {
  const [maker] = scene.makers;
  const lists = scene.listings.map((listing) => send(listing));
  if (maker === undefined) return [...lists, send(operation), ...lists];
  const found = bestWayInto(scene, operation);
  const first =
    found === undefined ? [make(maker, 'a'), ...waitForFinal(scene, 'a')] : actsOfWay(scene, found.way, 'a');
  const held = heldWays(scene).filter(({ to }) => operation.lifecycle.moves?.has(to) !== true);
  const way = held[at % Math.max(1, held.length)];
  const second = way === undefined ? [make(maker, 'b')] : actsOfWay(scene, way, 'b');
  const both = [...look(scene, 'a'), ...look(scene, 'b')];
  return [
    ...[...first, ...second, ...both],
    send(operation),
    ...[...both, ...proof(scene, operation, 'a'), ...lists],
  ];
}
