import { startSimulator } from 'taskdouble';
import { expect, test } from 'vitest';
import { convert } from '../polling-client/polling-client.js';

test('the third poll fails, and the client tries again', async () => {
  await using sim = await startSimulator({ spec: 'docling', clock: 'manual' });
  sim.faults.add({
    match: { operation: 'task_status_poll' },
    after: 2, // the first two polls of each task are answered as usual
    count: 1, // the third is not
    fault: { kind: 'server-error', status: 503, retryAfter: 10 },
  });

  const sleep = async (ms: number) => sim.clock.advance(ms);
  await convert('https://example.com/a.pdf', { baseUrl: sim.url, sleep, now: () => sim.clock.now() });

  const polls = sim.journal.exchanges().filter(({ operation }) => operation === 'task_status_poll');
  const statuses = polls.map(({ answer }) => (answer.kind === 'answered' ? answer.status : answer.reason));
  expect(statuses.slice(0, 4)).toEqual([200, 200, 503, 200]);
  expect(polls[3]!.callMs - polls[2]!.returnMs).toBe(10_000);
});
