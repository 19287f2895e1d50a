import type { State } from '../../src/lifecycle/model.js';
import { drawUnit } from '../../src/random/draw.js';
import { nextRule, stateRule } from '../monitor/rule-id.js';
import type { Workload } from '../target/target.js';
import { look, make, pause, planOf, send, waitForFinal } from './act.js';
import { type Coverage, cellAims } from './coverage.js';
import type { Act, Plan } from './plan.js';
import { followSteps } from './reach-state.js';
import { type Scene, usualDwellMs } from './scene.js';
import { followHeld, sitOut, withWatch } from './sit-out.js';
import { actsOfWay, waysOf } from './take-way.js';

/** Plans that watch tasks from their creation to their end: steps, bounds in time, outcomes, what is kept. */

/** One life: the task it starts with, and what it is meant to pass through. */
export type Life = { readonly workload?: Workload; readonly passes: readonly string[] };

/** The lives of a round: each workload once, the sample the more often the fewer there are; more in later rounds, since a branch may be rare. */
export function livesOf(scene: Scene, round: number): readonly Life[] {
  const [maker] = scene.makers;
  if (maker === undefined) return [];
  const workloads = maker.kind === 'operation' ? scene.target.workloads : [];
  const plain = round === 0 ? Math.max(1, 3 - workloads.length) : 6;
  return [
    ...Array.from({ length: plain }, (): Life => ({ passes: likelyStates(scene, undefined) })),
    ...workloads.map((workload): Life => ({ workload, passes: likelyStates(scene, workload) })),
  ];
}

/** Looked at as often as the API permits until the task is done, then again: what is final is frozen. */
export function planLives(scene: Scene, round: number): readonly Plan[] {
  const [maker] = scene.makers;
  if (maker === undefined) return [];
  return livesOf(scene, round).map(({ workload, passes }, at) => {
    const id = `directed/life/${workload === undefined ? '' : `${workload.name}/`}${round}-${at + 1}`;
    const gap = usualDwellMs * (0.2 + drawUnit(scene.seed, 'gap', id));
    const acts: readonly Act[] = [
      make(maker, 'a', workload === undefined ? {} : { workload: workload.name }),
      ...((round + at) % 2 === 0 ? look(scene, 'a') : []),
      ...(workload?.holds === undefined ? [] : followHeld(scene, workload.holds, 'a')),
      ...waitForFinal(scene, 'a'),
      ...look(scene, 'a'),
      pause(gap),
      ...look(scene, 'a'),
    ];
    const { probe } = scene;
    const cells = probe === undefined ? [] : passes.flatMap((state) => cellAims(probe, state));
    return planOf(scene, { id, phase: 'directed', aims: [...cells, ...lifeAims(scene)], acts });
  });
}

/** From each state whose successors were not seen often enough, the next look at a task after it was certainly there. */
export function planSteps(
  scene: Scene,
  { coverage, round }: { readonly coverage: Coverage; readonly round: number },
): readonly Plan[] {
  const started = reachedAlone(scene);
  return [...waysOf(scene).values()].flatMap(([way]): readonly Plan[] => {
    const state = way === undefined ? undefined : scene.lifecycle.states.get(way.to);
    if (way === undefined || state === undefined || state.next.length === 0) return [];
    const aims = [nextRule(state.name), stateRule(state.name, 'within'), stateRule(state.name, 'visits')];
    const count = Math.max(...aims.map(coverage.lacks));
    if (count === 0 || (round === 0 && started.has(state.name))) return [];
    const acts = [
      ...(way.isHeld ? withWatch(scene, actsOfWay(scene, way, 'a')) : actsOfWay(scene, way, 'a')),
      ...look(scene, 'a'),
      ...(way.isHeld && way.workload?.holds !== undefined ? sitOut(scene, way.workload.holds, 'a') : []),
      { do: 'await', task: 'a', states: awaited(scene, state) } as const,
      ...look(scene, 'a'),
    ];
    return Array.from({ length: count }, (_, at) =>
      planOf(scene, { id: `directed/step/${state.name}/${round}-${at + 1}`, phase: 'directed', aims, acts }),
    );
  });
}

/** A final task looked at again when it has been kept for as long as was promised, if the budget allows that. */
export function planRetention(scene: Scene, round: number): readonly Plan[] {
  const [maker] = scene.makers;
  const { retainMs } = scene.lifecycle;
  const { timeMs } = scene.target.budget;
  if (maker === undefined || retainMs === undefined) return [];
  if (retainMs > (timeMs * scene.target.timeScale) / 2) return [];
  const acts = [
    make(maker, 'a'),
    ...waitForFinal(scene, 'a'),
    ...look(scene, 'a'),
    ...[0.5, 0.5, 0.01].flatMap((part): readonly Act[] => [pause(retainMs * part), ...look(scene, 'a')]),
  ];
  return [1, 2, 3].map((at) =>
    planOf(scene, { id: `directed/retain/${round}-${at}`, phase: 'directed', aims: ['retain'], acts }),
  );
}

/** A look when an effect has had its time to spread. */
export function planStale(scene: Scene, round: number): readonly Plan[] {
  const [maker] = scene.makers;
  const { staleMs, initial } = scene.lifecycle;
  if (maker === undefined || staleMs === 0) return [];
  const moving = scene.targeted.find(({ lifecycle }) => initial.some((state) => lifecycle.moves?.has(state)));
  const acts = [
    make(maker, 'a'),
    ...(moving === undefined ? [] : [send(moving, { task: 'a' })]),
    ...look(scene, 'a'),
    pause(staleMs),
    ...look(scene, 'a'),
    ...look(scene, 'a'),
  ];
  return [1, 2, 3].map((at) =>
    planOf(scene, { id: `directed/stale/${round}-${at}`, phase: 'directed', aims: ['stale'], acts }),
  );
}

/** The states that the server alone takes a new task to. */
const reachedAlone = ({ lifecycle }: Scene): ReadonlySet<string> =>
  new Set(lifecycle.initial.flatMap((state) => [...followSteps(lifecycle, state)]));

/** The rules of states and steps that a life may show. */
function lifeAims(scene: Scene): readonly string[] {
  const { lifecycle } = scene;
  const own = [...reachedAlone(scene)].flatMap((state) => [nextRule(state), `${stateRule(state, '')}`]);
  return [...lifecycle.rules.keys()].filter(
    (rule) =>
      own.some((start) => rule === start || (start.endsWith('/') && rule.startsWith(start))) ||
      /^(states$|monotone\/|constant\/|check\/|should\/|envelope\/)/.test(rule),
  );
}

/** The successors that show another label, and every end. */
const awaited = ({ lifecycle }: Scene, { next }: State): readonly string[] => {
  const finals = [...lifecycle.states.values()].filter(({ final }) => final !== undefined);
  return [...new Set([...next.map(({ to }) => to), ...finals.map(({ name }) => name)])];
};

/** The heaviest step each time, to the end that the workload is known for; a state that is held is passed as well. */
function likelyStates({ lifecycle }: Scene, workload: Workload | undefined): readonly string[] {
  const [first] = lifecycle.initial;
  const passed: string[] = [];
  let state = first;
  while (state !== undefined && !passed.includes(state)) {
    passed.push(state);
    const next = lifecycle.states.get(state)?.next ?? [];
    const ends = next.filter(({ to }) => workload?.ends?.includes(to));
    state = (ends.length > 0 ? ends : next).toSorted((left, right) => right.weight - left.weight)[0]?.to;
  }
  const [last] = passed.slice(-1);
  const missed = workload?.ends !== undefined && last !== undefined && !workload.ends.includes(last);
  return missed ? passed.slice(0, -1) : passed;
}
