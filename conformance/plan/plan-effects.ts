import { operationRule } from '../monitor/rule-id.js';
import { cellAim, look, make, planOf, send, waitForFinal } from './act.js';
import { changingCalls } from './merge-bodies.js';
import type { Act, Plan } from './plan.js';
import { ownAims } from './plan-views.js';
import { destinationOf } from './reach-state.js';
import type { ListedOperation, Scene } from './scene.js';
import { actsOfWay, bestWayInto } from './take-way.js';
import { tellApart } from './tell-apart.js';

/** Plans about what a call must leave alone, and about calls on every task. */

/** Two tasks in the same situation; one is acted on, both are read before and after. */
export const planIsolation = (scene: Scene, round: number): readonly Plan[] =>
  scene.targeted
    .filter(({ lifecycle }) => lifecycle.moves !== undefined || lifecycle.merge !== undefined)
    .flatMap((operation): readonly Plan[] => {
      const found = bestWayInto(scene, operation);
      if (found === undefined) return [];
      const { way } = found;
      const [options = {}] = changingCalls(scene, operation, { maker: scene.makers[0] });
      const both = [...look(scene, 'a'), ...look(scene, 'b')];
      const acts: readonly Act[] = [
        ...actsOfWay(scene, way, 'b'),
        ...actsOfWay(scene, way, 'a'),
        ...both,
        send(operation, { ...options, task: 'a' }),
        ...both,
        ...look(scene, 'b'),
      ];
      const id = `directed/isolation/${operation.key}/${round}`;
      return [
        planOf(scene, {
          id,
          phase: 'directed',
          aims: [cellAim(operation, way.to), ...ownAims(operation)],
          acts,
        }),
      ];
    });

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
    const acts = bulkActs(scene, operation);
    return [1, 2, 3].map((at) => {
      const id = `directed/bulk/${operation.key}/${round}-${at}`;
      return planOf(scene, { id, phase: 'directed', aims, acts });
    });
  });

/** One task that the call moves, and a new one. */
function bulkActs(scene: Scene, operation: ListedOperation): readonly Act[] {
  const [maker] = scene.makers;
  const lists = scene.listings.map((listing) => send(listing));
  if (maker === undefined) return [...lists, send(operation), ...lists];
  const found = bestWayInto(scene, operation);
  const first =
    found === undefined ? [make(maker, 'a'), ...waitForFinal(scene, 'a')] : actsOfWay(scene, found.way, 'a');
  const both = [...look(scene, 'a'), ...look(scene, 'b')];
  return [
    ...[...first, make(maker, 'b'), ...both],
    send(operation),
    ...[...both, ...proof(scene, operation, 'a'), ...lists],
  ];
}
