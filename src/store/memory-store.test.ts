import { expect, test } from 'vitest';
import { createMemoryStore } from './memory-store.js';
import { storeCases, taskOf } from './store.cases.js';
import type { Store } from './store.js';

storeCases('memory store', createMemoryStore);

test('a task that was read can be listed and changed at the same time', () => {
  const store = createMemoryStore();
  for (let sequence = 1; sequence <= 5; sequence++) store.append(taskOf(sequence));
  for (const task of store.newestFirst()) store.remove(task);
  expect(store.size).toBe(0);
});

/** What many lists cost the processor: time in which the machine stands still does not count. */
function workMs({ newestFirst }: Store): number {
  const before = process.cpuUsage();
  let seen = 0;
  for (let count = 0; count < 2_000; count++) seen += [...newestFirst()].length;
  expect(seen).toBe(2_000);
  return process.cpuUsage(before).user / 1_000;
}

test('what was removed long ago costs later lists next to nothing', () => {
  const [fresh, used] = [createMemoryStore(), createMemoryStore()];
  for (const store of [fresh, used]) store.append(taskOf(1));
  for (let sequence = 2; sequence <= 100_000; sequence++) {
    used.append(taskOf(sequence));
    used.remove(used.get(`task-${sequence}`)!);
  }
  // The places of a few that are gone may stay; all of them would be thousands of times the work. Small times are coarse.
  expect(workMs(used)).toBeLessThan(20 * Math.max(workMs(fresh), 20));
});
