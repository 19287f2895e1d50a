import { startSimulator } from 'taskdouble';
import { expect, test } from 'vitest';
import { convert } from '../polling-client/polling-client.js';

test('the client gives up on a task that is stuck, after its deadline and not before', async () => {
  await using sim = await startSimulator({ spec: 'docling', clock: 'manual' });
  sim.faults.add({ fault: 'stuck-task' });

  const startMs = sim.clock.now();
  const sleep = async (ms: number) => sim.clock.advance(ms);
  const options = { baseUrl: sim.url, sleep, now: () => sim.clock.now(), deadlineMs: 120_000 };
  await expect(convert('https://example.com/a.pdf', options)).rejects.toThrow('was not done within 120 s');
  expect(sim.clock.now() - startMs).toBeGreaterThanOrEqual(120_000);
});

test('a task that is held is released by the test, and the client sees it through', async () => {
  await using sim = await startSimulator({ spec: 'docling', clock: 'manual' });
  let waits = 0;
  const sleep = async (ms: number) => {
    sim.clock.advance(ms);
    const [task] = sim.tasks.list();
    if (waits++ === 0) sim.tasks.hold(task!.id, 'processing');
    if (waits === 30) sim.tasks.release(task!.id);
  };
  const options = { baseUrl: sim.url, sleep, now: () => sim.clock.now() };
  expect(await convert('https://example.com/a.pdf', options)).toHaveProperty('document');
  expect(waits).toBeGreaterThan(30);
});
