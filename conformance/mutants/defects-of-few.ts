import { setAt } from '../../src/lifecycle/pointer.js';
import { labelOf } from '../../src/lifecycle/read-state.js';
import type { Api } from '../../src/openapi/api.js';
import { type Defect, wrappedDefect as defect } from './defect.js';
import { retouch } from './edit-answers.js';
import { creatorOf, isOneOf, moveTask, successOf } from './roles.js';
import type { Around } from './server.js';

/** What is wrong with a few tasks only, or for a short time. */
export const defectsOfFew = (api: Api): readonly Defect[] => [
  ...relabelled(api),
  ...lost(api),
  ...relapsed(api),
  ...lateResult(api),
];

/** Said to be done before it is. */
function lateResult(api: Api): readonly Defect[] {
  const { result } = api.lifecycle.fields;
  const done = successOf(api);
  const promised = api.lifecycle.states.get(done ?? '');
  if (result === undefined || promised === undefined) return [];
  const outcomes = promised.outcomes.flatMap(({ has }) => has);
  if ([...promised.has, ...outcomes].every(({ pointer }) => !pointer.text.startsWith(result.text))) return [];
  return [
    defect(
      {
        name: 'the result comes two seconds after the end',
        operator: 'result-late',
        breaks: 'For two seconds a task is shown as done without its result.',
        ruleMeant: ['states/*/has/*', 'states/*/outcomes*', 'states/*/final'],
        needs: 'timing',
      },
      retouch(api, (inside) => ({ id, ask, snapshot, declares }) => {
        const situation = inside.situation(id, ask.nowMs);
        const endedMs = situation?.finishedMs ?? situation?.enteredMs;
        if (situation?.state !== done || endedMs === undefined || !declares(result)) return undefined;
        return ask.nowMs - endedMs < 2_000 ? { snapshot: setAt(snapshot, result, null) } : undefined;
      }),
    ),
  ];
}
/** One finished task in twenty now and then shows another label. */
function relabelled(api: Api): readonly Defect[] {
  const { fields, states } = api.lifecycle;
  const { state: field } = fields;
  if (field === undefined) return [];
  const labels = [...states.values()].map(labelOf).filter((label) => label !== undefined);
  const around = retouch(api, (inside) => ({ id, snapshot, before, state = '' }) => {
    const known = states.get(state);
    if (known?.final === undefined || before % 3 !== 2 || !isOneOf(0.05, inside, id)) return undefined;
    const label = labels.find((other) => other !== labelOf(known));
    return label === undefined ? undefined : { snapshot: setAt(snapshot, field, label) };
  });
  return [
    defect(
      {
        name: 'one finished task in twenty shows another state in every third answer',
        operator: 'rare-label',
        breaks: 'Every third picture of one finished task in twenty shows another state.',
        ruleMeant: ['states*', 'next/*'],
      },
      around,
    ),
  ];
}

/** One task in twenty is gone before anybody asks for it. */
function lost(api: Api): readonly Defect[] {
  const creator = creatorOf(api);
  const around: Around = (inside) => (next) => (ask) => {
    const reply = next(ask);
    if (ask.operation?.key !== creator?.key || reply.status >= 300) return reply;
    const [newest] = inside.world.store.newestFirst();
    if (newest !== undefined && isOneOf(0.05, inside, newest.id)) inside.world.store.remove(newest);
    return reply;
  };
  return [
    defect(
      {
        name: 'one new task in twenty is lost',
        operator: 'rare-lost',
        breaks: 'One task in twenty is accepted and never known again.',
        ruleMeant: ['operations/*'],
        ...(api.lifecycle.unknown.some(({ kind }) => kind === 'state') && {
          equivalent: 'An unknown id is answered as if its task waited, which a task may do for ever.',
        }),
      },
      around,
    ),
  ];
}

/** One task in twenty fails after its success. */
function relapsed(api: Api): readonly Defect[] {
  const done = successOf(api);
  const failed = [...api.lifecycle.states.values()].find(({ final }) => final === 'failure')?.name;
  if (failed === undefined || done === undefined) return [];
  const around: Around = (inside) => (next) => (ask) => {
    const { id, nowMs } = ask;
    const situation = id === undefined ? undefined : inside.situation(id, nowMs);
    if (id === undefined || situation?.state !== done || !isOneOf(0.05, inside, id)) return next(ask);
    const endedMs = situation.finishedMs ?? situation.enteredMs;
    if (nowMs - endedMs > 1_000) moveTask(inside, id, { state: failed, nowMs });
    return next(ask);
  };
  return [
    defect(
      {
        name: 'one task in twenty fails after it has succeeded',
        operator: 'rare-final-left',
        breaks: `One task in twenty is ${failed} a second after it was ${done}.`,
        ruleMeant: ['states/*/final', 'next/*'],
      },
      around,
    ),
  ];
}
