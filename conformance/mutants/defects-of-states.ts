import type { Operation, State } from '../../src/lifecycle/model.js';
import { isFinal } from '../../src/lifecycle/read-state.js';
import type { Api } from '../../src/openapi/api.js';
import { drawBetween } from '../../src/random/draw.js';
import { nextRule, operationRule, stateRule } from '../monitor/rule-id.js';
import { reachedFrom, withOperation } from './change-lifecycle.js';
import type { Defect } from './defect.js';
import { isOneOf, moveTask } from './roles.js';
import type { Around } from './server.js';

/** Where a task begins, goes by itself, and ends, other than the lifecycle says. */
export const defectsOfStates = (api: Api): readonly Defect[] => [
  ...[...api.lifecycle.operations.values()].flatMap((operation) => wrongBeginnings(api, operation)),
  ...[...api.lifecycle.states.values()].flatMap((state) =>
    state.final === undefined ? wrongSteps(api, state) : leftAgain(api, state),
  ),
];

/** Created in a state that no new task can be in; final ones and others. */
function wrongBeginnings(api: Api, operation: Operation): readonly Defect[] {
  if (operation.creates === undefined) return [];
  const { lifecycle } = api;
  const right = new Set(operation.to.flatMap((state) => [state, ...reachedFrom(lifecycle, state)]));
  const shown = new Set([...right].map((state) => labelText(lifecycle.states.get(state))));
  const wrong = [...lifecycle.states.values()].filter((state) => !shown.has(labelText(state)));
  return wrong.slice(0, 2).map(({ name }) => ({
    name: `${operation.key} creates ${name}`,
    class: 'lifecycle',
    operator: 'initial-wrong',
    breaks: `${operation.key} creates tasks in ${name}.`,
    ruleMeant: [operationRule(operation.key, 'creates'), 'next/*', 'states*'],
    change: { api: withOperation(api, { ...operation, to: [name] }) },
  }));
}

const labelText = (state: State | undefined): string =>
  state?.shows.kind === 'labels' ? (state.shows.labels[0] ?? state.name) : (state?.name ?? '');

/** To every state that the server could not take the task to, not even by several steps. */
function wrongSteps(api: Api, state: State): readonly Defect[] {
  const { lifecycle } = api;
  const reached = reachedFrom(lifecycle, state.name);
  const shown = new Set([...reached, state.name].map((name) => labelText(lifecycle.states.get(name))));
  return [...lifecycle.states.values()]
    .filter((to) => !shown.has(labelText(to)))
    .map(({ name: to }) => ({
      name: `${state.name} goes to ${to}`,
      class: 'lifecycle',
      operator: isFinal(lifecycle, to) ? 'step-to-wrong-end' : 'step-back',
      breaks: `The server takes half of the tasks in ${state.name} to ${to}.`,
      ruleMeant: [nextRule(state.name), stateRule(state.name, '*'), 'next/*'],
      change: { around: straying(state.name, to) },
    }));
}

/** How long a task stays before it strays. */
const STRAY_MS = { min: 100, max: 1_500 };

/** Half of the tasks, each once. */
const straying =
  (state: string, to: string): Around =>
  (inside) => {
    const done = new Set<string>();
    return (next) => (ask) => {
      for (const { id } of [...inside.world.store.oldestFirst()]) {
        const situation = inside.situation(id, ask.nowMs);
        if (situation?.state !== state || done.has(id) || !isOneOf(0.5, inside, id)) continue;
        const atMs = situation.enteredMs + drawBetween(STRAY_MS, inside.seed, 'strays', id);
        if (ask.nowMs <= atMs) continue;
        done.add(id);
        moveTask(inside, id, { state: to, nowMs: ask.nowMs });
      }
      return next(ask);
    };
  };

/** Once over, at work again: some seconds after its end each task is somewhere else. */
function leftAgain(api: Api, { final, name }: State): readonly Defect[] {
  const shown = labelText(api.lifecycle.states.get(name));
  const others = [...api.lifecycle.states.values()].filter((one) => labelText(one) !== shown);
  const isBack = (one: State): boolean => one.final === undefined;
  const back = others.find((one) => isBack(one) && !one.initial) ?? others.find(isBack);
  const onwards = others.find((one) => one.final !== undefined && one.final !== final);
  return [back, onwards]
    .filter((one) => one !== undefined)
    .map(({ name: to }) => ({
      name: `${name} is left for ${to}`,
      class: 'lifecycle',
      operator: 'final-left',
      breaks: `A task that is ${name} is ${to} a few seconds later.`,
      ruleMeant: [stateRule(name, 'final'), nextRule(name)],
      change: { around: leaving(name, to) },
    }));
}

/** How long a task is over before it is not. */
const OVER_MS = { min: 1_000, max: 5_000 };

const leaving =
  (state: string, to: string): Around =>
  (inside) =>
  (next) =>
  (ask) => {
    for (const { id } of [...inside.world.store.oldestFirst()]) {
      const situation = inside.situation(id, ask.nowMs);
      if (situation?.state !== state) continue;
      const leavesMs = Math.max(
        situation.phase.atMs,
        situation.enteredMs + drawBetween(OVER_MS, inside.seed, 'leaves', id, situation.phase.entry),
      );
      if (ask.nowMs > leavesMs) moveTask(inside, id, { state: to, nowMs: Math.floor(leavesMs) });
    }
    return next(ask);
  };
