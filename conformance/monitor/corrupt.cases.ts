import type { Answer, Exchange } from '../../src/exchange/exchange.js';
import { getAt, isAbsent, setAt } from '../../src/lifecycle/pointer.js';
import { labelsOf, payloadPointer } from '../../src/lifecycle/read-state.js';
import type { Api } from '../../src/openapi/api.js';

/** One answer of a trace made wrong. */

export type Corruption = {
  readonly name: string;
  readonly apply: (api: Api, exchange: Exchange, luck: number) => Exchange | undefined;
};

type Answered = Extract<Answer, { kind: 'answered' }>;

const answered = (exchange: Exchange, change: Partial<Answered>): Exchange | undefined =>
  exchange.answer.kind === 'lost' ? undefined : { ...exchange, answer: { ...exchange.answer, ...change } };

const bodyOf = ({ answer }: Exchange): unknown =>
  answer.kind === 'answered' && answer.body.kind === 'json' ? answer.body.value : undefined;

const withBody = (exchange: Exchange, value: unknown): Exchange | undefined =>
  answered(exchange, { body: { kind: 'json', value } });

/** Replaces what a role's pointer shows in a snapshot. */
const inSnapshot = (
  api: Api,
  exchange: Exchange,
  {
    role,
    change,
  }: { readonly role: 'state' | 'id' | 'created' | 'progress'; readonly change: (value: unknown) => unknown },
): Exchange | undefined => {
  const operation = api.operations.find(({ key }) => key === exchange.operation);
  const field = api.lifecycle.fields[role];
  if (field === undefined || !operation?.snapshot || operation.lifecycle?.lists !== undefined)
    return undefined;
  const pointer = payloadPointer(api.lifecycle, field);
  const value = getAt(bodyOf(exchange), pointer);
  return isAbsent(value) ? undefined : withBody(exchange, setAt(bodyOf(exchange), pointer, change(value)));
};

const inRows = (
  api: Api,
  exchange: Exchange,
  change: (rows: readonly unknown[]) => readonly unknown[],
): Exchange | undefined => {
  const lists = api.operations.find(({ key }) => key === exchange.operation)?.lifecycle?.lists;
  if (lists === undefined) return undefined;
  const pointer = payloadPointer(api.lifecycle, lists.at);
  const rows = getAt(bodyOf(exchange), pointer);
  return Array.isArray(rows) && rows.length > 1
    ? withBody(exchange, setAt(bodyOf(exchange), pointer, change(rows)))
    : undefined;
};

export const corruptions: readonly Corruption[] = [
  {
    name: 'a label in another case',
    apply: (api, exchange) =>
      inSnapshot(api, exchange, { role: 'state', change: (value) => `${String(value)}X` }),
  },
  {
    name: 'another label',
    apply: (api, exchange, luck) => {
      const labels = [...api.lifecycle.states.values()].flatMap((state) => labelsOf(state));
      const other = (value: unknown): unknown =>
        labels.filter((label) => label !== value)[Math.floor(luck * (labels.length - 1))];
      return inSnapshot(api, exchange, { role: 'state', change: other });
    },
  },
  {
    name: 'another id',
    apply: (api, exchange) =>
      inSnapshot(api, exchange, {
        role: 'id',
        change: (value) => (typeof value === 'number' ? value + 77 : `${String(value)}7`),
      }),
  },
  {
    name: 'another creation',
    apply: (api, exchange) =>
      inSnapshot(api, exchange, {
        role: 'created',
        change: (value) => (typeof value === 'number' ? value + 1e9 : '2199-01-01T00:00:00Z'),
      }),
  },
  {
    name: 'progress below zero',
    apply: (api, exchange) => inSnapshot(api, exchange, { role: 'progress', change: () => -1 }),
  },
  {
    name: 'refused',
    apply: (_, exchange) =>
      exchange.answer.kind === 'answered' && exchange.answer.status < 300 && exchange.intent === undefined
        ? answered(exchange, { status: 400, body: { kind: 'empty' } })
        : undefined,
  },
  {
    name: 'accepted',
    apply: (_, exchange) =>
      exchange.answer.kind === 'answered' && [400, 404, 409].includes(exchange.answer.status)
        ? answered(exchange, { status: 200 })
        : undefined,
  },
  {
    name: 'not found',
    apply: (_, exchange) =>
      exchange.answer.kind === 'answered' && exchange.answer.status === 200 && exchange.intent === undefined
        ? answered(exchange, { status: 404, body: { kind: 'empty' } })
        : undefined,
  },
  {
    name: 'no body',
    apply: (_, exchange) =>
      bodyOf(exchange) === undefined
        ? undefined
        : answered(exchange, { body: { kind: 'text', text: '<html>' } }),
  },
  {
    name: 'nonsense',
    apply: (_, exchange, luck) =>
      withBody(exchange, [null, 3, [], { data: [null, 4, { id: {} }] }, 'x'][Math.floor(luck * 5)]),
  },
  {
    name: 'a row left out',
    apply: (api, exchange, luck) =>
      inRows(api, exchange, (rows) => rows.toSpliced(Math.floor(luck * (rows.length - 1)), 1)),
  },
  {
    name: 'a row twice',
    apply: (api, exchange) => inRows(api, exchange, (rows) => [...rows.slice(0, 1), ...rows]),
  },
  { name: 'rows reversed', apply: (api, exchange) => inRows(api, exchange, (rows) => rows.toReversed()) },
];
