import type { Api } from '../../src/openapi/api.js';
import { chunkr } from './chunkr.cases.js';
import { docling } from './docling.cases.js';
import { factpulse } from './factpulse.cases.js';
import { literature } from './literature.cases.js';
import { press } from './press.cases.js';
import type { Moment } from './random-task.cases.js';
import { trace } from './trace.cases.js';
import type { Step } from './traces.cases.js';

/** How the tasks of each small document look: bodies only, no behaviour. */

export type Body = { readonly [name: string]: unknown };
type Luck = () => number;

export type World = {
  readonly api: Api;
  /** A status of refusal, where the lifecycle names only a class. */
  readonly refusal: number;
  readonly address: (id: string) => Pick<Step, 'path' | 'query'>;
  readonly form: (luck: Luck) => Body;
  readonly configOf: (form: Body) => Body;
  readonly change?: (config: Body, luck: Luck) => Body;
  readonly merge: (config: Body, body: Body) => Body;
  readonly render: (id: string, moment: Moment, atMs: number) => Body;
  readonly created: (id: string, moment: Moment, atMs: number) => Omit<Step, 'at'>;
  readonly wrap: (data: unknown, status: number) => unknown;
  /** Whether the operation answers without a body. */
  readonly silent: (operation: string) => boolean;
  readonly list?: (rows: readonly Body[], luck: Luck) => Omit<Step, 'at'>;
  /** An id never issued that looks like a task in a state. */
  readonly ghost?: (id: string, state: string) => Body;
};

const members = (config: Body, body: Body): Body => ({
  ...config,
  ...Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null)),
});
const nothing = (): Body => ({});
const second = (ms: number): number => Math.floor(ms / 1000);
const time = (ms: number): string => new Date(ms).toISOString();
const labelled = (api: Api, state: string): string => {
  const shows = api.lifecycle.states.get(state)?.shows;
  return shows?.kind === 'labels' ? (shows.labels[0] ?? state) : state;
};
const refusing = (data: unknown, status: number): unknown => (status < 300 ? data : undefined);
const plain = {
  refusal: 400,
  form: nothing,
  configOf: nothing,
  merge: members,
  silent: () => false,
  wrap: refusing,
};

const elapsed = (moment: Moment, atMs: number): number =>
  Math.min(98, Math.floor((atMs - moment.runMs) / 300));

const doclingTask = (id: string, moment: Moment, atMs: number): Body => {
  const { state } = moment;
  const done = state === 'completed' || state === 'cleared';
  const progress = done ? 100 : elapsed(moment, state === 'failed' ? moment.startMs : atMs);
  return { task_id: id, status: labelled(docling, state), progress, task_type: 'convert' };
};

const doclingWorld: World = {
  ...plain,
  api: docling,
  refusal: 404,
  address: (id) => ({ path: { task_id: id }, query: { task_id: id } }),
  form: () => ({ sources: [1] }),
  render: doclingTask,
  created: (id, moment, atMs) => ({ status: 200, json: doclingTask(id, moment, atMs) }),
  wrap: (data, status) => (status < 300 ? (data ?? {}) : undefined),
};

const chunkrTask = (id: string, { state, run, bornMs, config }: Moment, atMs: number): Body => ({
  ...{ task_id: id, status: labelled(chunkr, state), created_at: time(bornMs) },
  configuration: { ...config, input_file_url: `https://in/${atMs}` },
  output: state === 'Succeeded' ? { pages: run, pdf_url: `https://out/${atMs}`, chunks: [] } : null,
});

const chunkrWorld: World = {
  ...plain,
  api: chunkr,
  address: (id) => ({ path: { task_id: id } }),
  form: (luck) => ({
    ...(luck() < 0.5 ? { ocr_strategy: 'Auto' } : {}),
    ...(luck() < 0.3 ? { chunking: { size: 7 } } : {}),
  }),
  configOf: (form) => ({
    ocr_strategy: form.ocr_strategy ?? 'All',
    chunking: { size: 512, overlap: 0, ...(form.chunking as Body | undefined) },
  }),
  change: (config, luck) =>
    luck() < 0.3
      ? { ocr_strategy: config.ocr_strategy }
      : { ocr_strategy: luck() < 0.5 ? 'All' : 'Auto', chunking: null },
  render: chunkrTask,
  created: (id, moment, atMs) => ({ status: 200, json: chunkrTask(id, moment, atMs) }),
  silent: (operation) => operation === 'cancel' || operation === 'delete',
};

const traceTask = (id: string, moment: Moment, atMs: number): Body => {
  const { state, startMs, bornMs } = moment;
  const final = ['completed', 'failed', 'cancelled'].includes(state);
  const seenMs = final ? startMs : atMs;
  return {
    ...{ id, status: state === 'in_progress' && second(atMs) % 2 === 0 ? 'running' : state },
    ...{ created_at: second(bornMs), updated_at: second(seenMs) },
    progress: state === 'completed' ? 1 : elapsed(moment, seenMs) / 100,
    failure_reason: state === 'failed' ? 'no' : null,
  };
};

const traceWorld: World = {
  ...plain,
  api: trace,
  address: (id) => ({ path: { task_id: id } }),
  render: traceTask,
  created: (id) => ({ status: 200, json: { task_id: id, id: `file-${id}` } }),
};

const literatureTask = (id: string, moment: Moment, atMs: number): Body => {
  const { state, startMs, bornMs, config } = moment;
  const final = ['completed', 'failed', 'cancelled'].includes(state);
  const ended = final ? { completed_at: time(startMs) } : {};
  return {
    ...{
      id: Number(id),
      project_id: 1,
      task_type: 'search',
      status: state,
      total: 100,
      created_at: time(bornMs),
    },
    progress: state === 'completed' ? 100 : elapsed(moment, final ? startMs : atMs),
    params: config,
    error_message: state === 'failed' ? 'no' : '',
    started_at: state === 'pending' ? null : time(bornMs),
    ...ended,
    ...(state === 'completed' ? { result: { found: 1 } } : {}),
  };
};

const row = ({ id, project_id, task_type, status, progress, total, created_at }: Body): Body => ({
  ...{ id, project_id, task_type, status, progress, total, created_at },
});

const literatureWorld: World = {
  ...plain,
  api: literature,
  address: (id) => ({ path: { id, project_id: 1 } }),
  form: (luck) => (luck() < 0.5 ? { query: 'q' } : { query: 'q', max: 7 }),
  configOf: (form) => ({ max: 100, ...form }),
  render: literatureTask,
  created: (id) => ({ status: 200, json: { code: 200, data: { task_id: Number(id), status: 'pending' } } }),
  wrap: (data, status) => ({ code: status, data }),
  list: (tasks, luck) => {
    const status =
      luck() < 0.4 ? (['pending', 'running', 'completed'] as const)[Math.floor(luck() * 3)] : undefined;
    const limit = luck() < 0.4 ? 1 + Math.floor(luck() * 3) : undefined;
    const rows = tasks
      .filter((task) => status === undefined || task.status === status)
      .toSorted((left, right) => String(right.created_at).localeCompare(String(left.created_at)))
      .slice(0, limit ?? 50);
    const query = { ...(status === undefined ? {} : { status }), ...(limit === undefined ? {} : { limit }) };
    return { query, status: 200, json: { code: 200, data: rows.map(row) } };
  },
};

const factpulseTask = (id: string, { state, run }: Moment): Body => ({
  ...{ taskId: id, status: state },
  ...(state === 'SUCCESS'
    ? {
        result:
          run % 2 === 0
            ? { status: 'SUCCESS', content_b64: 'eA==' }
            : { status: 'ERROR', errorCode: 'E', errorMessage: 'no' },
      }
    : {}),
});

const factpulseWorld: World = {
  ...plain,
  api: factpulse,
  address: (id) => ({ path: { task_id: id } }),
  render: factpulseTask,
  created: (id) => ({ status: 202, json: { taskId: id } }),
  ghost: (id, state) => ({ taskId: id, status: state }),
};

const pressJob = (id: string, { state, config }: Moment): Body => ({
  ...{ id, labels: config },
  ...(state === 'waiting' || state === 'pressing'
    ? { done: false }
    : { done: state === 'done' ? true : 'stopped' }),
  ...(state === 'pressing' ? { stage: 'hot' } : {}),
});

const pressWorld: World = {
  ...plain,
  api: press,
  refusal: 409,
  address: (id) => ({ path: { id } }),
  change: (_, luck) => ({ color: luck() < 0.3 ? null : luck() < 0.5 ? 'red' : 'blue' }),
  merge: (config, body) =>
    Object.fromEntries(Object.entries({ ...config, ...body }).filter(([, value]) => value !== null)),
  render: pressJob,
  created: (id) => ({ status: 201, sends: { location: `/jobs/${id}/view` } }),
  silent: () => true,
};

export const worlds: readonly World[] = [
  doclingWorld,
  chunkrWorld,
  traceWorld,
  literatureWorld,
  factpulseWorld,
  pressWorld,
];
