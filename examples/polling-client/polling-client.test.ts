import { expectNoFindings, startSimulator } from 'taskdouble';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { convertBadly } from './bad-client.js';
import { type ClientOptions, convert } from './polling-client.js';

let sim: Awaited<ReturnType<typeof startSimulator>>;
let options: ClientOptions;

beforeEach(async () => {
  sim = await startSimulator({ spec: 'docling', clock: 'manual', profile: 'lifecycle' });
  options = {
    baseUrl: sim.url,
    // The client waits by moving the simulator's clock: minutes pass in milliseconds.
    sleep: async (ms) => sim.clock.advance(ms),
    now: () => sim.clock.now(),
  };
});
afterEach(() => sim.close());

test('a document is converted, and there is nothing to say against the client', async () => {
  expect(await convert('https://example.com/a.pdf', options)).toHaveProperty('document');
  expectNoFindings(sim.client());
});

test('the client gets through when one answer in five is an error', async () => {
  sim.faults.add({ probability: 0.2, fault: { kind: 'server-error', status: 503, retryAfter: 3 } });
  sim.faults.add({ probability: 0.1, fault: 'reset' });
  for (let document = 0; document < 20; document++) {
    await convert(`https://example.com/${document}.pdf`, options).catch((error: Error) => {
      expect(error.message).toMatch(/failed/);
    });
  }
  // Sending a submit again after a lost answer may make a second task: docling has no key against that, hence a note.
  expectNoFindings(sim.client(), { atLeast: 'warning' });
});

test('the client gives up on a task that never ends, and says so', async () => {
  sim.faults.add({ fault: 'stuck-task' });
  const startMs = sim.clock.now();
  await expect(convert('https://example.com/a.pdf', options)).rejects.toThrow('was not done within 600 s');
  expect(sim.clock.now() - startMs).toBeGreaterThanOrEqual(600_000);
});

test('the report names each sin of the bad client', async () => {
  sim.faults.add({
    match: { operation: 'task_status_poll' },
    after: 1,
    count: 2,
    fault: { kind: 'too-many-requests', retryAfter: 30 },
  });
  sim.settings.use({ profile: 'happy' });
  await convertBadly('https://example.com/a.pdf', options);
  const ids = sim.client('bad-client/1.0').findings.map(({ id }) => id);
  expect(ids).toEqual(
    expect.arrayContaining(['result-before-completion', 'retry-after-ignored', 'poll-too-often']),
  );
});

test('a client that does not know that tasks can fail polls a failed one on and on', async () => {
  sim.settings.use({ profile: 'happy' });
  let waits = 0;
  const sleep = async (ms: number) => {
    sim.clock.advance(ms);
    if (waits++ === 0) sim.tasks.move(sim.tasks.list()[0]!.id, { state: 'failed' });
  };
  await expect(convertBadly('https://example.com/a.pdf', { ...options, sleep })).rejects.toThrow('gave up');
  expect(sim.client().findings.map(({ id }) => id)).toContain('poll-after-final');
});
