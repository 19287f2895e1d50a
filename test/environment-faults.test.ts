import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { environmentFaults } from '../src/faults/environment/environment-faults.js';
import { type RunningSimulator, startSimulator } from '../src/start/start-simulator.js';

const json = (schema: object, more: object = {}) => ({
  description: 'x',
  content: { 'application/json': { schema, ...more } },
});
const task = {
  type: 'object',
  required: ['id', 'status'],
  properties: { id: { type: 'string' }, status: { type: 'string', enum: ['queued', 'running', 'done'] } },
};
const error = { type: 'object', properties: { oops: { type: 'string' } } };
const busy = json(error, { examples: { busy: { value: { oops: 'busy' } } } });

/** A task API with what the built-in ones have not: idempotency keys, `within`, `retain`, an error body of its own. */
const document = {
  openapi: '3.1.0',
  info: { title: 'x', version: '1' },
  paths: {
    '/tasks': { post: { operationId: 'submit', responses: { 201: json(task), 503: busy } } },
    '/tasks/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
      get: { operationId: 'read', responses: { 200: json(task), 503: busy } },
    },
  },
  'x-task-lifecycle': {
    version: 1,
    fields: { id: '/id', state: '/status' },
    retain: '1h',
    states: {
      queued: { initial: true, next: 'running', within: '1m' },
      running: { next: 'done', within: '10m' },
      done: { final: 'success' },
    },
    operations: { submit: { creates: '/id', once: 'header.Idempotency-Key' }, read: {} },
  },
};

const folder = mkdtempSync(join(tmpdir(), 'taskdouble-faults-'));
const spec = join(folder, 'openapi.yaml');
writeFileSync(spec, stringify(document));
afterAll(() => rmSync(folder, { recursive: true }));

type Client = {
  readonly sim: RunningSimulator;
  /** The id of a new task. */
  submit(key?: string): Promise<string>;
  poll(id: string, init?: RequestInit): Promise<Response>;
  /** What the answer to a poll shows, or its status where it is none. */
  state(id: string): Promise<string | number>;
};

async function lab(): Promise<Client & AsyncDisposable> {
  const sim = await startSimulator({ spec, clock: 'manual' });
  const poll = (id: string, init: RequestInit = {}) => fetch(`${sim.url}/tasks/${id}`, init);
  return {
    sim,
    poll,
    async submit(key) {
      const headers: Record<string, string> = key === undefined ? {} : { 'idempotency-key': key };
      const answer = await fetch(`${sim.url}/tasks`, { method: 'POST', headers });
      return ((await answer.json()) as { id: string }).id;
    },
    async state(id) {
      const answer = await poll(id);
      const body = (await answer.json()) as { status: string };
      return answer.status === 200 ? body.status : answer.status;
    },
    [Symbol.asyncDispose]: () => sim.close(),
  };
}

const seen = new Set<string>();

/** A test about the fault of that kind. */
const about = (kind: string, says: string, run: (client: Client) => Promise<void>): void => {
  seen.add(kind);
  test(`${kind}: ${says}`, async () => {
    await using client = await lab();
    await run(client);
  });
};

about(
  'server-error',
  'the third poll of each task is answered in the words of the document',
  async (client) => {
    const { sim, submit, poll } = client;
    sim.faults.add({
      match: { does: 'read' },
      after: 2,
      count: 1,
      fault: { kind: 'server-error', retryAfter: 10 },
    });
    const [one, other] = [await submit(), await submit()];
    const statuses: number[] = [];
    for (const id of [one, other, one, other, one, one, other]) {
      const answer = await poll(id);
      statuses.push(answer.status);
      if (answer.status !== 503) continue;
      expect(answer.headers.get('retry-after')).toBe('10');
      expect(answer.headers.get('x-taskdouble-fault')).toBe('server-error-1:server-error');
      expect(await answer.json()).toEqual({ oops: 'busy' });
    }
    expect(statuses).toEqual([200, 200, 200, 200, 503, 200, 503]);
  },
);

about(
  'server-error',
  'a gateway that gives up has carried the submit out where it says so',
  async ({ sim }) => {
    const submit = async () => (await fetch(`${sim.url}/tasks`, { method: 'POST' })).status;
    sim.faults.add({ id: 'f', fault: { kind: 'server-error', status: 504, effect: true } });
    expect([await submit(), sim.tasks.list().length]).toEqual([504, 1]);
    sim.faults.add({ id: 'f', fault: { kind: 'server-error', status: 504 } });
    expect([await submit(), sim.tasks.list().length]).toEqual([504, 1]);
  },
);

about('too-many-requests', 'Retry-After comes in every form', async ({ sim, submit, poll }) => {
  const id = await submit();
  const forms: unknown[] = [];
  for (const form of ['seconds', 'date', 'missing', 'garbage', 'huge']) {
    sim.faults.add({ id: 'f', fault: { kind: 'too-many-requests', retryAfter: '90s', form } });
    const answer = await poll(id);
    forms.push(answer.status, answer.headers.get('retry-after'));
    expect(await answer.json()).toMatchObject({ status: 429 });
  }
  const date = 'Wed, 01 Jan 2025 00:01:30 GMT';
  expect(forms).toEqual([429, '90', 429, date, 429, null, 429, 'soon', 429, '31536000']);
});

about(
  'rate-limit',
  'the quota comes back when the clock has passed its window',
  async ({ sim, submit, poll }) => {
    const id = await submit();
    sim.faults.add({ fault: { kind: 'rate-limit', limit: 2, window: '10s' } });
    const statuses = async () => [await poll(id), await poll(id), await poll(id)].map(({ status }) => status);
    expect(await statuses()).toEqual([200, 200, 429]);
    sim.clock.advance('10s');
    const answer = await poll(id);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('ratelimit')).toBe('"default";r=1;t=10');
    expect(answer.headers.get('ratelimit-policy')).toBe('"default";q=2;w=10');
    expect(answer.headers.has('x-taskdouble-fault')).toBe(false);
    const other = await poll(id, { headers: { 'x-taskdouble-client': 'another' } });
    expect(other.headers.get('x-ratelimit-remaining')).toBe('1');
  },
);

about('maintenance', 'everything is refused until the end that was told', async ({ sim, submit, poll }) => {
  const id = await submit();
  sim.faults.add({ fault: { kind: 'maintenance', for: '30s' } });
  const answer = await poll(id);
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '30']);
  sim.clock.advance('29s');
  expect((await poll(id)).headers.get('retry-after')).toBe('1');
  sim.clock.advance('1s');
  expect((await poll(id)).status).toBe(200);
});

about('unauthorized', 'a poll is refused once, with a challenge', async ({ sim, submit, poll }) => {
  const id = await submit();
  sim.faults.add({ after: 1, count: 1, fault: 'unauthorized' });
  const answers = [await poll(id), await poll(id), await poll(id)];
  expect(answers.map(({ status }) => status)).toEqual([200, 401, 200]);
  expect(answers[1]?.headers.get('www-authenticate')).toContain('invalid_token');
});

about('redirect', 'who follows it is answered', async ({ sim, submit, poll }) => {
  const id = await submit();
  for (const status of ['301', '302', '303', '307', '308']) {
    sim.faults.add({ id: 'f', fault: { kind: 'redirect', status } });
    expect((await poll(id, { redirect: 'manual' })).status).toBe(Number(status));
    const answer = await poll(id);
    expect([answer.status, answer.redirected]).toEqual([200, true]);
  }
});

about('redirect', 'a loop has no end, and elsewhere is elsewhere', async ({ sim, submit, poll }) => {
  const id = await submit();
  sim.faults.add({ id: 'f', fault: { kind: 'redirect', to: 'loop' } });
  await expect(poll(id)).rejects.toThrow();
  sim.faults.add({ id: 'f', fault: { kind: 'redirect', to: 'elsewhere' } });
  const { headers } = await poll(id, { redirect: 'manual' });
  expect(headers.get('location')).toBe(`https://elsewhere.invalid/tasks/${id}`);
});

about(
  'slow-task',
  'it takes as long as the lifecycle allows, and no longer',
  async ({ sim, submit, state }) => {
    sim.faults.add({ fault: 'slow-task' });
    const id = await submit();
    const shown: (string | number)[] = [];
    for (const step of ['56s', '2s', '568s', '3s']) {
      sim.clock.advance(step);
      shown.push(await state(id));
    }
    expect(shown).toEqual(['queued', 'running', 'running', 'done']);
  },
);

about('instant-task', 'the first poll finds it final', async ({ sim, submit, state }) => {
  const before = await submit();
  sim.faults.add({ fault: 'instant-task' });
  expect(await state(await submit())).toBe('done');
  expect([await state(before), await state(before)].at(-1)).toBe('done');
});

about('duplicate-submission', 'a known key makes a second task', async ({ sim, submit }) => {
  const first = await submit('k');
  expect(await submit('k')).toBe(first);
  sim.faults.add({ fault: 'duplicate-submission' });
  expect(await submit('k')).not.toBe(first);
});

about('expired-result', 'a final task is gone after retain, not before', async ({ sim, submit, state }) => {
  sim.faults.add({ fault: 'expired-result' });
  const id = await submit();
  sim.clock.advance('20s');
  expect(await state(id)).toBe('done');
  sim.clock.advance('30m');
  expect(await state(id)).toBe('done');
  sim.clock.advance('30m');
  expect(await state(id)).toBe(404);
});

/** What only the bytes of a connection show. */
const ON_THE_WIRE = new Set([
  'latency',
  'dribble',
  'bandwidth',
  'slicer',
  'slow-headers',
  'slow-close',
  'hang',
  'connection-refused',
  'server-restart',
  'reset',
  'answer-lost',
  'empty-response',
  'truncate',
  'limit-data',
  'malformed-chunk',
  'random-data',
  'keep-alive-closed',
]);

test('every fault of the environment is seen here or on the wire', () => {
  const unseen = environmentFaults.filter(({ kind }) => !seen.has(kind) && !ON_THE_WIRE.has(kind));
  expect(unseen).toEqual([]);
});

test.each([
  ['reset', 1],
  ['answer-lost', 1],
  ['empty-response', 1],
  ['random-data', 1],
  ['malformed-chunk', 1],
  [{ kind: 'hang', for: '10ms' }, 1],
  [{ kind: 'reset', effect: false }, 0],
  [{ kind: 'empty-response', effect: false }, 0],
  [{ kind: 'hang', for: '10ms', effect: false }, 0],
  [{ kind: 'connection-refused', for: '1ms' }, 0],
] as const)(
  'a submit that meets %j is lost to the client, and leaves %d tasks behind',
  async (fault, tasks) => {
    await using client = await lab();
    client.sim.faults.add({ fault });
    await expect(client.submit()).rejects.toThrow();
    expect(client.sim.tasks.list()).toHaveLength(tasks);
  },
);

test('a fault that is gone leaves the task as it was', async () => {
  await using client = await lab();
  const id = await client.submit();
  client.sim.clock.advance('20s');
  for (const fault of ['server-error', 'too-many-requests', 'unauthorized', 'rate-limit', 'maintenance']) {
    client.sim.faults.add({ id: 'f', fault });
    await client.poll(id);
  }
  client.sim.faults.reset();
  expect(await client.state(id)).toBe('done');
});
