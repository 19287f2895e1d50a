import { expect, test } from 'vitest';
import type { FateSpec } from '../timeline/fate.js';
import { fateOf } from '../timeline/plan-phase.js';
import { situationAt } from '../timeline/situation-at.js';
import { endOf, openFateLab, operationOf, prefer, scenarioOf, stateAfter } from './fate-lab.cases.js';
import { type Lab, ruleOf } from './fault-lab.cases.js';
import type { Scenario } from './namespace.js';

const profileOf = (fate: FateSpec) => ({ profile: { name: 'p', fate, faults: [] } });
const fails: FateSpec = { ends: { failure: 1 } };
const succeeds: FateSpec = { ends: { success: 1 } };

const lastReply = (lab: Lab) => lab.sent.at(-1)!.reply;
const fateOfTask = (lab: Lab, id: string) => {
  const { log } = lab.world.store.get(id)!;
  return fateOf(lab.simulator.machine.timeline, log.at(-1)!);
};

test.each(['chunkr', 'docling', 'literature', 'factpulse', 'trace'])(
  '%s: a header is stronger than a scenario, a scenario than the profile, the profile than the lifecycle',
  async (name) => {
    const failing = /fail/i;
    const lab = await openFateLab(name, profileOf({}));
    const use = (
      profile: FateSpec,
      scenarios: readonly Scenario[] = [],
      active = scenarios.map((one) => one.name),
    ) => lab.world.namespace.use({ ...profileOf(profile), scenarios, active });
    expect(endOf(lab)).toBeDefined();
    use(fails);
    expect(endOf(lab)).toMatch(failing);
    use(fails, [scenarioOf('a', { fate: succeeds })]);
    expect(endOf(lab)).not.toMatch(failing);
    expect(endOf(lab, prefer('outcome=failure'))).toMatch(failing);
    expect(endOf(lab, prefer('outcome=success'))).not.toMatch(failing);
    use(succeeds, [scenarioOf('a', { fate: succeeds }), scenarioOf('b', { fate: fails })], ['a']);
    expect(endOf(lab, prefer('scenario=b'))).toMatch(failing);
  },
);

test('of scenarios that apply the first in the list wins, member by member', async () => {
  const lab = await openFateLab('chunkr', {
    ...profileOf({ base: 'happy', dwell: { '*': { type: 'fixed', value: 9_000 } } }),
    scenarios: [
      scenarioOf('ends', { fate: fails }),
      scenarioOf('both', { fate: { ...succeeds, dwell: { '*': { type: 'fixed', value: 1_000 } } } }),
      scenarioOf('idle', { fate: { course: { kind: 'hold' } } }),
    ],
    active: ['both', 'ends'],
  });
  const { spec, course } = fateOfTask(lab, lab.submit());
  expect(spec).toEqual({
    base: 'happy',
    ends: { failure: 1 },
    dwell: { '*': { type: 'fixed', value: 1_000 } },
  });
  expect(course).toEqual({ kind: 'time' });
});

test('a scenario with a match applies to the requests that fit, without being named', async () => {
  const lab = await openFateLab('chunkr', {
    scenarios: [
      scenarioOf('by-header', { match: { header: { 'x-team': 'red' } }, fate: fails }),
      scenarioOf('by-operation', {
        match: { operation: 'update_task_route' },
        fate: { course: { kind: 'hold' } },
      }),
    ],
  });
  expect(endOf(lab, { headers: { 'x-team': 'red' } })).toBe('Failed');
  expect(endOf(lab, { headers: { 'x-team': 'blue' } })).toBe('Succeeded');
  expect(endOf(lab)).toBe('Succeeded');
});

test('tasks of one profile, one scenario or one preference share their fate; only another one makes another', async () => {
  const lab = await openFateLab('chunkr', {
    scenarios: [scenarioOf('by-header', { match: { header: { 'x-team': 'red' } }, fate: fails })],
  });
  const fates = (ask = {}) => [1, 2, 3].map(() => fateOfTask(lab, lab.submit(ask)));
  const [plain, red, preferred, held] = [
    fates(),
    fates({ headers: { 'x-team': 'red' } }),
    fates(prefer('outcome=Failed')),
    fates(prefer('progression=hold')),
  ];
  for (const some of [plain, red, preferred, held]) expect(new Set(some).size).toBe(1);
  expect(new Set([plain[0], red[0], preferred[0], held[0]]).size).toBe(4);
});

test('what is set later changes nothing about the tasks that exist: not the seed, not the profile, not a scenario', async () => {
  const lab = await openFateLab('literature', profileOf({ base: 'lifecycle' }));
  const ids = Array.from({ length: 20 }, () => lab.submit());
  lab.clock.advance(1_000);
  const { store } = lab.world;
  const instants = Array.from({ length: 40 }, (_, index) => lab.clock.now() + index * 5_000);
  const readings = () =>
    ids.map((id) =>
      instants.map((nowMs) => situationAt(lab.simulator.machine.timeline, store.get(id)!, nowMs)),
    );
  const before = readings();
  lab.world.namespace.use({
    seed: 99,
    ...profileOf({ base: 'happy', ...fails, course: { kind: 'immediate' } }),
    scenarios: [scenarioOf('a', { fate: { course: { kind: 'hold' } } })],
    active: ['a'],
  });
  expect(readings()).toEqual(before);
  expect(fateOfTask(lab, lab.submit())).not.toEqual(fateOfTask(lab, ids[0]!));
});

test('a task that starts anew keeps its fate, unless the request or a scenario that applies says otherwise', async () => {
  const lab = await openFateLab('chunkr', profileOf(succeeds));
  const update = operationOf(lab.api, 'update_task_route');
  const rerun = (first = {}, second = {}) => {
    lab.world.namespace.use({ seed: 7, ...profileOf(succeeds) });
    const id = lab.submit(first);
    const before = stateAfter(lab, id, 86_400_000);
    lab.world.namespace.use({ seed: 5, ...profileOf({}) });
    lab.send(update, { id, ...second });
    expect(lab.situation(id)?.state).toBe('Requeued');
    expect(fateOfTask(lab, id).seed).toBe(7);
    return [before, stateAfter(lab, id, 86_400_000)];
  };
  const [failing, succeeding] = [prefer('outcome=Failed'), prefer('outcome=Succeeded')];
  expect(rerun(failing)).toEqual(['Failed', 'Failed']);
  expect(rerun(failing, succeeding)).toEqual(['Failed', 'Succeeded']);
  expect(rerun({}, failing)).toEqual(['Succeeded', 'Failed']);
  lab.world.namespace.use({
    scenarios: [scenarioOf('a', { match: { operation: 'update*' }, fate: fails })],
  });
  expect(rerun()).toEqual(['Succeeded', 'Failed']);
  expect(rerun({}, succeeding)).toEqual(['Succeeded', 'Succeeded']);
});

test('operations that start no run, or are refused, take no notice of preferences', async () => {
  const lab = await openFateLab('chunkr');
  const id = lab.submit();
  for (const [key, status] of [
    ['get_task_route', 200],
    ['update_task_route', 400],
    ['cancel_task_route', 200],
  ] as const) {
    const { reply } = lab.send(operationOf(lab.api, key), {
      id,
      ...prefer('outcome=Nonsense, progression=hold'),
    });
    expect([key, reply.status]).toEqual([key, status]);
    expect(reply.headers).not.toHaveProperty('preference-applied');
    expect(reply.headers['content-type']).not.toContain('problem');
  }
  expect(fateOfTask(lab, id).course.kind).toBe('time');
});

test('a saved phase that comes back goes on by the fate of the present', async () => {
  const lab = await openFateLab('chunkr');
  const id = lab.submit();
  stateAfter(lab, id, 60_000);
  lab.send(operationOf(lab.api, 'update_task_route'), { id, ...prefer('outcome=Failed') });
  lab.send(operationOf(lab.api, 'cancel_task_route'), { id });
  expect(lab.situation(id)?.state).toBe('Succeeded');
  lab.send(operationOf(lab.api, 'update_task_route'), { id });
  expect(stateAfter(lab, id, 60_000)).toBe('Failed');
});

test('an operation that leads off a script ends it', async () => {
  const stays = [
    { state: 'pending', forMs: 1_000 },
    { state: 'running', forMs: 100_000 },
    { state: 'completed' },
  ];
  const lab = await openFateLab('literature', profileOf({ course: { kind: 'script', stays } }));
  const [left, kept] = [lab.submit(), lab.submit()];
  expect(stateAfter(lab, left, 5_000)).toBe('running');
  lab.send(operationOf(lab.api, 'cancelTask'), { id: left });
  expect(stateAfter(lab, left, 1_000_000)).toBe('cancelled');
  expect(lab.situation(kept)?.state).toBe('completed');
});

test('what was obeyed is said in the answer, and nothing else is', async () => {
  const lab = await openFateLab('factpulse', { scenarios: [scenarioOf('my own', { fate: fails })] });
  lab.submit(
    prefer(
      'wait=10, outcome=SUCCESS.error;x=1, progression=manual;reads=3, scenario="my own", return=minimal',
    ),
  );
  expect(lastReply(lab).headers['preference-applied']).toBe(
    'outcome=SUCCESS.error, progression=manual, scenario="my own"',
  );
  lab.submit(prefer('respond-async, wait=10'));
  expect(lastReply(lab).headers).not.toHaveProperty('preference-applied');
});

test('a request that names a scenario is hit by its faults too, whatever its operation, and no other request is', async () => {
  const fault = { kind: 'server-error', status: 503 };
  const lab = await openFateLab('chunkr', {
    scenarios: [scenarioOf('storm', { faults: [ruleOf(fault)] }), scenarioOf('storm-then-calm', {})],
  });
  const id = lab.submit();
  const read = operationOf(lab.api, 'get_task_route');
  const statusOf = (ask = {}) => lab.send(read, { id, ...ask }).reply.status;
  expect(statusOf()).toBe(200);
  expect(statusOf(prefer('scenario=storm-then-calm'))).toBe(200);
  expect(statusOf(prefer('wait=1, scenario="storm"'))).toBe(503);
  expect(lab.sent.at(-1)?.reply.headers['x-taskdouble-fault']).toBe('scenario:storm/r:server-error');
  expect(statusOf(prefer('scenario=strom'))).toBe(400);
  expect(JSON.parse(lab.sent.at(-1)?.reply.body ?? '')).toMatchObject({
    possible: ['storm', 'storm-then-calm'],
  });
});
