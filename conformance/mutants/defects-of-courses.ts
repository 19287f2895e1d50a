import { getAt, setAt } from '../../src/lifecycle/pointer.js';
import { isFinal, labelsOf } from '../../src/lifecycle/read-state.js';
import type { Api } from '../../src/openapi/api.js';
import { operationRule, stateRule } from '../monitor/rule-id.js';
import { type Defect, wrappedDefect } from './defect.js';
import { retouch } from './edit-answers.js';
import { type Listed, moversOf } from './roles.js';
import type { Around, Ask } from './server.js';
import { scriptThrough } from './simulator-scenarios.js';
import { replyWithoutEffect } from './without-effect.js';

/** Ways that a task must not take, labels that it must not show, and calls about all tasks at once. */
export const defectsOfCourses = (api: Api): readonly Defect[] => [
  ...visits(api),
  ...labels(api),
  ...bulks(api),
];

/** Round and round a state that may be visited a few times only. */
function visits(api: Api): readonly Defect[] {
  return [...api.lifecycle.states.values()].flatMap(({ name, visits: most }): readonly Defect[] => {
    const stays =
      most === undefined
        ? undefined
        : scriptThrough(api.lifecycle, name, { times: most + 2, forMs: 4_000, passingMs: 4_000 });
    if (stays === undefined) return [];
    return [
      {
        name: `${name} is visited too often`,
        class: 'lifecycle',
        operator: 'visits-exceeded',
        breaks: `Every task is in ${name} ${(most ?? 0) + 2} times.`,
        ruleMeant: [stateRule(name, 'visits')],
        change: { profile: { name: 'round', fate: { course: { kind: 'script', stays } }, faults: [] } },
      },
    ];
  });
}

/** One state that shows the label of another one which it cannot be confused with, and one that shows no known label. */
function labels(api: Api): readonly Defect[] {
  const { state: field } = api.lifecycle.fields;
  const states = [...api.lifecycle.states.values()];
  if (field === undefined) return [];
  return states.flatMap((state): readonly Defect[] => {
    const own = labelsOf(state);
    const other = states.find(
      (one) =>
        isFinal(api.lifecycle, one.name) !== isFinal(api.lifecycle, state.name) &&
        !labelsOf(one).some((label) => own.includes(label)),
    );
    const [label] = other === undefined ? [] : labelsOf(other);
    if (label === undefined || !isFinal(api.lifecycle, state.name)) return [];
    return [
      {
        name: `${state.name} sometimes shows ${label}`,
        class: 'answer',
        operator: 'label-wrong',
        breaks: `Every fourth picture of a task that is ${state.name} says ${label}.`,
        ruleMeant: [stateRule(state.name, 'final'), 'next/*', 'states*'],
        change: {
          around: retouch(api, () => (shot) => {
            if (
              shot.state !== state.name ||
              shot.before % 4 !== 3 ||
              getAt(shot.snapshot, field) === undefined
            )
              return undefined;
            return { snapshot: setAt(shot.snapshot, field, label) };
          }),
        },
      },
    ];
  });
}

/** Calls without a target, where those are about every task. */
const bulks = (api: Api): readonly Defect[] =>
  moversOf(api)
    .filter(({ lifecycle }) => lifecycle.bulk)
    .flatMap((operation): readonly Defect[] => {
      const { key, lifecycle } = operation;
      const said = (name: string, operator: string, breaks: string): Omit<Defect, 'class' | 'change'> => ({
        name: `${key} ${name}`,
        operator,
        breaks,
        ruleMeant: [operationRule(lifecycle.key, 'bulk'), operationRule(lifecycle.key, '*'), 'operations/*'],
      });
      return [
        wrappedDefect(
          said('of all does nothing', 'bulk-idle', `${key} without a task does nothing.`),
          idle(operation),
        ),
        wrappedDefect(
          said(
            'of all takes unfinished tasks too',
            'bulk-too-much',
            `${key} without a task removes every task.`,
          ),
          removing(operation),
        ),
        wrappedDefect(
          said('of one is of all', 'target-ignored', `${key} with a task is carried out on all tasks.`),
          forAll(operation),
        ),
      ];
    });

/** Whether the request is one for the operation, and names no task. */
const isBulk = ({ key, target }: Listed, { operation, head }: Ask): boolean | undefined => {
  if (operation?.key !== key) return undefined;
  return target?.kind !== 'query' || !new URLSearchParams(head.query).has(target.name);
};

const idle =
  (operation: Listed): Around =>
  (inside) =>
  (next) =>
  (ask) =>
    (isBulk(operation, ask) === true ? replyWithoutEffect(inside, ask) : undefined) ?? next(ask);

const removing =
  (operation: Listed): Around =>
  ({ world: { store } }) =>
  (next) =>
  (ask) => {
    const reply = next(ask);
    if (isBulk(operation, ask) !== true) return reply;
    for (const task of [...store.oldestFirst()]) store.remove(task);
    return reply;
  };

const forAll =
  (operation: Listed): Around =>
  ({ world: { store } }) =>
  (next) =>
  (ask) => {
    const reply = next(ask);
    const { target } = operation;
    if (isBulk(operation, ask) !== false || target?.kind !== 'query') return reply;
    for (const { id } of [...store.oldestFirst()]) {
      next({ ...ask, id, head: { ...ask.head, query: `${target.name}=${encodeURIComponent(id)}` } });
    }
    return reply;
  };
