import { stateRule } from '../monitor/rule-id.js';
import { look, pause, planOf, send } from './act.js';
import { cellAims } from './coverage.js';
import { changingCalls } from './merge-bodies.js';
import type { Act, Plan } from './plan.js';
import { destinationOf, followSteps, type Way } from './reach-state.js';
import { type ListedOperation, type Scene, usualDwellMs } from './scene.js';
import { actsOfWay, waysOf } from './take-way.js';

/**
 * Plans that end a task by an operation while the server works on it, and look again when that work would have been over:
 * what is final stays, whatever the server was about to write.
 */
export function planAftermath(scene: Scene, round: number): readonly Plan[] {
  const ways = waysOf(scene);
  return scene.targeted.flatMap((operation) =>
    [...(operation.lifecycle.moves ?? [])].flatMap(([from, moves]): readonly Plan[] => {
      const [way] = ways.get(from) ?? [];
      const to = destinationOf(moves, way?.saved);
      if (way === undefined || to === undefined || isFinal(scene, from) || !isFinal(scene, to)) return [];
      const aims = [...cellAims(operation, from), stateRule(to, 'final')];
      const acts = actsAfter(scene, operation, way);
      const id = `directed/aftermath/${operation.key}@${from}/${round}`;
      return [planOf(scene, { id, phase: 'directed', aims, acts })];
    }),
  );
}

function actsAfter(scene: Scene, operation: ListedOperation, way: Way): readonly Act[] {
  const workload = way.workload === undefined ? {} : { workload: way.workload.name };
  const [options = {}] = changingCalls(scene, operation, { maker: scene.makers[0], ...workload });
  const whole = Math.min(remainingMs(scene, way), (scene.target.budget.timeMs * scene.target.timeScale) / 3);
  return [
    ...actsOfWay(scene, way, 'a'),
    ...look(scene, 'a'),
    send(operation, { ...options, task: 'a' }),
    ...look(scene, 'a'),
    ...[0.2, 0.3, 0.6].flatMap((part) => [pause(whole * part), ...look(scene, 'a')]),
    ...scene.listings.map((listing) => send(listing)),
  ];
}

/** How long the server would have gone on at most, by its usual stays. */
function remainingMs({ lifecycle }: Scene, { to, workload }: Way): number {
  const stays = [...followSteps(lifecycle, to)].map((name) => {
    const state = lifecycle.states.get(name);
    return state === undefined || state.final !== undefined ? 0 : (state.dwell?.maxMs ?? usualDwellMs);
  });
  return stays.reduce((sum, stay) => sum + stay, workload?.holds?.forMs ?? 0);
}

const isFinal = ({ lifecycle }: Scene, state: string): boolean =>
  lifecycle.states.get(state)?.final !== undefined;
