import { expect, test } from 'vitest';
import { benignVariantsOf } from './benign-variants.js';
import { outcomeOf } from './matrix-run.js';
import { mutantsOf, startClean } from './mutants.js';
import { runServer } from './run-server.js';
import { apiOf } from './trial.js';

/** A part of the kill matrix that is run with every change: the whole is `npm run kill-matrix`. */

const SEED = 1;

/** Mutants of every kind that the first round of the directed phase kills, with the rule that fails. */
const KILLED: readonly (readonly [api: string, mutant: string, rule: string])[] = [
  ['chunkr', 'delete_task_route is never allowed', 'operations/delete_task_route/moves@Succeeded'],
  [
    'chunkr',
    'cancel_task_route says 200 after losing the race',
    'operations/cancel_task_route/else@Succeeded',
  ],
  [
    'chunkr',
    'cancel_task_route in Requeued leads to Cancelled',
    'operations/cancel_task_route/moves@Requeued',
  ],
  ['chunkr', 'update_task_route accepts what changes nothing', 'operations/update_task_route/noop'],
  ['chunkr', 'cancel_task_route accepted in Processing', 'operations/cancel_task_route/else@Processing'],
  ['chunkr', 'fault flapping', 'next/Processing'],
  ['literature', 'the worker overwrites a cancelled task', 'states/cancelled/final'],
  ['literature', 'cancelTask refused in running', 'operations/cancelTask/moves@running'],
  ['literature', 'listTasks in reverse order', 'operations/listTasks/order'],
  ['literature', 'has-broken /result in completed', 'states/completed/has/~1result'],
  ['literature', 'constant-broken /params', 'constant/~1params'],
  ['literature', 'getTask knows every id', 'operations/getTask/unknown'],
  ['docling', 'task_result refused in completed', 'operations/task_result/allow@completed'],
  ['docling', 'fault unknown-status', 'states'],
  ['docling', 'constant-broken /task_id', 'constant/~1task_id'],
  ['factpulse', "outcome-none /result/status == 'ERROR' in SUCCESS.error", 'states/SUCCESS/outcomes'],
  ['factpulse', 'SUCCESS is left for STARTED', 'states/SUCCESS/final'],
  ['chunkr', 'cancel_task_route brings back what was saved first', 'states/Succeeded/final'],
  ['chunkr', 'update_task_route takes null for a reset', 'operations/update_task_route/merge'],
  ['chunkr', 'update_task_route acts later where it should not', 'states/Cancelled/final'],
  [
    'docling',
    'clear_results of an unfinished task acts when it is done',
    'operations/task_result/allow@completed',
  ],
  ['literature', 'only the newest 50 tasks are kept', 'operations/getTask/allow@cancelled'],
  ['factpulse', 'the result changes a minute after the end', 'states/SUCCESS/final'],
  ['trace', 'has-broken /failure_reason in failed', 'states/failed/has/~1failure_reason'],
  ['trace', 'get_task succeeds with 203', 'openapi/get_task/answer'],
  ['trace', 'fault final-state-left', 'states/completed/final'],
  [
    'factpulse',
    'one right credential in ten is refused',
    'security/getTaskStatusApiV1ProcessingTasksTaskIdStatusGet',
  ],
];

test.each(KILLED)('%s: %s is killed by the first round of the directed phase', async (name, mutant, rule) => {
  const api = await apiOf(name);
  const server = mutantsOf(api).find((one) => one.name === mutant);
  expect(server, `${name} has no mutant of that name`).toBeDefined();
  const { run } = await runServer({
    ...{ api, kind: 'mutant', name: mutant, seed: SEED, phases: ['directed'], rounds: 0 },
    start: server!.start,
  });
  expect(outcomeOf(run)).toBe('killed');
  expect(run.broken.map((one) => one.rule)).toContain(rule);
});

/** What breaks a rule that warns only. */
const WARNED: readonly (readonly [api: string, mutant: string, rule: string])[] = [
  ['literature', 'startSearchTask refuses the greatest max_results', 'openapi/startSearchTask/accepts'],
  ['factpulse', 'generate_invoice refuses any skip_br_fr', 'openapi/generate_invoice/accepts'],
];

test.each(WARNED)(
  '%s: %s is warned of by the first round of the directed phase',
  async (name, mutant, rule) => {
    const api = await apiOf(name);
    const server = mutantsOf(api).find((one) => one.name === mutant);
    expect(server, `${name} has no mutant of that name`).toBeDefined();
    const { run } = await runServer({
      ...{ api, kind: 'mutant', name: mutant, seed: SEED, phases: ['directed'], rounds: 0 },
      start: server!.start,
    });
    expect(outcomeOf(run)).toBe('warned');
    expect(run.broken.map((one) => one.rule)).toEqual([rule]);
  },
);

/** One benign variant of each kind, spread over the APIs. */
const BENIGN: readonly (readonly [api: string, variant: string])[] = [
  ['chunkr', 'links differ with every read'],
  ['chunkr', 'one answer in a hundred is lost'],
  ['literature', 'times have no fractions, and ties come in any order'],
  ['literature', 'states in between are never shown'],
  ['docling', 'the second of each list of possibilities'],
  ['factpulse', 'loops are taken as often as allowed'],
  ['trace', 'labels that mean the same take turns'],
];

test.each(BENIGN)('%s: no rule fails for a server where %s', async (name, variant) => {
  const api = await apiOf(name);
  const server = benignVariantsOf(api).find((one) => one.name === variant);
  expect(server, `${name} has no variant of that name`).toBeDefined();
  const { run } = await runServer({
    ...{ api, kind: 'benign', name: variant, seed: SEED, rounds: 0 },
    ...{ phases: ['directed', 'negative', 'security'], start: server!.start },
  });
  expect(run.broken).toEqual([]);
  expect(run.stop).toBe('done');
});

test.each(['docling', 'chunkr', 'trace', 'literature', 'factpulse'])(
  '%s: no rule fails for the simulator in the first round',
  async (name) => {
    const api = await apiOf(name);
    const { run } = await runServer({
      ...{ api, kind: 'clean', name: '', seed: SEED, rounds: 0 },
      ...{ phases: ['directed', 'negative', 'security'], start: (options) => startClean(api, options) },
    });
    expect(run.broken).toEqual([]);
    expect(run.stop).toBe('done');
  },
);
