import type { Move } from '../../src/lifecycle/model.js';
import { getAt, isAbsent, setAt } from '../../src/lifecycle/pointer.js';
import { isFinal } from '../../src/lifecycle/read-state.js';
import type { Api } from '../../src/openapi/api.js';
import { isJsonObject } from '../../src/openapi/json-object.js';
import { operationRule } from '../monitor/rule-id.js';
import { type Defect, wrappedDefect as defect } from './defect.js';
import { retouch } from './edit-answers.js';
import { creatorOf, type Listed, moversOf, moveTask } from './roles.js';
import type { Around, Inside } from './server.js';

/** What goes wrong long after the call, or long after the end of the task: nobody who looks at once sees it. */
export const defectsOfLate = (api: Api): readonly Defect[] => [
  ...moversOf(api).flatMap((operation) => putOff(api, operation)),
  forgetful(api),
  ...restless(api),
];

/** How many tasks are kept, and how long a result stays as it is. */
const KEPT = 50;
const CALM_MS = 60_000;
const LATER_MS = 10_000;

/** A call that is refused, or has nothing to do, and acts all the same: some time later, or when the task is done. */
function putOff(api: Api, operation: Listed): readonly Defect[] {
  const { key, lifecycle } = operation;
  const moves = lifecycle.moves ?? new Map<string, readonly Move[]>();
  const [first] = [...moves.values()].flat();
  const idle = [...api.lifecycle.states.keys()].filter((state) => !moves.has(state));
  if (first === undefined || idle.length === 0) return [];
  const ruleMeant = [operationRule(lifecycle.key, '*'), 'operations/*', 'states/*/final', 'next/*', 'retain'];
  const later: Around = (inside) => (next) => (ask) => {
    const { id } = ask;
    const state = id === undefined ? undefined : inside.situation(id, ask.nowMs)?.state;
    const reply = next(ask);
    if (ask.operation?.key === key && id !== undefined && idle.includes(state ?? ''))
      inside.later(ask.nowMs + LATER_MS, (nowMs) => carryOut(inside, id, { move: first, nowMs }));
    return reply;
  };
  const atTheEnd: Around = (inside) => (next) => {
    const put = new Set<string>();
    return (ask) => {
      const { id = '' } = ask;
      const state = inside.situation(id, ask.nowMs)?.state ?? '';
      const [move] = moves.get(state) ?? [];
      if (put.has(id) && move !== undefined && isFinal(api.lifecycle, state)) {
        put.delete(id);
        carryOut(inside, id, { move, nowMs: ask.nowMs });
      }
      if (ask.operation?.key === key && idle.includes(state) && !isFinal(api.lifecycle, state)) put.add(id);
      return next(ask);
    };
  };
  const endsMove = [...moves.keys()].some((state) => isFinal(api.lifecycle, state));
  const atWork = idle.some((state) => !isFinal(api.lifecycle, state));
  return [
    defect(
      {
        name: `${key} acts later where it should not`,
        operator: 'late-effect',
        breaks: `Ten seconds after a ${key} that does nothing in the state of its task, it is carried out.`,
        ruleMeant,
      },
      later,
    ),
    ...(endsMove && atWork
      ? [
          defect(
            {
              name: `${key} of an unfinished task acts when it is done`,
              operator: 'late-effect',
              breaks: `A ${key} that does nothing while its task is at work is carried out when the task is done.`,
              ruleMeant,
            },
            atTheEnd,
          ),
        ]
      : []),
  ];
}

type Deed = { readonly move: Move; readonly nowMs: number };

/** What comes back from before is not put back late. */
function carryOut(inside: Inside, id: string, { move, nowMs }: Deed): void {
  const task = inside.world.store.get(id);
  if (task === undefined) return;
  if (move.kind === 'gone') inside.world.store.remove(task);
  if (move.kind === 'state') moveTask(inside, id, { state: move.state, nowMs });
}

/** A store with room for so many tasks. */
function forgetful(api: Api): Defect {
  const creator = creatorOf(api);
  const around: Around = (inside) => (next) => (ask) => {
    const reply = next(ask);
    if (ask.operation?.key !== creator?.key) return reply;
    for (const task of [...inside.world.store.newestFirst()].slice(KEPT)) inside.world.store.remove(task);
    return reply;
  };
  return defect(
    {
      name: `only the newest ${KEPT} tasks are kept`,
      operator: 'retain-broken',
      breaks: `A new task ends the memory of the one that was created ${KEPT} tasks before.`,
      ruleMeant: ['operations/*', 'retain', 'states*', 'next/*'],
    },
    around,
  );
}

/** A result that is written again when nobody looks any more. */
function restless(api: Api): readonly Defect[] {
  const { result } = api.lifecycle.fields;
  if (result === undefined) return [];
  const around = retouch(api, (inside) => ({ ask, id, snapshot, state = '' }) => {
    const situation = inside.situation(id, ask.nowMs);
    if (situation === undefined || !isFinal(api.lifecycle, state)) return undefined;
    const value = getAt(snapshot, result);
    const endedMs = situation.finishedMs ?? situation.enteredMs;
    if (isAbsent(value) || ask.nowMs - endedMs < CALM_MS) return undefined;
    return { snapshot: setAt(snapshot, result, { ...(isJsonObject(value) ? value : {}), revised: true }) };
  });
  return [
    defect(
      {
        name: 'the result changes a minute after the end',
        operator: 'final-changed',
        breaks: 'A finished task shows another result a minute later.',
        ruleMeant: ['states/*/final'],
      },
      around,
    ),
  ];
}
