import type { Api } from '../../src/openapi/api.js';
import { gone } from '../monitor/belief.js';
import { stateRule } from '../monitor/rule-id.js';
import type { Target } from '../target/target.js';
import { look, pause, planOf, send, waitForFinal } from './act.js';
import { cellAims } from './coverage.js';
import { changingCalls } from './merge-bodies.js';
import type { Act, Plan } from './plan.js';
import { destinationOf, type Way } from './reach-state.js';
import { type ListedOperation, readScene, type Scene, usualDwellMs } from './scene.js';
import { actsOfWay, bestWayInto, waysOf } from './take-way.js';
import { tellApart } from './tell-apart.js';

/** Enough tasks to meet what is wrong with one in twenty in 95 checks of 100: 1 - 0.95 ** 60. */
const enough = 60;
/** With fewer even that is met in two checks of three only: not worth it. */
const few = 20;
/** The part of the budget that a crowd may use. */
const partOfBudget = 1 / 3;

/**
 * Many tasks that all go the same way, for what is wrong with a few of them only: each is looked at when it ends and
 * again later, and every operation that moves tasks is called once on each. At most a third of the budget, or nothing
 * where that is too little to meet anything.
 */
export function planCrowd(api: Api, target: Target, { seed }: { readonly seed: number }): readonly Plan[] {
  const scene = readScene(api, target, seed);
  const walks = walksOf(scene);
  const count = affordable(scene, walks);
  return walks.flatMap(({ acts, aims }, walk) =>
    Array.from({ length: count }, (_, at) =>
      planOf(scene, { id: `crowd/${walk + 1}-${at + 1}`, phase: 'random', aims, acts }),
    ),
  );
}

/** What one task of the crowd goes through, while it is planned. */
type Walk = {
  readonly acts: Act[];
  readonly aims: string[];
  readonly workload?: string;
  /** Where the task is at the end of the acts. */
  state: string;
  saved: string | undefined;
};

/** One to the end that work leads to; others for the operations that it has no room for. */
function walksOf(scene: Scene): readonly Walk[] {
  if (scene.probe === undefined || scene.makers.length === 0) return [];
  const left = new Set(scene.targeted.filter(({ lifecycle }) => lifecycle.moves !== undefined));
  const success = waySucceeding(scene);
  const walks = success === undefined ? [] : [walkOn(scene, walkAlong(scene, success), left)];
  for (const operation of [...left]) {
    const way = left.has(operation) ? bestWayInto(scene, operation)?.way : undefined;
    if (way !== undefined) walks.push(walkOn(scene, walkAlong(scene, way), left));
  }
  return walks;
}

/** The best way to success; where no state is one, to the end that has the best way. */
function waySucceeding(scene: Scene): Way | undefined {
  const ways = [...waysOf(scene).values()].flatMap((all) => all.slice(0, 1));
  const final = ({ to }: Way) => scene.lifecycle.states.get(to)?.final;
  const ends = ways
    .filter((way) => final(way) !== undefined)
    .toSorted((left, right) => left.cost - right.cost);
  return ends.find((way) => final(way) === 'success') ?? ends[0];
}

/** So many looks at a new task, that far apart: what is seen only long after its end may have left it again. */
const early = { looks: 5, apartMs: 900 };

function walkAlong(scene: Scene, way: Way): Walk {
  const { lifecycle } = scene;
  const [creation, ...rest] = actsOfWay(scene, way, 'a');
  const isEnd = lifecycle.states.get(way.to)?.final !== undefined;
  const apartMs = Math.max(early.apartMs, (lifecycle.poll?.minMs ?? 0) / 2);
  const looks = Array.from({ length: isEnd ? early.looks : 0 }, () => [pause(apartMs), ...look(scene, 'a')]);
  const later = isEnd ? [pause(usualDwellMs), ...look(scene, 'a')] : look(scene, 'a');
  return {
    acts: [...(creation === undefined ? [] : [creation]), ...looks.flat(), ...rest, ...later],
    aims: isEnd ? [stateRule(way.to, 'final')] : [],
    ...(way.workload === undefined ? {} : { workload: way.workload.name }),
    state: way.to,
    saved: way.saved,
  };
}

/** Calls what is left and moves the task from where it is, until nothing is; what removes it comes last. */
function walkOn(scene: Scene, walk: Walk, left: Set<ListedOperation>): Walk {
  const begun = walk.state;
  for (;;) {
    const { state, saved } = walk;
    const leadsTo = ({ lifecycle }: ListedOperation) =>
      destinationOf(lifecycle.moves?.get(state) ?? [], saved);
    const able = [...left].filter(({ lifecycle }) => lifecycle.moves?.has(state) === true);
    const operation = able.find((one) => leadsTo(one) !== gone) ?? able[0];
    if (operation === undefined) break;
    left.delete(operation);
    const to = leadsTo(operation);
    act(scene, walk, { operation, to });
    if (operation.lifecycle.save) walk.saved = state;
    if (to === undefined || to === gone) break;
    walk.state = to;
  }
  // A task that was not moved may be held where it is.
  if (walk.state !== begun && scene.lifecycle.states.get(walk.state)?.final === undefined)
    walk.acts.push(...waitForFinal(scene, 'a'));
  walk.acts.push(pause(usualDwellMs / 2), ...look(scene, 'a'));
  return walk;
}

type Deed = { readonly operation: ListedOperation; readonly to: string | undefined };

function act(scene: Scene, { acts, aims, state, workload }: Walk, { operation, to }: Deed): void {
  const made = workload === undefined ? {} : { workload };
  const [options = {}] = changingCalls(scene, operation, { maker: scene.makers[0], ...made });
  const told = to === undefined ? [] : tellApart(scene, { from: state, to }, 'a').slice(0, 1);
  acts.push(send(operation, { ...options, task: 'a' }), ...told, ...look(scene, 'a'));
  aims.push(...cellAims(operation, state));
}

/** How many tasks each walk can have. */
function affordable({ target: { budget } }: Scene, walks: readonly Walk[]): number {
  const requests =
    Math.min(budget.requests, (budget.requestsPerSecond * budget.timeMs) / 1000) * partOfBudget;
  const perTask = walks.reduce((sum, { acts }) => sum + costOf(acts), 0);
  const most = Math.min(enough, requests / perTask, (budget.tasks * partOfBudget) / walks.length);
  return most < few ? 0 : Math.floor(most);
}

/** Requests; a wait is mostly over after some looks. */
const costOf = (acts: readonly Act[]): number =>
  acts.reduce((sum, { do: what }) => sum + (what === 'pause' ? 0 : what === 'await' ? 4 : 1), 0);
