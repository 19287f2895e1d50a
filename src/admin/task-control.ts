import type { TaskChange } from '../faults/action.js';
import type { Api } from '../openapi/api.js';
import { changeTask, createTasks, nextEventMs } from '../simulator/change-task.js';
import type { Simulator } from '../simulator/simulator.js';
import type { World } from '../simulator/world.js';
import { situationAt } from '../timeline/situation-at.js';
import type { Task } from '../timeline/task.js';
import { ControlError, clip, unknownName } from './control-error.js';
import type { NewTaskSpec, TaskControl, TaskRef, TaskView } from './controls.js';
import { findCourse, findPlace, statesNamed, unknownState } from './find-state.js';
import { wholeNumber } from './read-value.js';
import { viewTask } from './view-task.js';

/** One API in the namespace that is controlled. */
export type Place = { readonly prefix: string; readonly simulator: Simulator; readonly world: World };

const COUNTS = { min: 1, max: 10_000 };

/** Control over the tasks of the places that `places` gives, one for each API served, asked for anew at each call. */
export function createTaskControl(places: () => readonly Place[]): TaskControl {
  const viewOf = ({ simulator, world }: Place, task: Task): TaskView =>
    viewTask(simulator, task, world.clock.now());

  function change(ref: TaskRef, changeOf: (api: Api) => TaskChange): TaskView {
    const { place, task } = findTask(places(), ref);
    const { simulator, world } = place;
    const order = { task, change: changeOf(simulator.api), nowMs: world.clock.now() };
    const changed = changeTask(simulator.machine, world, order);
    if (changed === undefined) throw unknownTask(task.id, places());
    return viewOf(place, changed);
  }

  return {
    list: ({ api, state, limit = 100 } = {}) => {
      const at = api === undefined ? places() : [placeOf(places(), api)];
      wholeNumber('limit', limit, COUNTS);
      const isWanted = state === undefined ? () => true : wantedState(at, state);
      return at
        .flatMap((place) => newest(place, limit, isWanted).map((task) => viewOf(place, task)))
        .sort((one, other) => other.createdMs - one.createdMs)
        .slice(0, limit);
    },
    get: (ref) => {
      const { place, task } = findTask(places(), ref);
      return viewOf(place, task);
    },
    create: (spec = {}) => {
      const place = placeOf(places(), spec.api);
      return createOn(place, spec).map((task) => viewOf(place, task));
    },
    move: (ref, to) => change(ref, (api) => ({ kind: 'move', ...findPlace(api, to) })),
    hold: (ref, state) =>
      change(ref, (api) => ({
        kind: 'course',
        course: findCourse(api, { kind: 'hold', ...(state !== undefined && { state }) }),
      })),
    release: (ref) => change(ref, () => ({ kind: 'course', course: { kind: 'time' } })),
    follow: (ref, course) => change(ref, (api) => ({ kind: 'course', course: findCourse(api, course) })),
    delete: (ref) => {
      const { place, task } = findTask(places(), ref);
      const { simulator, world } = place;
      changeTask(simulator.machine, world, { task, change: { kind: 'remove' }, nowMs: world.clock.now() });
    },
  };
}

/** When a task of the places will next change its state, in Unix milliseconds; every task is asked. */
export function nextEventOf(places: readonly Place[]): number | undefined {
  let next = Number.POSITIVE_INFINITY;
  for (const { simulator, world } of places) {
    const nowMs = world.clock.now();
    for (const task of world.store.oldestFirst()) {
      next = Math.min(next, nextEventMs(simulator.machine, task, nowMs) ?? next);
    }
  }
  return next === Number.POSITIVE_INFINITY ? undefined : next;
}

function createOn({ simulator, world }: Place, spec: NewTaskSpec): readonly Task[] {
  const { api, machine } = simulator;
  const { state, outcome, course, count = 1 } = spec;
  if (state === undefined && outcome !== undefined)
    throw new ControlError('invalid', `Expected a state with the outcome "${clip(outcome)}", got none.`);
  const created = createTasks(machine, world, {
    ...(state !== undefined && findPlace(api, { state, outcome })),
    ...(course !== undefined && { course: findCourse(api, course) }),
    count: wholeNumber('count', count, COUNTS),
  });
  if (created.length > 0) return created;
  throw new ControlError(
    'invalid',
    `Expected an API with an operation that creates tasks; ${api.name} has none.`,
  );
}

/** The place of an API by its name; without one, the only API served. */
function placeOf(places: readonly Place[], name: string | undefined): Place {
  const [only] = places;
  if (name === undefined && places.length === 1 && only !== undefined) return only;
  const known = places.map(({ simulator }) => simulator.api.name);
  const found = places.find(({ simulator }) => simulator.api.name === name);
  if (found !== undefined) return found;
  if (name !== undefined)
    throw unknownName('unknown-api', { expected: 'the name of an API', got: name, known });
  throw new ControlError(
    'unknown-api',
    `Expected the name of an API in "api", got none. Known: ${known.join(', ')}.`,
  );
}

type Found = { readonly place: Place; readonly task: Task };

function findTask(places: readonly Place[], ref: TaskRef): Found {
  const id = typeof ref === 'string' ? ref : ref.id;
  const at = typeof ref === 'string' ? places : [placeOf(places, ref.api)];
  const [found, ...more] = at.flatMap((place): readonly Found[] => {
    const task = place.world.store.get(id);
    return task === undefined ? [] : [{ place, task }];
  });
  if (found === undefined) throw unknownTask(id, at);
  if (more.length === 0) return found;
  const apis = [found, ...more].map(({ place }) => place.simulator.api.name).join(' and ');
  throw new ControlError(
    'ambiguous-task',
    `Expected the id of one task, but ${apis} each have a task "${clip(id)}". Name the API too.`,
  );
}

function unknownTask(id: string, places: readonly Place[]): ControlError {
  const count = places.reduce((sum, { world }) => sum + world.store.size, 0);
  const newestId = places
    .map((place) => newest(place, 1, () => true)[0]?.id)
    .find((one) => one !== undefined);
  const there =
    newestId === undefined ? 'There are none here' : `There are ${count} here, such as "${newestId}"`;
  return new ControlError(
    'unknown-task',
    `Expected the id of a task of this namespace, got "${clip(id)}". ${there}; another namespace has its own.`,
  );
}

function newest(
  { simulator, world }: Place,
  limit: number,
  isWanted: (api: Api, state: string) => boolean,
): readonly Task[] {
  const { machine, api } = simulator;
  const nowMs = world.clock.now();
  const found: Task[] = [];
  for (const task of world.store.newestFirst()) {
    if (isWanted(api, situationAt(machine.timeline, task, nowMs).state)) found.push(task);
    if (found.length >= limit) break;
  }
  return found;
}

/** A word that no API knows as a state throws; one that some know keeps the tasks of the others out. */
function wantedState(places: readonly Place[], word: string): (api: Api, state: string) => boolean {
  const meant = new Map(
    places.map(({ simulator: { api } }) => [api, statesNamed(api.lifecycle, word)] as const),
  );
  const [first] = places;
  if (first !== undefined && [...meant.values()].every((states) => states.length === 0))
    throw unknownState(first.simulator.api, word);
  return (api, state) => meant.get(api)?.includes(state) ?? false;
}
