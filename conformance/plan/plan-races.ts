import type { Api } from '../../src/openapi/api.js';
import { drawBetween, drawUuid } from '../../src/random/draw.js';
import { gone } from '../monitor/belief.js';
import { operationRule } from '../monitor/rule-id.js';
import type { Target } from '../target/target.js';
import { callOf, cellAim, look, makeCall, pause, planOf, waitForFinal } from './act.js';
import { changingCalls } from './merge-bodies.js';
import type { Act, Plan, PlannedCall } from './plan.js';
import type { Way } from './reach-state.js';
import { type ListedOperation, readScene, type Scene, usualDwellMs } from './scene.js';
import { actsOfWay, waysOf } from './take-way.js';

/** How many races, and from which seed. */
export type RaceOptions = {
  readonly seed: number;
  /** Other delays for the same seed. Default 0. */
  readonly round?: number;
};

/**
 * Calls sent together, for every pair that the lifecycle makes interesting: the state is looked at before, the outcome
 * after. Each pair once at the same instant, once one after the other by a little.
 */
export function planRaces(api: Api, target: Target, { seed, round = 0 }: RaceOptions): readonly Plan[] {
  const scene = readScene(api, target, seed);
  return [
    ...pairsOf(scene).flatMap((pair) =>
      gapsOf(scene, pair, round).map((gap, at) => planPair(scene, pair, { gap, at, round })),
    ),
    ...planCompletions(scene, round),
    ...planBirths(scene, round),
    ...planSameKey(scene, round),
  ];
}

type Pair = {
  readonly way: Way;
  readonly first: ListedOperation;
  readonly second: ListedOperation;
};

/** In a state where one of them moves the task; of states in which the same pair moves it, the one that is easiest to reach. */
function pairsOf(scene: Scene): readonly Pair[] {
  const ways = [...waysOf(scene).values()]
    .flatMap((all) => all.slice(0, 1))
    .filter(({ to }) => to !== gone)
    .toSorted((left, right) => left.cost - right.cost);
  const pairs = ways.flatMap((way) =>
    movers(scene, way.to).flatMap((first) =>
      scene.targeted
        .filter(
          (second) =>
            !isMover(second, way.to) || scene.targeted.indexOf(second) >= scene.targeted.indexOf(first),
        )
        .map((second): Pair => ({ way, first, second })),
    ),
  );
  const found = new Map<string, Pair>();
  for (const pair of pairs) {
    const key = JSON.stringify([signature(pair.first, pair.way.to), signature(pair.second, pair.way.to)]);
    if (!found.has(key)) found.set(key, pair);
  }
  return [...found.values()];
}

const isMover = ({ lifecycle }: ListedOperation, state: string): boolean =>
  lifecycle.moves?.has(state) === true;

const movers = ({ targeted }: Scene, state: string): readonly ListedOperation[] =>
  targeted.filter((operation) => isMover(operation, state));

/** What an operation does in a state: where it does the same, a race is the same. */
const signature = ({ key, lifecycle }: ListedOperation, state: string): string =>
  JSON.stringify([key, lifecycle.moves?.get(state) ?? (lifecycle.allow.has(state) ? 'allow' : 'else')]);

/** Milliseconds between the two: none, then some that an answer may take. */
const gapsOf = (scene: Scene, { way, first, second }: Pair, round: number): readonly number[] => [
  0,
  Math.round(drawBetween({ min: 1, max: 40 }, scene.seed, 'gap', way.to, first.key, second.key, round)),
];

type Gap = { readonly gap: number; readonly at: number; readonly round: number };

function planPair(scene: Scene, { way, first, second }: Pair, { gap, at, round }: Gap): Plan {
  const isSame = first === second;
  const bodies = (operation: ListedOperation) => changingCalls(scene, operation, { maker: scene.makers[0] });
  const call = (operation: ListedOperation, turn: number): PlannedCall => {
    const all = bodies(operation);
    return callOf(operation, { ...all[turn % Math.max(1, all.length)], task: 'a' });
  };
  const two = [call(first, 0), call(second, isSame ? 1 : 0)];
  const calls = isSame && at === 0 ? [...two, call(first, 0)] : two;
  const ordered = round % 2 === 0 ? calls : calls.toReversed();
  const acts: readonly Act[] = [
    ...actsOfWay(scene, way, 'a'),
    ...look(scene, 'a'),
    { do: 'together', calls: ordered.map((one, index) => ({ call: one, afterMs: index * gap })) },
    ...look(scene, 'a'),
    ...look(scene, 'a'),
    ...waitForFinal(scene, 'a'),
    ...look(scene, 'a'),
  ];
  return planOf(scene, {
    id: `races/${first.key}-${second.key}@${way.to}/${round}-${at + 1}`,
    phase: 'races',
    aims: [cellAim(first, way.to), cellAim(second, way.to)],
    acts,
  });
}

/** Calls that move a task, aimed at the moment at which the server moves it on its own: the end of the hold, or of the usual stay. */
function planCompletions(scene: Scene, round: number): readonly Plan[] {
  const passing = [...waysOf(scene).values()].flatMap((all) => {
    const [best] = all;
    const state = best === undefined ? undefined : scene.lifecycle.states.get(best.to);
    return best !== undefined && state !== undefined && state.next.length > 0 ? [{ way: best, state }] : [];
  });
  return passing.flatMap(({ way, state }) =>
    movers(scene, state.name).flatMap((operation) => {
      const held = way.isHeld ? way.workload?.holds?.forMs : undefined;
      const stay = state.dwell ?? { minMs: 0, maxMs: usualDwellMs };
      return [0, 1, 2].map((at) => {
        const [options = {}] = changingCalls(scene, operation, { maker: scene.makers[0] });
        const drawn = drawBetween(
          { min: stay.minMs, max: stay.maxMs },
          scene.seed,
          'aim',
          state.name,
          round,
          at,
        );
        const call = callOf(operation, { ...options, task: 'a' });
        const read =
          scene.probe === undefined ? [] : [{ call: callOf(scene.probe, { task: 'a' }), afterMs: 0 }];
        const acts: readonly Act[] = [
          ...actsOfWay(scene, way, 'a'),
          pause(Math.max(0, (held ?? drawn) + (at - 1) * 20)),
          { do: 'together', calls: [{ call, afterMs: 0 }, ...read] },
          ...look(scene, 'a'),
          ...waitForFinal(scene, 'a'),
          ...look(scene, 'a'),
        ];
        const id = `races/${operation.key}-completion@${state.name}/${round}-${at + 1}`;
        return planOf(scene, { id, phase: 'races', aims: [cellAim(operation, state.name)], acts });
      });
    }),
  );
}

/** Creations at once, or almost: each gives a task of its own. */
const planBirths = (scene: Scene, round: number): readonly Plan[] =>
  scene.creators.flatMap((operation) =>
    [0, 4].map((gap, at) => {
      const names = ['a', 'b', 'c'];
      const maker = { kind: 'operation', operation } as const;
      const calls = names.map((name, index) => ({ call: makeCall(maker, name), afterMs: index * gap }));
      const acts: readonly Act[] = [
        { do: 'together', calls },
        ...[...names, ...names].flatMap((name) => look(scene, name)),
      ];
      const aims = [operationRule(operation.lifecycle.key, 'creates')];
      return planOf(scene, {
        id: `races/${operation.key}-births/${round}-${at + 1}`,
        phase: 'races',
        aims,
        acts,
      });
    }),
  );

/** The same request with the same key, at once: one task. */
function planSameKey(scene: Scene, round: number): readonly Plan[] {
  return scene.creators.flatMap((operation) => {
    const { once } = operation.lifecycle;
    if (once === undefined) return [];
    return [0, 5].map((gap, at) => {
      const value = drawUuid(scene.seed, 'race', operation.key, round, at);
      const changes = [{ kind: 'set', in: 'header', name: once.header, value }] as const;
      const calls = ['a', 'b', 'c'].map((name, index) => ({
        call: makeCall({ kind: 'operation', operation }, name, { changes }),
        afterMs: index * gap,
      }));
      const acts: readonly Act[] = [
        { do: 'together', calls },
        ...['a', 'b', 'c'].flatMap((name) => look(scene, name)),
      ];
      return planOf(scene, {
        id: `races/${operation.key}-once/${round}-${at + 1}`,
        phase: 'races',
        aims: [once.rule],
        acts,
      });
    });
  });
}
