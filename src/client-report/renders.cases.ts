import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Answer, Exchange, Payload } from '../exchange/exchange.js';
import type { Api } from '../openapi/api.js';
import { readApi } from '../openapi/read-api.js';
import { reportClients } from './report-clients.js';

/** A document read from a text. */
function apiOf(name: string, text: string): Api {
  const { api, findings } = readApi(parse(text), name);
  if (api === undefined) throw new Error(JSON.stringify(findings, null, 2));
  return api;
}

/** The API that the clients of test/clients call. */
const rendersText = readFileSync(new URL('../../test/clients/renders.yaml', import.meta.url), 'utf8');
export const renders = apiOf('renders', rendersText);
/** The same with another document. */
export const rendersWith = (change: (text: string) => string): Api => apiOf('renders', change(rendersText));
/** The same, without a header that tells submits apart, and without a word on how often to poll. */
export const keyless = rendersWith((text) =>
  text.replace(', once: header.Idempotency-Key', '').replace('  poll: 2s..5s\n', ''),
);

/** One call of a hand-made recording; times in milliseconds since its beginning. */
export type MadeCall = {
  /** `POST /v1/renders`. */
  readonly call: string;
  readonly at: number;
  /** When the answer came; default `at`. */
  readonly until?: number;
  /** By the machine's clock. */
  readonly wall?: number;
  readonly wallUntil?: number;
  /** A status code, a state (200 with that task), or why nothing came. */
  readonly answer: number | string | { readonly lost: string };
  readonly progress?: number;
  readonly body?: unknown;
  readonly send?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly sent?: Readonly<Record<string, string>>;
  readonly faults?: readonly string[];
  readonly client?: string;
};

/** What a client did that is right, or that may have a reason which the recording does not show. */
export type Innocent = {
  readonly because: string;
  readonly calls: readonly MadeCall[];
  readonly api?: Api;
  readonly dropped?: number;
};

/** The recording of these calls. */
export const recordingOf = (calls: readonly MadeCall[]): readonly Exchange[] => calls.map(exchangeOf);

/** The ids of what the report finds. */
export const findingsOf = (calls: readonly MadeCall[], api: Api = renders, dropped = 0): readonly string[] =>
  reportClients([api], recordingOf(calls), dropped).findings.map(({ id }) => id);

/** Reads of the task `a` at these instants, all with the same answer. */
export const readsAt = (instants: readonly number[], answer: MadeCall['answer']): readonly MadeCall[] =>
  instants.map((at) => ({ call: 'GET /v1/renders/a', at, answer }));

/** The submit of the task `a`, at the beginning. */
export const submit: MadeCall = {
  call: 'POST /v1/renders',
  at: 0,
  answer: 202,
  body: { id: 'a', status: 'queued' },
};

/** Instants `everyMs` apart. */
export const every = (everyMs: number, count: number, from = 0): readonly number[] =>
  Array.from({ length: count }, (_, index) => from + index * everyMs);

function exchangeOf(made: MadeCall, seq: number): Exchange {
  const [method = '', url = ''] = made.call.split(' ');
  const until = made.until ?? made.at;
  const client = made.client ?? 'maker';
  return {
    seq,
    callMs: EPOCH_MS + made.at,
    returnMs: EPOCH_MS + until,
    client,
    ...(made.faults !== undefined && { faults: made.faults }),
    ...(made.wall !== undefined && {
      wall: { callMs: WALL_MS + made.wall, returnMs: WALL_MS + (made.wallUntil ?? made.wall) },
    }),
    request: { method, url, headers: made.sent ?? {}, body: payloadOf(made.send) },
    answer: answerOf(made, url),
  };
}

const EPOCH_MS = 1_735_689_600_000;
const WALL_MS = EPOCH_MS + 400 * 86_400_000;

function answerOf({ answer, body, headers = {}, progress = 0 }: MadeCall, url: string): Answer {
  if (typeof answer === 'object') return { kind: 'lost', reason: answer.lost };
  if (typeof answer === 'number') return { kind: 'answered', status: answer, headers, body: payloadOf(body) };
  const id = /^\/v1\/renders\/([^/?]+)/.exec(url)?.[1] ?? 'a';
  const value = { id, status: answer, progress, created_at: '2025-01-01T00:00:00Z' };
  return { kind: 'answered', status: 200, headers, body: { kind: 'json', value } };
}

const payloadOf = (value: unknown): Payload => {
  if (value === undefined) return { kind: 'empty' };
  return typeof value === 'string' ? { kind: 'text', text: value } : { kind: 'json', value };
};
