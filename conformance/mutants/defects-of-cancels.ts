import { isFinal } from '../../src/lifecycle/read-state.js';
import type { Api } from '../../src/openapi/api.js';
import { drawBetween } from '../../src/random/draw.js';
import { operationRule } from '../monitor/rule-id.js';
import { type Defect, wrappedDefect as defect } from './defect.js';
import { cancelsOf, isOneOf, type Listed, moveTask, successOf } from './roles.js';
import { sampleAnswer } from './sample-answer.js';
import type { Around, Inside } from './server.js';

/** What is wrong where a cancel and the work of a task meet. */
export const defectsOfCancels = (api: Api): readonly Defect[] =>
  cancelsOf(api).flatMap((operation) => [...overwritten(api, operation), ...lateCancel(api, operation)]);

/** The worker does not look whether its task was cancelled. */
function overwritten(api: Api, { key, lifecycle }: Listed): readonly Defect[] {
  const said = (name: string, operator: string, breaks: string) => ({
    ...{ name, operator, breaks },
    ruleMeant: ['states/*/final', 'operations/*/moves@*', 'next/*'],
  });
  const isNew = (state: string): boolean => api.lifecycle.initial.includes(state);
  const isCancelledAtWork = [...(lifecycle.moves ?? [])].some(
    ([state, moves]) =>
      !isNew(state) &&
      !isFinal(api.lifecycle, state) &&
      moves.some(
        (move) => move.kind === 'state' && api.lifecycle.states.get(move.state)?.final === 'cancelled',
      ),
  );
  return [
    defect(
      said(
        'the worker overwrites a cancelled task',
        'cancel-overwritten',
        `Some seconds after ${key} the worker writes its result over the cancelled task.`,
      ),
      overwriting(api, key, () => true),
    ),
    defect(
      said(
        'the worker sometimes overwrites a cancelled task',
        'cancel-overwritten-rarely',
        'One cancelled task in five is overwritten by the worker.',
      ),
      overwriting(api, key, ({ inside, id }) => isOneOf(0.2, inside, id)),
    ),
    ...(isCancelledAtWork
      ? [
          defect(
            said(
              'the worker overwrites a task that was cancelled at work',
              'cancel-overwritten-at-work',
              'Only a task that nobody works on yet stays cancelled.',
            ),
            overwriting(api, key, ({ from }) => !isNew(from)),
          ),
        ]
      : []),
  ];
}

type Cancelled = { readonly inside: Inside; readonly id: string; readonly from: string };

/** Between two and nine seconds after a cancel the task is done all the same. */
const overwriting =
  (api: Api, key: string, isMeant: (cancelled: Cancelled) => boolean): Around =>
  (inside) =>
  (next) =>
  (ask) => {
    const { id, nowMs } = ask;
    const from = id === undefined ? undefined : inside.situation(id, nowMs)?.state;
    const reply = next(ask);
    const done = successOf(api);
    if (ask.operation?.key !== key || reply.status >= 300 || id === undefined || from === undefined)
      return reply;
    const end = inside.situation(id, nowMs)?.state ?? '';
    const isCancelled = api.lifecycle.states.get(end)?.final === 'cancelled';
    if (done === undefined || !isCancelled || !isMeant({ inside, id, from })) return reply;
    const afterMs = drawBetween({ min: 2_000, max: 9_000 }, inside.seed, 'overwrite', id);
    inside.later(nowMs + afterMs, (laterMs) => moveTask(inside, id, { state: done, nowMs: laterMs }));
    return reply;
  };

/** The race between a cancel and the end is lost, and the answer says that it was won. */
function lateCancel(api: Api, operation: Listed): readonly Defect[] {
  const { key } = operation;
  const around =
    (withinMs: number): Around =>
    (inside) =>
    (next) =>
    (ask) => {
      const { id } = ask;
      const situation =
        ask.operation?.key !== key || id === undefined ? undefined : inside.situation(id, ask.nowMs);
      const reply = next(ask);
      if (situation?.finishedMs === undefined || id === undefined || reply.status < 400) return reply;
      if (api.lifecycle.states.get(situation.state)?.final === 'cancelled') return reply;
      const isLate = ask.nowMs - situation.finishedMs <= withinMs;
      return isLate ? sampleAnswer(api, inside.simulator.machine.operationOf(operation), id) : reply;
    };
  const ruleMeant = [operationRule(operation.lifecycle.key, 'else@*')];
  return [
    defect(
      {
        name: `${key} says 200 after losing the race`,
        operator: 'cancel-lost-race',
        breaks: `For three seconds after a task has ended by itself ${key} answers as if it had cancelled it.`,
        ruleMeant,
        needs: 'timing',
      },
      around(3_000),
    ),
    defect(
      {
        name: `${key} says 200 whatever the task is`,
        operator: 'cancel-always-ok',
        breaks: `${key} answers 200 for every task that has ended by itself.`,
        ruleMeant,
      },
      around(Number.POSITIVE_INFINITY),
    ),
  ];
}
