import { startSimulator } from 'taskdouble';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { convert } from '../polling-client/polling-client.js';

let sim: Awaited<ReturnType<typeof startSimulator>>;
beforeAll(async () => {
  sim = await startSimulator({ spec: 'docling', clock: 'manual' });
});
afterAll(() => sim.close());

/** One worker's own corner of the shared server: tasks, clock, faults and journal. */
function corner(name: string) {
  const own = sim.within(name);
  const sleep = async (ms: number) => own.clock.advance(ms);
  return { own, options: { baseUrl: `${sim.url}/@${name}`, sleep, now: () => own.clock.now() } };
}

test.concurrent('one worker breaks everything', async () => {
  const { own, options } = corner('worker-1');
  own.faults.add({ fault: { kind: 'server-error', status: 500 } });
  await expect(convert('https://example.com/a.pdf', options)).rejects.toThrow('500');
  expect(own.tasks.list()).toEqual([]);
});

test.concurrent('the other one, on the same server at the same time, notices nothing', async () => {
  const { own, options } = corner('worker-2');
  expect(await convert('https://example.com/b.pdf', options)).toHaveProperty('document');
  expect(own.tasks.list()).toHaveLength(1);
  expect(own.client().findings).toEqual([]);
});
