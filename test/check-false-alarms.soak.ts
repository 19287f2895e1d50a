import { expect, it } from 'vitest';
import type { Checked } from '../conformance/entry/check-implementation.js';
import { benignVariantsOf } from '../conformance/mutants/benign-variants.js';
import { openApi } from '../src/start/open-api.js';
import { benignWays } from './check/benign-ways.js';
import { checkReference } from './check/check-reference.js';
import { describeAlarms } from './check/verdicts.js';
import { checkVirtually } from './check/virtual-world.js';

/** How many checks in all. */
const RUNS = Number(process.env['SOAK_RUNS'] ?? 1_000);
/** `1/2`: the first of two processes that share them. */
const [SHARE = 1, SHARES = 1] = (process.env['SOAK_SHARE'] ?? '1/1').split('/').map(Number);
const FIRST = Number(process.env['SOAK_SEED'] ?? 1);

/** One in so many lives by a real clock. */
const REAL_EVERY = 5;
/** Of those so many run at once, beside the others: the machine is busy, and a wait is seldom as long as it was meant to be. */
const REAL_LANES = 3;

/** A right server and how it is checked. */
type Subject = { readonly name: string; readonly check: (seed: number) => Promise<Checked> };

const request = { confirmations: 1, failures: 3, cleanUp: false } as const;

async function virtualSubjects(): Promise<readonly Subject[]> {
  const names = ['docling', 'chunkr', 'trace', 'literature', 'factpulse'];
  const found = names.map(async (spec): Promise<readonly Subject[]> => {
    const { api } = await openApi(spec);
    return [
      {
        name: `${spec}: the simulator`,
        check: (seed) => checkVirtually({ ...request, spec, seed, rounds: 1 }),
      },
      ...benignVariantsOf(api).map(
        ({ name, start }): Subject => ({
          name: `${spec}: ${name}`,
          check: (seed) => checkVirtually({ ...request, spec, seed, start, rounds: 1 }),
        }),
      ),
    ];
  });
  return (await Promise.all(found)).flat();
}

const realSubjects: readonly Subject[] = benignWays.map(({ spec, name, service }) => ({
  name: `${spec} reference, by a real clock: ${name}`,
  // Which of 2 to 4 workers takes a task is chance.
  check: (seed) => checkReference(service(seed, 2 + (seed % 3)), { ...request, seed, rounds: 1 }),
}));

type Tally = {
  runs: number;
  requests: number;
  tasks: number;
  readonly alarms: string[];
  readonly cut: Map<string, number>;
};

/** Every so-many-th run of them, from one's own share, one after the other. */
async function runAll(subjects: readonly Subject[], runs: Iterable<number>, tally: Tally): Promise<void> {
  for (const run of runs) {
    const subject = subjects[run % subjects.length]!;
    const seed = FIRST + Math.floor(run / subjects.length);
    const checked = await subject.check(seed);
    const { requests, tasks, stopped } = checked.report;
    tally.runs += 1;
    tally.requests += requests;
    tally.tasks += tasks;
    if (stopped !== undefined) tally.cut.set(stopped, (tally.cut.get(stopped) ?? 0) + 1);
    const alarms = describeAlarms(checked).map((line) => `${subject.name}, seed ${seed}: ${line}`);
    tally.alarms.push(...alarms);
    for (const line of alarms) console.log(`ALARM ${line}`);
    if (tally.runs % 25 === 0) console.log(figures(tally));
  }
}

const figures = ({ runs, requests, tasks, alarms, cut }: Tally): string =>
  `${runs} runs, ${requests} requests, ${tasks} tasks, ${alarms.length} alarms${[...cut].map(([why, times]) => `; ${times} × ${why}`).join('')}`;

const shareOf = (count: number): readonly number[] =>
  Array.from({ length: count }, (_, at) => at).filter((at) => at % SHARES === SHARE - 1);

it(`no rule fails in ${RUNS} checks of servers that are right`, async () => {
  const tally: Tally = { runs: 0, requests: 0, tasks: 0, alarms: [], cut: new Map() };
  const real = shareOf(Math.round(RUNS / REAL_EVERY)).values();
  const virtual = shareOf(RUNS - Math.round(RUNS / REAL_EVERY)).values();
  await Promise.all([
    runAll(await virtualSubjects(), virtual, tally),
    ...Array.from({ length: REAL_LANES }, () => runAll(realSubjects, real, tally)),
  ]);
  console.log(figures(tally));
  expect(tally.alarms).toEqual([]);
});
