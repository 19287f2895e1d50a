import { fileURLToPath } from 'node:url';
import Replicate from 'replicate';
import { startSimulator } from 'taskdouble';
import { afterEach, beforeEach, expect, test } from 'vitest';

const spec = fileURLToPath(new URL('openapi.yaml', import.meta.url));
const version = '5c7d5dc6dd8bf75c1acaa8565735e7986bc5b662';
const model = `alice/hello:${version}` as const;

let sim: Awaited<ReturnType<typeof startSimulator>>;
let replicate: Replicate;

beforeEach(async () => {
  // The SDK sleeps on real timers. On this clock a poll that would show nothing new jumps to the next event.
  sim = await startSimulator({ spec, clock: 'auto', credentials: 'any' });
  replicate = new Replicate({ auth: 'r8_test', baseUrl: `${sim.url}/v1`, useFileOutput: false });
});
afterEach(() => sim.close());

const findings = () => sim.client().findings.map(({ id }) => id);

test('run() submits, polls until the prediction has succeeded, and returns its output', async () => {
  const output = await replicate.run(model, { input: { text: 'Alice' }, wait: { mode: 'poll' } });
  expect(output).toBe('hello Alice');
  expect(findings()).toEqual([]);
});

test('an aborted prediction is final by the documentation, but wait() polls it on and on', async () => {
  const prediction = await replicate.predictions.create({ version, input: { text: 'Alice' } });
  sim.tasks.move(prediction.id, { state: 'aborted' });
  let polls = 0;
  const last = await replicate.wait(prediction, { interval: 20 }, async () => ++polls === 20);
  expect(last.status).toBe('aborted');
  expect(findings()).toContain('poll-after-final');
});

test('an answer of 503 is retried five times without a moment between', async () => {
  const prediction = await replicate.predictions.create({ version, input: { text: 'Alice' } });
  sim.faults.add({ match: { operation: 'getPrediction' }, fault: { kind: 'server-error', status: 503 } });
  await expect(replicate.predictions.get(prediction.id)).rejects.toThrow('503');
  expect(sim.journal.exchanges()).toHaveLength(1 + 6);
  expect(findings()).toContain('retry-without-backoff');
});

test('Retry-After is not heeded', async () => {
  const fault = { kind: 'too-many-requests', retryAfter: 5 };
  const prediction = await replicate.predictions.create({ version, input: { text: 'Alice' } });
  sim.faults.add({ match: { operation: 'getPrediction' }, count: 2, fault });
  await replicate.predictions.get(prediction.id);
  expect(findings()).toContain('retry-after-ignored');
});

test('a submit whose answer is lost is sent again, and makes a second prediction', async () => {
  sim.faults.add({ match: { operation: 'createPrediction' }, count: 1, per: 'rule', fault: 'answer-lost' });
  await replicate.predictions.create({ version, input: { text: 'Alice' } });
  expect(sim.tasks.list()).toHaveLength(2);
  expect(findings()).toContain('retried-submit-may-duplicate');
});
