import type { Pace } from '../../src/clock/pace.js';
import type { Answer, ExchangeRequest } from '../../src/exchange/exchange.js';
import type { Api } from '../../src/openapi/api.js';
import { apiOf, bare, json, parameter } from '../monitor/small-api.cases.js';
import type { Act, Plan, PlannedCall } from '../plan/plan.js';
import { createSecret } from '../target/secret.js';
import type { Target } from '../target/target.js';
import { lossBy } from './loss.js';
import type { Sender } from './sender.js';

/** A small API, a service of it that lives by a pace, and plans for it. */
export const smallApi: Api = apiOf(
  'small',
  `
openapi: 3.1.0
info: { title: Small, version: '1' }
security: [{ key: [] }]
paths:
  /tasks:
    post:
      operationId: create
      requestBody:
        required: true
        content:
          application/json:
            schema: { type: object, required: [url], properties: { url: { type: string }, tag: { type: string } } }
            examples: { one: { value: { url: 'http://a' } }, two: { value: { url: 'http://b', tag: x } } }
      responses: { '201': ${json('Task')}, '400': ${bare}, '401': ${bare} }
    delete:
      operationId: clear
      parameters: [${parameter('query', 'id')}]
      responses: { '204': ${bare} }
  /tasks/{id}:
    parameters: [${parameter('path', 'id')}, ${parameter('query', 'full')}]
    get: { operationId: read, responses: { '200': ${json('Task')}, '401': ${bare}, '404': ${bare} } }
    delete: { operationId: remove, responses: { '204': ${bare}, '401': ${bare}, '404': ${bare}, '409': ${bare} } }
  /tasks/{id}/cancel:
    post: { operationId: cancel, parameters: [${parameter('path', 'id')}], responses: { '200': ${json('Task')}, '401': ${bare}, '404': ${bare}, '409': ${bare} } }
  /orders/{id}:
    post: { operationId: order, parameters: [${parameter('path', 'id')}], responses: { '200': ${bare} } }
components:
  securitySchemes: { key: { type: apiKey, in: header, name: X-Key } }
  schemas:
    Task: { type: object, required: [id, status], properties: { id: { type: string }, status: { type: string } } }
x-task-lifecycle:
  version: 1
  fields: { id: /id, state: /status }
  states:
    waiting: { initial: true, next: working, dwell: 2s }
    working: { next: done, dwell: 10s }
    done: { final: success }
    stopped: { final: cancelled }
  operations:
    create: { creates: /id }
    read: {}
    cancel: { moves: { waiting: stopped, working: stopped }, else: 409 }
    remove: { moves: { done: $gone, stopped: $gone }, else: 409 }
    clear: { target: query.id, bulk: true, moves: { done: $gone }, allow: '*' }
`,
);

type Task = { readonly id: string; readonly createdMs: number; stopped: boolean };

/** A service with its tasks; each answer takes 10 ms of the pace. `before` may answer instead. */
export type SmallService = {
  readonly send: Sender;
  readonly tasks: ReadonlyMap<string, Task>;
  readonly requests: readonly ExchangeRequest[];
  /** The most requests that were under way at once. */
  readonly most: () => number;
};

/** Answers instead of the service, or not. `count` is the number of requests before. */
export type Before = (request: ExchangeRequest, count: number) => Answer | undefined;

/** A service of the small API. */
export function createSmallService(pace: Pace, before: Before = () => undefined): SmallService {
  const tasks = new Map<string, Task>();
  const requests: ExchangeRequest[] = [];
  let [underWay, most] = [0, 0];
  const send: Sender = async (request, { signal }) => {
    requests.push(request);
    underWay += 1;
    most = Math.max(most, underWay);
    const answer = before(request, requests.length - 1) ?? serve(tasks, request, pace.now());
    await pace.sleep(10, signal);
    underWay -= 1;
    return signal?.aborted === true ? lossBy('given-up', 'given up') : answer;
  };
  return { send, tasks, requests, most: () => most };
}

/** An answer with JSON. */
export const answered = (status: number, value?: unknown, headers: Record<string, string> = {}): Answer => ({
  kind: 'answered',
  status,
  headers: value === undefined ? headers : { 'content-type': 'application/json', ...headers },
  body: value === undefined ? { kind: 'empty' } : { kind: 'json', value },
});

function statusOf({ createdMs, stopped }: Task, nowMs: number): string {
  if (stopped) return 'stopped';
  const ageMs = nowMs - createdMs;
  return ageMs < 2_000 ? 'waiting' : ageMs < 12_000 ? 'working' : 'done';
}

/** Ids that were ever issued: those of removed tasks are not issued again. */
const counts = new WeakMap<object, number>();

function issued(tasks: object): number {
  const count = counts.get(tasks) ?? 0;
  counts.set(tasks, count + 1);
  return count;
}

function serve(tasks: Map<string, Task>, { method, url }: ExchangeRequest, nowMs: number): Answer {
  if (url === '/tasks' && method === 'POST') {
    const task: Task = { id: `t${issued(tasks) + 1}`, createdMs: nowMs, stopped: false };
    tasks.set(task.id, task);
    return answered(201, { id: task.id, status: 'waiting' });
  }
  const [, id = '', verb] = /^\/tasks\/([^/?]+)(\/cancel)?/.exec(url) ?? [];
  const task = tasks.get(id);
  if (task === undefined) return answered(404);
  const status = statusOf(task, nowMs);
  if (method === 'GET') return answered(200, { id, status });
  if (verb !== undefined) {
    if (status === 'done' || status === 'stopped') return answered(409);
    task.stopped = true;
    return answered(200, { id, status: 'stopped' });
  }
  if (status !== 'done' && status !== 'stopped') return answered(409);
  tasks.delete(id);
  return answered(204);
}

/** The secret of the target. */
export const secret = 's3cr3t-key';

/** The service as a target. */
export const targetOf = (
  more: Partial<Omit<Target, 'budget'>> = {},
  budget: Partial<Target['budget']> = {},
): Target => ({
  baseUrl: 'http://small',
  credentials: { key: createSecret(secret) },
  headers: {},
  ...{ create: [], workloads: [], exclude: [] },
  ...{ assumeMinDwell: false, destructive: false, own: false },
  ...{ slackMs: 0, timeScale: 1 },
  ...more,
  budget: {
    ...{ timeMs: 600_000, requests: 10_000, tasks: 1_000, requestsPerSecond: 1_000, concurrency: 8 },
    ...{ requestTimeoutMs: 1_000, maxAnswerBytes: 1_000 },
    ...budget,
  },
});

/** A call of a plan. */
export const callOf = (operation: string, more: Partial<PlannedCall> = {}): Extract<Act, { do: 'call' }> => ({
  do: 'call',
  call: { operation, changes: [], intent: { kind: 'valid' }, ...more },
});

/** Creates the task `a`. */
export const create = callOf('create', { creates: 'a' });

/** Waits until the task `a` shows one of the states. */
export const wait = (...states: readonly string[]): Act => ({ do: 'await', task: 'a', states });

/** Looks at the task `a`. */
export const look: Act = { do: 'probe', task: 'a' };

/** A plan of these acts. */
export const planOf = (id: string, ...acts: readonly Act[]): Plan => ({
  id,
  phase: 'directed',
  aims: [],
  acts,
  patienceMs: 60_000,
});

/** The status of an answer; 0 where it was lost. */
export const answeredStatus = ({ answer }: { readonly answer: Answer }): number =>
  answer.kind === 'answered' ? answer.status : 0;
