import { afterAll, expect, it } from 'vitest';
import type { Checked } from '../conformance/entry/check-implementation.js';
import { checkSimulator } from './check/check-simulator.js';
import { describeAlarms, describeOpen } from './check/verdicts.js';
import { checkVirtually } from './check/virtual-world.js';

const SEEDS = Number(process.env['SOAK_SEEDS'] ?? 100);
const HTTP_SEEDS = Number(process.env['SOAK_HTTP_SEEDS'] ?? 3);
const FIRST = Number(process.env['SOAK_SEED'] ?? 1);
const LONGEST_S = 20;

const names = ['docling', 'chunkr', 'trace', 'literature', 'factpulse'];

const lines: string[] = [];
afterAll(() => console.log(lines.join('\n')));

async function checkSeeds(name: string, count: number, check: (seed: number) => Promise<Checked>) {
  const seconds: number[] = [];
  const open: string[] = [];
  const alarms: string[] = [];
  for (let seed = FIRST; seed < FIRST + count; seed += 1) {
    const startMs = performance.now();
    const checked = await check(seed);
    seconds.push((performance.now() - startMs) / 1000);
    open.push(...describeOpen(checked).map((line) => `seed ${seed}: ${line}`));
    alarms.push(...describeAlarms(checked).map((line) => `seed ${seed}: ${line}`));
  }
  const mean = seconds.reduce((sum, one) => sum + one, 0) / seconds.length;
  const figures = `${name}: ${count} runs, ${mean.toFixed(1)} s each, longest ${Math.max(...seconds).toFixed(1)} s, ${open.length} not passed`;
  lines.push(figures, ...open.map((line) => `  ${line}`));
  console.log(figures);
  return { seconds, open, alarms };
}

it.each(names)('%s: every rule passes for every seed, in virtual time', async (spec) => {
  const { open, seconds } = await checkSeeds(`${spec}, virtual`, SEEDS, (seed) =>
    checkVirtually({ spec, seed, strict: true }),
  );
  expect(open).toEqual([]);
  expect(Math.max(...seconds)).toBeLessThan(LONGEST_S);
});

it.each(names)('%s: nothing fails for any seed over HTTP, by a real clock', async (spec) => {
  const { alarms, seconds } = await checkSeeds(`${spec}, HTTP`, HTTP_SEEDS, (seed) =>
    checkSimulator({ spec, seed }),
  );
  expect(alarms).toEqual([]);
  expect(Math.max(...seconds)).toBeLessThan(LONGEST_S);
});
