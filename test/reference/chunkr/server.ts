import { createDraw } from '../draw.js';
import { type Received, type Reply, type Running, serve } from '../serve.js';
import { cancelTask, deleteTask, updateTask } from './change-task.js';
import { createTask } from './create-task.js';
import { type ChunkrOptions, completeOptions } from './options.js';
import { json, type Service, say, shown } from './service.js';
import { showTask } from './show-task.js';
import type { Task } from './task.js';
import { TaskTable } from './task-table.js';

/**
 * Starts the Chunkr TaskApi, written from its document with nothing but `node:http`. Where the document is silent it does
 * as it likes: short ids, members without a value are left out, an update forgets when the task was started and
 * finished and what came out of it until the new output is there, tasks that have outlived `expires_in` are gone.
 */
export async function startChunkrReference(options: ChunkrOptions = {}): Promise<Running> {
  const complete = completeOptions(options);
  const { port, traffic, clock, defects, key, ways, seed } = complete;
  const table = new TaskTable(complete);
  const service: Service = {
    table,
    clock,
    key,
    ways,
    has: (defect) => defects.has(defect),
    reads: { count: 0 },
  };
  return serve({
    port,
    traffic,
    clock,
    draw: createDraw(seed + 1),
    answer: async (received) => withExtras(service, await route(service, received)),
    refuse: say,
  });
}

type Handler = (service: Service, task: Task, received: Received) => Reply | Promise<Reply>;

/** What follows `/api/v1/task/{task_id}`: method → what answers. */
const TASK_ROUTES: Readonly<Record<string, Readonly<Record<string, Handler>>>> = {
  '': { GET: readTask, DELETE: deleteTask },
  cancel: { GET: cancelTask },
  parse: { PATCH: updateTask },
};

const CREATE_ROUTES: Readonly<Record<string, Handler>> = {
  POST: (service, _, received) => createTask(service, received),
};

async function route(service: Service, received: Received): Promise<Reply> {
  const { method, parts } = received;
  const [api, version, kind, id = '', verb = ''] = parts;
  const isTaskPath = api === 'api' && version === 'v1' && kind === 'task' && id !== '' && parts.length <= 5;
  const isCreate = id === 'parse' && parts.length === 4;
  const routes = isCreate ? CREATE_ROUTES : TASK_ROUTES[verb];
  if (!isTaskPath || routes === undefined || parts[4] === '') return say(404, 'Not found');
  if (!(method in routes)) return notAllowed(Object.keys(routes));
  const refusal = checkKey(service, received);
  if (refusal !== undefined) return refusal;
  if (isCreate) return createTask(service, received);
  const task = service.table.find(id);
  if (task === undefined) return unknown(service, method === 'GET' && verb === '');
  return routes[method]?.(service, task, received) ?? notAllowed(Object.keys(routes));
}

const notAllowed = (methods: readonly string[]): Reply => {
  const reply = say(405, 'Method not allowed');
  return { ...reply, headers: { ...reply.headers, allow: methods.join(', ') } };
};

function unknown({ has, ways }: Service, isRead: boolean): Reply {
  if (has('unknown-is-500')) return say(500, 'Internal server error');
  return has('unknown-is-200') && isRead ? json(200, {}) : say(ways.unknown, 'Task not found');
}

function checkKey({ key, has }: Service, { headers, method }: Received): Reply | undefined {
  if (has('key-not-checked') || (method === 'DELETE' && has('key-not-checked-on-delete'))) return undefined;
  const given = headers.authorization;
  if (given === undefined || given === '') return say(401, 'Authorization header is missing');
  return given === key || has('wrong-key-accepted') ? undefined : say(401, 'Invalid or inactive API key');
}

function readTask(service: Service, task: Task, { query }: Received): Reply {
  const includeChunks = readFlag(query.get('include_chunks') ?? 'true');
  const base64Urls = readFlag(query.get('base64_urls') ?? 'false');
  if (includeChunks === undefined || base64Urls === undefined) {
    return say(service.ways.invalid, 'Query deserialize error: provided string was not `true` or `false`');
  }
  const isSwapped = service.has('neighbour-answers') && ++service.reads.count % 3 === 0;
  const read = isSwapped ? service.table.neighbourOf(task) : task;
  if (service.has('answers-html')) {
    return { status: 200, headers: { 'content-type': 'text/html' }, body: `<p>${read.status}</p>` };
  }
  return json(200, showTask(read, { ...shown(service), includeChunks, base64Urls }));
}

const readFlag = (text: string): boolean | undefined =>
  text === 'true' ? true : text === 'false' ? false : undefined;

const withExtras = ({ ways, clock }: Service, reply: Reply): Reply =>
  ways.extras
    ? { ...reply, headers: { 'x-request-id': `r-${clock.now()}`, server: 'reference', ...reply.headers } }
    : reply;
