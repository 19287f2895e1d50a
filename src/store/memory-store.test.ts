import { expect, test } from 'vitest';
import { createRealClock } from '../clock/real-clock.js';
import { createMemoryStore } from './memory-store.js';
import { storeCases, taskOf } from './store.cases.js';

storeCases('memory store', createMemoryStore);

test('a task that was read can be listed and changed at the same time', () => {
  const store = createMemoryStore();
  for (let sequence = 1; sequence <= 5; sequence++) store.append(taskOf(sequence));
  for (const task of store.newestFirst()) store.remove(task);
  expect(store.size).toBe(0);
});

test('what was removed long ago costs later lists nothing', () => {
  const store = createMemoryStore();
  store.append(taskOf(1));
  for (let sequence = 2; sequence <= 200_000; sequence++) {
    store.append(taskOf(sequence));
    store.remove(store.get(`task-${sequence}`)!);
  }
  const clock = createRealClock();
  const startMs = clock.now();
  let seen = 0;
  for (let count = 0; count < 2_000; count++) seen += [...store.newestFirst()].length;
  expect(seen).toBe(2_000);
  expect(clock.now() - startMs).toBeLessThan(300);
});
