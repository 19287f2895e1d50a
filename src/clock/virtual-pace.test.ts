import { expect, test } from 'vitest';
import { paceCases } from './pace.cases.js';
import { createVirtualPace } from './virtual-pace.js';

paceCases('virtual', () => ({ pace: createVirtualPace(1_000), until: (promise) => promise }));

test('virtual time stands still while somebody works in process', async () => {
  const pace = createVirtualPace(0);
  const other = pace.sleep(1_000);
  for (let turn = 0; turn < 100; turn += 1) await Promise.resolve();
  expect(pace.now()).toBe(0);
  await other;
  expect(pace.now()).toBe(1_000);
});

test('a virtual time that is interwoven is the same every time', async () => {
  const run = async () => {
    const pace = createVirtualPace(0);
    const seen: string[] = [];
    const worker = async (name: string, stepMs: number) => {
      for (let round = 0; round < 20; round += 1) {
        await pace.sleep(stepMs);
        seen.push(`${name}@${pace.now()}`);
      }
    };
    await Promise.all([worker('a', 7), worker('b', 3), worker('c', 5.5)]);
    return seen;
  };
  expect(await run()).toEqual(await run());
});
