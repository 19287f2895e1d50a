import { matchesStatus } from '../../src/lifecycle/match-status.js';
import type { Pointer } from '../../src/lifecycle/model.js';
import { getAt, isAbsent, pointerOf, setAt } from '../../src/lifecycle/pointer.js';
import { payloadPointer } from '../../src/lifecycle/read-state.js';
import type { Api } from '../../src/openapi/api.js';
import { operationRule } from '../monitor/rule-id.js';
import { shiftValue } from './alter-value.js';
import type { Defect } from './defect.js';
import { retouch, successBody } from './edit-answers.js';
import { type Listed, moversOf, readRequest } from './roles.js';
import type { Around, Inside } from './server.js';

/** What can go wrong where a task is changed and started anew, and brought back. */
export const defectsOfUpdates = (api: Api): readonly Defect[] => [
  ...moversOf(api).flatMap((operation) =>
    operation.lifecycle.merge === undefined ? [] : updates(api, operation),
  ),
  ...moversOf(api).flatMap((operation) => (bringsBack(operation) ? returns(api, operation) : [])),
  ...moversOf(api).flatMap((operation) => guards(operation)),
];

type Said = Omit<Defect, 'class' | 'change'>;

const defect = (said: Said, around: Around): Defect => ({ class: 'semantic', ...said, change: { around } });

function updates(api: Api, { key, lifecycle: { key: rule, merge } }: Listed): readonly Defect[] {
  const into = merge?.into ?? pointerOf([]);
  const oldAnswer: Around = () => (next) => (ask) => {
    const read = ask.operation?.key === key ? readRequest(api, ask) : undefined;
    const before = read && next(read);
    const reply = next(ask);
    return before !== undefined && before.status < 300 && reply.status < 300
      ? { ...reply, body: before.body ?? '' }
      : reply;
  };
  const once: Around = () => (next) => {
    const done = new Set<string>();
    return (ask) => {
      if (ask.operation?.key !== key || ask.id === undefined) return next(ask);
      if (done.has(ask.id))
        return {
          status: 400,
          headers: { 'content-type': 'text/plain; charset=utf-8' },
          body: 'Updated before.',
        };
      const reply = next(ask);
      if (reply.status < 300) done.add(ask.id);
      return reply;
    };
  };
  return [
    defect(
      {
        name: `${key} answers with the task as it was`,
        operator: 'answer-old',
        breaks: `${key} is carried out, and its answer shows the task before it.`,
        ruleMeant: [operationRule(rule, 'shows')],
      },
      oldAnswer,
    ),
    defect(
      {
        name: `${key} changes what it was not asked to`,
        operator: 'merge-too-much',
        breaks: `${key} resets a member that the request does not name.`,
        ruleMeant: [operationRule(rule, 'merge'), operationRule(rule, 'moves@*')],
      },
      widened(api, key, into),
    ),
    defect(
      {
        name: `${key} works once`,
        operator: 'move-once',
        breaks: `${key} is refused for a task that it changed before.`,
        ruleMeant: [operationRule(rule, 'moves@*')],
      },
      once,
    ),
  ];
}

/** One more member goes into the body: a switch that is not named in it, turned over. */
const widened =
  (api: Api, key: string, into: Pointer): Around =>
  () =>
  (next) =>
  (ask) => {
    const read = ask.operation?.key === key ? readRequest(api, ask) : undefined;
    const picture = read && successBody(next(read));
    if (picture === undefined || ask.body.kind !== 'json' || !isObject(ask.body.value)) return next(ask);
    const part = getAt(picture.value, payloadPointer(api.lifecycle, into));
    const given = ask.body.value;
    const [flag] = Object.entries(isObject(part) ? part : {}).filter(
      ([name, value]) => typeof value === 'boolean' && !(name in given),
    );
    if (flag === undefined || Object.keys(given).length === 0) return next(ask);
    return next({ ...ask, body: { kind: 'json', value: { ...given, [flag[0]]: flag[1] !== true } } });
  };

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const bringsBack = ({ lifecycle: { moves } }: Listed): boolean =>
  [...(moves?.values() ?? [])].flat().some(({ kind }) => kind === 'saved');

/** What was saved comes back in part. */
function returns(api: Api, { key, lifecycle: { key: rule } }: Listed): readonly Defect[] {
  const { finished, result } = api.lifecycle.fields;
  const ruleMeant = [operationRule(rule, 'moves@*'), 'states/*/final', 'states/*/has/*'];
  const isBack = ({ world }: Inside, id: string): boolean => {
    const [before, last] = world.store.get(id)?.log.slice(-2) ?? [];
    return before?.saved !== undefined && last !== undefined && last.state === before.saved.state;
  };
  const edited = (pointer: Pointer, edit: (value: unknown) => unknown): Around =>
    retouch(api, (inside) => ({ id, snapshot }) => {
      const value = getAt(snapshot, pointer);
      if (isAbsent(value) || !isBack(inside, id)) return undefined;
      return { snapshot: setAt(snapshot, pointer, edit(value)) };
    });
  return [
    defect(
      {
        name: `${key} keeps the change that it takes back`,
        operator: 'save-partial',
        breaks: `${key} brings the old state back, but not what the update changed.`,
        ruleMeant,
      },
      keepsChange(key),
    ),
    ...(finished === undefined
      ? []
      : [
          defect(
            {
              name: `${key} brings a task back with another end`,
              operator: 'save-partial-times',
              breaks: `The task that ${key} brings back ended at another time than before.`,
              ruleMeant,
            },
            edited(finished, (value) => shiftValue(value, 7)),
          ),
        ]),
    ...(result === undefined
      ? []
      : [
          defect(
            {
              name: `${key} brings a task back without its result`,
              operator: 'save-partial-result',
              breaks: `The task that ${key} brings back has lost its result.`,
              ruleMeant,
            },
            edited(result, () => null),
          ),
        ]),
  ];
}

/** The state comes back, what was merged stays. */
const keepsChange =
  (key: string): Around =>
  (inside) =>
  (next) =>
  (ask) => {
    const before = ask.id === undefined ? undefined : inside.world.store.get(ask.id);
    const reply = next(ask);
    if (ask.operation?.key !== key || reply.status >= 300 || ask.id === undefined) return reply;
    const task = inside.world.store.get(ask.id);
    const [merged, last] = [before?.log.at(-1)?.merged, task?.log.at(-1)];
    if (task === undefined || last === undefined || merged === undefined) return reply;
    inside.world.store.compareAndSet(task, { ...task, log: [...task.log.slice(0, -1), { ...last, merged }] });
    return reply;
  };

/** `!= A || != B`: a guard that no task passes. */
function guards({ key, responses, lifecycle }: Listed): readonly Defect[] {
  const { moves } = lifecycle;
  const status = [...responses.keys()].map(Number).find((one) => matchesStatus(lifecycle.else, one));
  if (moves === undefined || moves.size < 2 || status === undefined) return [];
  const around: Around = (inside) => (next) => (ask) => {
    const state = ask.id === undefined ? undefined : inside.situation(ask.id, ask.nowMs)?.state;
    if (ask.operation?.key !== key || state === undefined || !moves.has(state)) return next(ask);
    const headers = { 'content-type': 'text/plain; charset=utf-8' };
    return { status, headers, body: `Not possible: the task is ${state}.` };
  };
  return [
    defect(
      {
        name: `${key} is never allowed`,
        operator: 'guard-contradiction',
        breaks: `The guard of ${key} reads "not A or not B", so that it refuses every task.`,
        ruleMeant: [operationRule(lifecycle.key, 'moves@*')],
      },
      around,
    ),
  ];
}
