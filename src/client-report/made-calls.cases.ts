import type { MadeCall } from './renders.cases.js';

/** The calls of which the hand-made recordings are put together. */

/** Reads the task `a`. */
export const read = 'GET /v1/renders/a';

/** Fetches the result of the task `a`. */
export const file: MadeCall = { call: 'GET /v1/renders/a/file', at: 90_000, answer: 200, body: {} };

/** The task is seen to be done, and its result is fetched. */
export const end = (at: number): readonly MadeCall[] => [
  { call: read, at, answer: 'done' },
  { ...file, at },
];

/** A read that fails. */
export const fail = (at: number, answer: MadeCall['answer'] = 500): MadeCall => ({ call: read, at, answer });

/** A read that is asked to come back later. */
export const busy = (at: number, retryAfter: string, answer = 429): MadeCall => ({
  ...fail(at, answer),
  headers: { 'retry-after': retryAfter },
});

/** A call that is about no task. */
export const other = (at: number): MadeCall => ({ call: 'GET /v1/renders', at, answer: 200, body: [] });

/** A submit, and what accepts it. */
export const create = { call: 'POST /v1/renders', send: { scene: 'teapot' } };
export const made = (id: string) => ({ answer: 202, body: { id, status: 'queued' } });
