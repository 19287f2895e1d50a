import { matchesStatus } from '../../src/lifecycle/match-status.js';
import type { Lifecycle, Pointer, State } from '../../src/lifecycle/model.js';
import { getAt, isAbsent, setAt, valuesAt } from '../../src/lifecycle/pointer.js';
import { isFinal, labelsOf, payloadPointer } from '../../src/lifecycle/read-state.js';
import type { Api } from '../../src/openapi/api.js';
import { answerSchema, constraintsAt, mayCarry } from '../../src/openapi/schema-paths.js';
import type { Distribution } from '../../src/random/distribution.js';
import { drawUnit } from '../../src/random/draw.js';
import type { FateSpec } from '../../src/timeline/fate.js';
import type { Sender } from '../run/sender.js';
import { shiftTime } from './alter-value.js';
import { withLifecycle } from './change-lifecycle.js';
import type { Change } from './defect.js';
import { retouch, successBody } from './edit-answers.js';
import type { StartOptions } from './mutants.js';
import { moversOf } from './roles.js';
import type { Around } from './server.js';
import { scriptThrough } from './simulator-scenarios.js';
import { createSimulatorSender } from './simulator-sender.js';

/** A right server that is right in another way than the simulator is. */
export type BenignVariant = {
  readonly name: string;
  readonly api: string;
  readonly start: (options: StartOptions) => Sender;
};

/** Every benign variant that means anything for the API: a check must find nothing to complain about in any. */
export const benignVariantsOf = (api: Api): readonly BenignVariant[] =>
  Object.entries(changesOf(api)).flatMap(([name, change]) =>
    change === undefined
      ? []
      : [
          {
            name,
            api: api.name,
            start: (options: StartOptions) => createSimulatorSender({ api, ...change, ...options }),
          },
        ],
  );

const changesOf = (api: Api): Readonly<Record<string, Change | undefined>> => ({
  'states in between are never shown': fated({ dwell: middleDwell(api.lifecycle) }),
  'tasks are done at once': fated({ course: { kind: 'immediate' } }),
  'everything takes ten times as long': fated({ dwell: slowDwell(api.lifecycle) }),
  'tasks are done in a moment': fated({ dwell: { '*': { type: 'uniform', min: 1, max: 40 } } }),
  'more members and headers than documented': { around: extraMembers(api) },
  'refusals have another of the statuses that are allowed': otherRefusals(api),
  'the second of each list of possibilities': secondChoices(api),
  'times have no fractions, and ties come in any order': coarseTimes(api),
  'links differ with every read': volatileValues(api),
  'loops are taken as often as allowed': loops(api),
  'loops are never taken': noLoops(api),
  'labels that mean the same take turns': aliases(api),
  'one answer a minute is 503': { around: everyMinute },
  'requests in a rush are answered 429': { around: rush },
  'one answer in a hundred is lost': { faults: [lostAnswers] },
  'latencies of half a second': { latency: { min: 1, max: 250 } },
});

const fated = (fate: FateSpec): Change => ({ profile: { name: 'benign', fate, faults: [] } });

const middleDwell = ({ states }: Lifecycle): Readonly<Record<string, Distribution>> =>
  Object.fromEntries(
    [...states.values()].map(({ name, initial }) => [name, { type: 'fixed', value: initial ? 3_000 : 0 }]),
  );

const slowDwell = ({ states }: Lifecycle): Readonly<Record<string, Distribution>> =>
  Object.fromEntries(
    [...states.values()]
      .filter(({ final }) => final === undefined)
      .map(({ name, dwell = { minMs: 1_000, maxMs: 3_000 } }) => [
        name,
        { type: 'uniform', min: dwell.minMs * 10, max: dwell.maxMs * 10 },
      ]),
  );

const EXTRA = 'x_internal_note';

/** Where the schema does not forbid it. */
const extraMembers = (api: Api): Around => {
  const members = retouch(api, () => ({ operation, snapshot }) => {
    const schema = answerSchema(operation);
    const { data } = api.lifecycle.envelope;
    const at = operation.lifecycle?.lists === undefined ? [...(data?.tokens ?? []), EXTRA] : undefined;
    if (schema === undefined || at === undefined || !mayCarry(api.document, schema, at)) return undefined;
    return { snapshot: { ...(snapshot as object), [EXTRA]: 'only for us' } };
  });
  return (inside) => (next) => {
    const handle = members(inside)(next);
    return (ask) => {
      const reply = handle(ask);
      return {
        ...reply,
        headers: { ...reply.headers, 'x-request-id': `r-${ask.nowMs}`, 'cache-control': 'no-store' },
      };
    };
  };
};

/** Another declared status wherever the lifecycle leaves a choice. */
function otherRefusals(api: Api): Change | undefined {
  const choices = new Map<string, readonly number[]>();
  for (const { key, lifecycle, responses } of moversOf(api)) {
    const allowed = [400, 409, 422, 410, 412, 423].filter(
      (status) => matchesStatus(lifecycle.else, status) && responses.has(String(status)),
    );
    if (allowed.length > 1) choices.set(key, allowed);
  }
  if (choices.size === 0) return undefined;
  const around: Around = (inside) => (next) => (ask) => {
    const allowed = choices.get(ask.operation?.key ?? '');
    const isKnown = ask.id !== undefined && inside.world.store.get(ask.id) !== undefined;
    const reply = next(ask);
    if (allowed === undefined || !isKnown || !allowed.includes(reply.status)) return reply;
    const at = Math.floor(drawUnit(inside.seed, 'refusal', ask.id ?? '') * allowed.length);
    const { operation } = ask;
    const status = allowed[at] ?? reply.status;
    const type = [...(operation?.responses.get(String(status))?.contents.keys() ?? [])][0];
    const isSame = reply.headers['content-type']?.startsWith(type ?? ' ') === true;
    return isSame ? { ...reply, status } : reply;
  };
  return { around };
}

/** Wherever several possibilities are listed without weights all are right. */
function secondChoices(api: Api): Change | undefined {
  const { lifecycle } = api;
  let found = false;
  const last = <Item>(items: readonly Item[]): readonly Item[] => {
    if (items.length > 1) found = true;
    return items.slice(-1);
  };
  const operations = new Map(
    [...lifecycle.operations].map(([key, operation]) => [
      key,
      {
        ...operation,
        to: last(operation.to),
        ...(operation.moves && {
          moves: new Map([...operation.moves].map(([state, moves]) => [state, last(moves)])),
        }),
        ...(operation.unknown && { unknown: last(operation.unknown) }),
      },
    ]),
  );
  const changed = { ...lifecycle, operations, unknown: last(lifecycle.unknown) };
  return found ? { api: withLifecycle(api, changed) } : undefined;
}

/** A second has no parts, and who came in the same one comes first in a list by chance. */
function coarseTimes(api: Api): Change | undefined {
  const { created, started, finished, updated } = api.lifecycle.fields;
  const isText = (pointer: Pointer): boolean =>
    api.operations.some(
      (operation) => constraintsAt(api, operation, pointer)?.types?.includes('string') === true,
    );
  const times = [created, started, finished, updated]
    .filter((pointer) => pointer !== undefined)
    .filter(isText);
  if (times.length === 0) return undefined;
  const floored = retouch(api, () => ({ snapshot }) => ({
    snapshot: times.reduce((shot, pointer) => {
      const value = getAt(shot, pointer);
      return typeof value === 'string' ? setAt(shot, pointer, flooredTime(value)) : shot;
    }, snapshot),
  }));
  const ties: Around = (inside) => (next) => (ask) => {
    const reply = next(ask);
    const lists = ask.operation?.lifecycle?.lists;
    const body = lists === undefined ? undefined : successBody(reply);
    if (lists === undefined || body === undefined || created === undefined) return reply;
    const at = payloadPointer(api.lifecycle, lists.at);
    const rows = getAt(body.value, at);
    if (!Array.isArray(rows) || (lists.limit !== undefined && rows.length > 40)) return reply;
    const key = (row: unknown): string => String(getAt(row, created));
    const limited = new URLSearchParams(ask.head.query).has(lists.limit?.param ?? '');
    const luck = (row: unknown): number => drawUnit(inside.seed, 'tie', JSON.stringify(row), ask.nowMs);
    const mixed = limited
      ? rows
      : rows.toSorted((one, other) =>
          key(one) === key(other) ? luck(one) - luck(other) : key(one) < key(other) ? 1 : -1,
        );
    return { ...reply, body: JSON.stringify(setAt(body.value, at, mixed)) };
  };
  return { around: (inside) => (next) => ties(inside)(floored(inside)(next)) };
}

const flooredTime = (text: string): string => shiftTime(text.replace(/\.\d+/, ''), 0);

function volatileValues(api: Api): Change | undefined {
  const { volatile } = api.lifecycle;
  if (volatile.length === 0) return undefined;
  return {
    around: retouch(api, () => ({ snapshot, before }) => ({
      snapshot: volatile
        .flatMap((pointer) => valuesAt(snapshot, pointer))
        .filter(({ value }) => typeof value === 'string' && !isAbsent(value))
        .reduce((shot, { pointer, value }) => setAt(shot, pointer, linkOf(String(value), before)), snapshot),
    })),
  };
}

const linkOf = (text: string, count: number): string =>
  text.startsWith('http') ? `${text}${text.includes('?') ? '&' : '?'}X-Signature=${count}` : text;

const loopingState = ({ states }: Lifecycle): State | undefined =>
  [...states.values()].find(({ visits }) => visits !== undefined);

function loops({ lifecycle }: Api): Change | undefined {
  const state = loopingState(lifecycle);
  const stays =
    state?.visits === undefined
      ? undefined
      : scriptThrough(lifecycle, state.name, { times: state.visits, forMs: 3_000 });
  return stays === undefined ? undefined : fated({ course: { kind: 'script', stays } });
}

function noLoops(api: Api): Change | undefined {
  const { lifecycle } = api;
  const state = loopingState(lifecycle);
  if (state === undefined) return undefined;
  const states = new Map(
    [...lifecycle.states].map(([name, one]) => [
      name,
      { ...one, next: one.next.map((step) => (step.to === state.name ? { ...step, weight: 0 } : step)) },
    ]),
  );
  return { api: withLifecycle(api, { ...lifecycle, states }) };
}

function aliases(api: Api): Change | undefined {
  const { state: field } = api.lifecycle.fields;
  const isAliased = [...api.lifecycle.states.values()].some((state) => labelsOf(state).length > 1);
  if (field === undefined || !isAliased) return undefined;
  return {
    around: retouch(api, () => ({ snapshot, state = '', before }) => {
      const known = api.lifecycle.states.get(state);
      const labels = known === undefined ? [] : labelsOf(known);
      const label = labels[before % Math.max(1, labels.length)];
      return label === undefined || isFinal(api.lifecycle, state)
        ? undefined
        : { snapshot: setAt(snapshot, field, label) };
    }),
  };
}

const plain = (status: number, text: string) => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '1' },
  body: text,
});

/** The first request of each minute. */
const everyMinute: Around = () => (next) => {
  let minute: number | undefined;
  return (ask) => {
    const now = Math.floor(ask.nowMs / 60_000);
    const isFirst = minute !== undefined && now !== minute;
    minute = now;
    return isFirst ? plain(503, 'Service Unavailable') : next(ask);
  };
};

/** More than so many requests in a second. */
const RUSH = 40;

const rush: Around = () => (next) => {
  let second = 0;
  let count = 0;
  return (ask) => {
    const now = Math.floor(ask.nowMs / 1_000);
    count = now === second ? count + 1 : 1;
    second = now;
    return count > RUSH ? plain(429, 'Too Many Requests') : next(ask);
  };
};

const lostAnswers = {
  id: 'benign',
  match: {},
  probability: 0.01,
  after: 0,
  per: 'rule',
  stealth: true,
  fault: { kind: 'answer-lost', how: 'reset' },
} as const;
