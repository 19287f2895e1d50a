import { stateRule } from '../monitor/rule-id.js';
import { look, pause, planOf, send, waitForFinal } from './act.js';
import { cellAims } from './coverage.js';
import { changingCalls } from './merge-bodies.js';
import { otherReads } from './other-reads.js';
import type { Act, Plan } from './plan.js';
import { destinationOf, followSteps, type Way } from './reach-state.js';
import { type ListedOperation, type Scene, usualDwellMs } from './scene.js';
import { actsOfWay, waysOf } from './take-way.js';

/** Plans that look again long after a call, when what the server was about to do, or put off, would be done. */
export const planAftermath = (scene: Scene, round: number): readonly Plan[] => [
  ...planEnds(scene, round),
  ...planRefusals(scene, round),
];

/** An operation ends a task while the server works on it: what is final stays, whatever the server was about to write. */
function planEnds(scene: Scene, round: number): readonly Plan[] {
  const ways = waysOf(scene);
  return scene.targeted.flatMap((operation) =>
    [...(operation.lifecycle.moves ?? [])].flatMap(([from, moves]): readonly Plan[] => {
      const [way] = ways.get(from) ?? [];
      const to = destinationOf(moves, way?.saved);
      if (way === undefined || to === undefined || isFinal(scene, from) || !isFinal(scene, to)) return [];
      const aims = [...cellAims(operation, from), stateRule(to, 'final')];
      const acts = [...callsIn(scene, way, [operation]), ...looksAfter(scene, wholeMs(scene, way))];
      const id = `directed/aftermath/${operation.key}@${from}/${round}`;
      return [planOf(scene, { id, phase: 'directed', aims, acts })];
    }),
  );
}

/**
 * In each state the operations that move a task elsewhere and not there: a call that was refused, or has nothing to do,
 * has no effect later either, and none when the task ends.
 */
function planRefusals(scene: Scene, round: number): readonly Plan[] {
  return [...waysOf(scene)].flatMap(([state, ways]): readonly Plan[] => {
    // What is held is long in coming to its end.
    const way = ways.find(({ workload }) => workload?.holds === undefined) ?? ways[0];
    const refused = scene.targeted.filter(({ lifecycle: { moves, open } }) => {
      return moves !== undefined && !moves.has(state) && !open.has(state);
    });
    if (way === undefined || refused.length === 0 || !scene.lifecycle.states.has(state)) return [];
    const acts = [
      ...callsIn(scene, way, refused),
      ...(isFinal(scene, state) ? looksAfter(scene, putOffMs) : looksToTheEnd(scene, wholeMs(scene, way))),
      ...otherReads(scene).map((operation) => send(operation, { task: 'a' })),
    ];
    const aims = refused.flatMap((operation) => cellAims(operation, state));
    return [planOf(scene, { id: `directed/refusals/${state}/${round}`, phase: 'directed', aims, acts })];
  });
}

/** What was put off is mostly done within so long. */
const putOffMs = 4 * usualDwellMs;

/** The calls one after the other, each between two looks. */
function callsIn(scene: Scene, way: Way, operations: readonly ListedOperation[]): readonly Act[] {
  const workload = way.workload === undefined ? {} : { workload: way.workload.name };
  const calls = operations.flatMap((operation) => {
    const [options = {}] = changingCalls(scene, operation, { maker: scene.makers[0], ...workload });
    return [send(operation, { ...options, task: 'a' }), ...look(scene, 'a')];
  });
  return [...actsOfWay(scene, way, 'a'), ...look(scene, 'a'), ...calls];
}

/** At first while the server works, then when it is done. */
const looksToTheEnd = (scene: Scene, overMs: number): readonly Act[] => [
  ...[0.05, 0.1].flatMap((part) => [pause(overMs * part), ...look(scene, 'a')]),
  ...waitForFinal(scene, 'a'),
  ...look(scene, 'a'),
];

/** The first look comes soon, so that a failure is shown again soon; the last one when all is over. */
const looksAfter = (scene: Scene, overMs: number): readonly Act[] => [
  ...[0.05, 0.15, 0.3, 0.6].flatMap((part) => [pause(overMs * part), ...look(scene, 'a')]),
  ...scene.listings.map((listing) => send(listing)),
];

/** How long the server would have gone on at most, by its usual stays; a third of the time at most. */
function wholeMs(scene: Scene, { to, workload }: Way): number {
  const { lifecycle, target } = scene;
  const stays = [...followSteps(lifecycle, to)].map((name) => {
    const state = lifecycle.states.get(name);
    return state === undefined || state.final !== undefined ? 0 : (state.dwell?.maxMs ?? usualDwellMs);
  });
  const heldMs = workload?.holds?.forMs ?? 0;
  return Math.min(
    stays.reduce((sum, stay) => sum + stay, heldMs),
    (target.budget.timeMs * target.timeScale) / 3,
  );
}

const isFinal = ({ lifecycle }: Scene, state: string): boolean =>
  lifecycle.states.get(state)?.final !== undefined;
