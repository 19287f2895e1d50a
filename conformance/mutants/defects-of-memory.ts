import { isFinal } from '../../src/lifecycle/read-state.js';
import type { Api } from '../../src/openapi/api.js';
import { reachedFrom } from './change-lifecycle.js';
import { type Defect, wrappedDefect as defect } from './defect.js';
import { creatorOf, moveTask, readOf } from './roles.js';
import type { Around, Inside } from './server.js';

/** Servers that forget tasks, or mix them up. */
export const defectsOfMemory = (api: Api): readonly Defect[] => [
  ...vanishing(api),
  ...restarts(api),
  ...crowded(api),
];

/** Tasks that are over and then are no more. */
function vanishing(api: Api): readonly Defect[] {
  const read = readOf(api);
  const isOver = (inside: Inside, id: string, nowMs: number): number | undefined => {
    const situation = inside.situation(id, nowMs);
    if (situation === undefined || !isFinal(api.lifecycle, situation.state)) return undefined;
    return situation.finishedMs ?? situation.enteredMs;
  };
  const forget = (inside: Inside, id: string): void => {
    const task = inside.world.store.get(id);
    if (task !== undefined) inside.world.store.remove(task);
  };
  const expiring: Around = (inside) => (next) => (ask) => {
    const endedMs = ask.id === undefined ? undefined : isOver(inside, ask.id, ask.nowMs);
    if (ask.id !== undefined && endedMs !== undefined && ask.nowMs - endedMs > 10_000) forget(inside, ask.id);
    return next(ask);
  };
  const consuming: Around = (inside) => (next) => (ask) => {
    const reply = next(ask);
    const { id } = ask;
    if (id === undefined || ask.operation?.key !== read?.key || reply.status >= 300) return reply;
    if (isOver(inside, id, ask.nowMs) !== undefined) forget(inside, id);
    return reply;
  };
  const ruleMeant = [
    'operations/*/allow@*',
    'operations/*/moves@*',
    'operations/*',
    'retain',
    'states/*/final',
  ];
  return [
    defect(
      {
        name: 'tasks expire ten seconds after their end',
        operator: 'retain-broken',
        breaks: 'A finished task is unknown ten seconds later.',
        ruleMeant,
      },
      expiring,
    ),
    defect(
      {
        name: 'reading a finished task removes it',
        operator: 'read-with-effect',
        breaks: 'A finished task can be read once.',
        ruleMeant,
      },
      consuming,
    ),
  ];
}

/** How long a server lives before it is started again. */
const UPTIME_MS = 45_000;

/** A server that keeps its tasks in memory, and is started again now and then. */
function restarts(api: Api): readonly Defect[] {
  const [initial] = api.lifecycle.initial;
  const around =
    (restart: (inside: Inside, nowMs: number) => void): Around =>
    (inside) =>
    (next) => {
      let startedMs: number | undefined;
      return (ask) => {
        startedMs ??= ask.nowMs;
        if (ask.nowMs - startedMs > UPTIME_MS) {
          startedMs = ask.nowMs;
          restart(inside, ask.nowMs);
        }
        return next(ask);
      };
    };
  const lose = ({ world }: Inside): void => {
    for (const task of [...world.store.oldestFirst()]) world.store.remove(task);
  };
  const again = (inside: Inside, nowMs: number): void => {
    for (const { id } of [...inside.world.store.oldestFirst()]) {
      const state = inside.situation(id, nowMs)?.state ?? '';
      const isWorking = !isFinal(api.lifecycle, state) && state !== initial;
      if (isWorking && initial !== undefined) moveTask(inside, id, { state: initial, nowMs });
    }
  };
  return [
    defect(
      {
        name: 'a restart loses all tasks',
        operator: 'restart-loses',
        breaks: 'Every 45 seconds the server forgets all its tasks.',
        ruleMeant: ['operations/*', 'retain', 'states/*/final'],
        needs: 'timing',
      },
      around(lose),
    ),
    defect(
      {
        name: 'a restart begins all work anew',
        operator: 'restart-repeats',
        breaks: `Every 45 seconds all tasks at work are ${initial} again.`,
        ruleMeant: ['next/*', 'states*'],
        needs: 'timing',
      },
      around(again),
    ),
  ];
}

/** One task at a time: a new one ends the others, in a state that no work leads to. */
function crowded(api: Api): readonly Defect[] {
  const creator = creatorOf(api);
  const [initial = ''] = api.lifecycle.initial;
  const reached = reachedFrom(api.lifecycle, initial);
  const end = [...api.lifecycle.states.values()].find(
    ({ name, final }) => final !== undefined && !reached.has(name),
  );
  if (creator === undefined || end === undefined || end.final !== 'cancelled') return [];
  const around: Around = (inside) => (next) => (ask) => {
    if (ask.operation?.key === creator.key) {
      for (const { id } of [...inside.world.store.oldestFirst()]) {
        const state = inside.situation(id, ask.nowMs)?.state ?? '';
        if (!isFinal(api.lifecycle, state)) moveTask(inside, id, { state: end.name, nowMs: ask.nowMs });
      }
    }
    return next(ask);
  };
  return [
    defect(
      {
        name: 'a new task ends the others',
        operator: 'isolation-broken-by-create',
        breaks: `${creator.key} makes every unfinished task ${end.name}.`,
        ruleMeant: ['next/*', 'states*', 'operations/*'],
      },
      around,
    ),
  ];
}
