import type { Workload } from '../target/target.js';
import { look, pause, waitFor } from './act.js';
import type { Act, TaskName } from './plan.js';
import type { Scene } from './scene.js';

/** Looks at tasks that are known to stay in a state: close together at first, then ever wider apart, instead of polls all the time. */

type Holds = NonNullable<Workload['holds']>;

/** Each look but the last comes so much closer to the beginning than the one after it. */
const closer = 0.6;
const looks = 12;
/** From then on the task is watched: it is about to go on. */
const lastPart = 0.99;

/** Looks from the beginning of a hold to about its end; the hold may have begun while the task was watched. */
export function sitOut(scene: Scene, { forMs }: Holds, task: TaskName): readonly Act[] {
  const lastMs = Math.max(0, forMs * lastPart - watchMs(scene));
  const instants = [...Array.from({ length: looks }, (_, at) => lastMs * closer ** (looks - at)), lastMs];
  const seldom = instants.flatMap((ms, at) => [pause(ms - (instants[at - 1] ?? 0)), ...look(scene, task)]);
  return [...seldom, ...watch(scene, task), ...watch(scene, task)];
}

/** From the creation of a task until the state that it is held in is about over. */
export function followHeld(scene: Scene, holds: Holds, task: TaskName): readonly Act[] {
  const finals = [...scene.lifecycle.states.values()].filter(({ final }) => final !== undefined);
  const there = waitFor(task, [holds.state, ...finals.map(({ name }) => name)]);
  return [...watch(scene, task), there, ...sitOut(scene, holds, task)];
}

/** The task is watched from its creation on. */
export const withWatch = (scene: Scene, [creation, ...rest]: readonly Act[]): readonly Act[] =>
  creation === undefined ? [] : [creation, ...watch(scene, 'a'), ...rest];

/** So many looks, so much closer than polls. */
const watching = { looks: 8, closer: 5 };

/**
 * Looks closer together than the API recommends polls: what a task passes between two of those shows a wrong step. None
 * where no interval is recommended, since polls are short at first then.
 */
function watch(scene: Scene, task: TaskName): readonly Act[] {
  const gapMs = watchMs(scene) / watching.looks;
  if (gapMs === 0 || scene.probe === undefined) return [];
  return Array.from({ length: watching.looks }, () => [pause(gapMs), ...look(scene, task)]).flat();
}

/** How long a task is watched at a time. */
const watchMs = ({ lifecycle: { poll } }: Scene): number =>
  ((poll?.minMs ?? 0) * watching.looks) / watching.closer;
