import { createDraw } from '../draw.js';
import { type Received, type Reply, type Running, serve } from '../serve.js';
import { createInternalTask, startSearch } from './create-task.js';
import { listTasks } from './list-tasks.js';
import { completeOptions, type LiteratureOptions } from './options.js';
import { invalid, notInteger, ok, type Result, readInteger, refuse, type Service } from './service.js';
import { showTask } from './show-task.js';
import type { Row } from './task.js';
import { TaskTable } from './task-table.js';

/** Between looking and acting, where a defect parts the two, in milliseconds. */
const RACE_MS = 30;

/**
 * Starts the Literature Tasks API, written from its document with nothing but `node:http`. Where the document is silent it
 * does as it likes: ids have gaps, times have microseconds, the total is 0 until the task runs, errors have no `data`.
 *
 * The document has no operation that makes a task: `POST /internal/tasks` with `{project_id, task_type, params}` does, as
 * a pipeline would, and answers 201 `{id}`; no key is asked for. `POST …/search/execute-async` is there as well,
 * unless `ways.search` is false.
 */
export async function startLiteratureReference(options: LiteratureOptions = {}): Promise<Running> {
  const complete = completeOptions(options);
  const { port, traffic, clock, defects, masterKey, ways, seed } = complete;
  const table = new TaskTable(complete);
  const service: Service = { table, clock, ways, masterKey, has: (defect) => defects.has(defect) };
  return serve({
    port,
    traffic,
    clock,
    draw: createDraw(seed + 1),
    answer: async (received) => print(service, await route(service, received)),
    refuse: (status, message) => print(service, refuse(status, message)),
  });
}

type Handler = (service: Service, received: Received) => Result | Promise<Result>;
type Route = { readonly path: RegExp; readonly method: string; readonly handler: Handler };

const ROUTES: readonly Route[] = [
  { path: /^api\/v1\/tasks$/, method: 'GET', handler: listTasks },
  { path: /^api\/v1\/tasks\/[^/]+$/, method: 'GET', handler: readTask },
  { path: /^api\/v1\/tasks\/[^/]+\/cancel$/, method: 'POST', handler: cancelTask },
  { path: /^api\/v1\/projects\/[^/]+\/search\/execute-async$/, method: 'POST', handler: startSearch },
];

async function route(service: Service, received: Received): Promise<Result> {
  const path = received.parts.join('/');
  if (path === 'internal/tasks' && received.method === 'POST') return createInternalTask(service, received);
  const found = ROUTES.find((one) => one.path.test(path));
  if (found === undefined || (found.handler === startSearch && !service.ways.search)) {
    return refuse(404, 'Not Found');
  }
  if (found.method !== received.method) return { ...refuse(405, 'Method Not Allowed'), allow: found.method };
  return checkKey(service, received, found) ?? found.handler(service, received);
}

function checkKey(
  { masterKey, has }: Service,
  { headers }: Received,
  { handler }: Route,
): Result | undefined {
  if (masterKey === undefined || has('key-not-checked')) return undefined;
  if (handler === listTasks && has('key-not-checked-on-list')) return undefined;
  const given = headers['x-api-key'];
  const isRight = has('wrong-key-accepted') ? given !== undefined : given === masterKey;
  return isRight ? undefined : refuse(401, 'Invalid or missing API key');
}

type Found = { readonly kind: 'row'; readonly row: Row } | { readonly kind: 'none'; readonly result: Result };

function findRow({ table, has }: Service, { parts }: Received): Found {
  const [, , , id = ''] = parts;
  const number = readInteger(id);
  if (number === undefined) {
    const isBroken = has('bad-id-is-500');
    const flaw = invalid([notInteger('path', 'id', id)]);
    return { kind: 'none', result: isBroken ? refuse(500, 'Internal server error') : flaw };
  }
  const row = table.find(number);
  return row === undefined ? { kind: 'none', result: refuse(404, 'Task not found') } : { kind: 'row', row };
}

function readTask(service: Service, received: Received): Result {
  const found = findRow(service, received);
  if (found.kind === 'row') {
    const isSwapped = service.has('neighbour-answers');
    return ok(showTask(service, isSwapped ? service.table.neighbourOf(found.row) : found.row));
  }
  return found.result.status === 404 && service.has('unknown-is-200') ? ok(null) : found.result;
}

async function cancelTask(service: Service, received: Received): Promise<Result> {
  const { table, has, clock } = service;
  const found = findRow(service, received);
  if (found.kind === 'none') {
    return found.result.status === 404 && has('unknown-cancel-is-400')
      ? refuse(400, 'Task not found')
      : found.result;
  }
  const { row } = found;
  const { status } = row;
  const done = () => ok(has('cancel-answers-task') ? showTask(service, row) : null, 'Task cancelled');
  if (has('cancel-checks-then-acts') && table.mayCancel(status)) {
    await new Promise<void>((resolve) => clock.later(RACE_MS, resolve));
    table.forceCancel(row);
    return done();
  }
  if (table.cancel(row)) return done();
  return refuse(has('refused-cancel-is-409') ? 409 : 400, `Cannot cancel task in ${status} state`);
}

function print({ has, ways, clock }: Service, { status, message, data, allow }: Result): Reply {
  const code = has('envelope-code-zero') && status === 200 ? 0 : status;
  const isHidden = has('refused-cancel-is-200') && status === 400;
  const isBare = data === null && status >= 400 && !ways.errorsWithData;
  const body = {
    data: isBare ? undefined : data,
    message: has('envelope-without-message') ? undefined : message,
    code,
    ...(ways.extras && { timestamp: new Date(clock.now()).toISOString() }),
  };
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    ...(allow !== undefined && { allow }),
    ...(ways.extras && { 'x-process-time': '0.003' }),
  };
  return { status: isHidden ? 200 : status, headers, body: JSON.stringify(body) };
}
