import { expect, test } from 'vitest';
import type { TaskChange } from '../faults/action.js';
import { situationAt } from '../timeline/situation-at.js';
import type { Task } from '../timeline/task.js';
import { changeTask, createTasks, nextEventMs, planOf } from './change-task.js';
import { openFateLab, operationOf, prefer, scenarioOf, stateAfter } from './fate-lab.cases.js';
import type { Lab } from './fault-lab.cases.js';

const names = ['chunkr', 'docling', 'factpulse', 'literature', 'trace'] as const;

const taskOf = ({ world }: Lab, id: string): Task => world.store.get(id)!;
const change = (lab: Lab, id: string, what: TaskChange): Task | undefined =>
  changeTask(lab.simulator.machine, lab.world, {
    task: taskOf(lab, id),
    change: what,
    nowMs: lab.clock.now(),
  });
const statesOf = ({ api }: Lab) => [...api.lifecycle.states.values()];

test.each(names)('%s: from any state into any state, with instants and progress that fit', async (name) => {
  const lab = await openFateLab(name);
  for (const from of statesOf(lab)) {
    for (const to of statesOf(lab)) {
      const id = lab.submit(prefer('progression=hold'));
      change(lab, id, { kind: 'move', state: from.name });
      lab.clock.advance(1_000);
      change(lab, id, { kind: 'move', state: to.name });
      const nowMs = lab.clock.now();
      const now = lab.situation(id)!;
      expect(now).toMatchObject({ state: to.name, enteredMs: nowMs });
      expect(now.finishedMs).toBe(to.final === undefined ? undefined : nowMs);
      if (to.final === 'success' || to.final === 'failure') expect(now.startedMs).toBeDefined();
      expect(now.startedMs ?? nowMs).toBeLessThanOrEqual(nowMs);
      const isDone = to.final === 'success' || to.final === 'any';
      expect(now.progress === 1).toBe(isDone);
      if (from.final !== undefined && to.final === undefined) expect(now.progress).toBe(0);
    }
  }
});

test('a moved task goes on from there by its own course', async () => {
  const lab = await openFateLab('chunkr');
  const id = lab.submit(prefer('dwell=5s, outcome=Failed'));
  change(lab, id, { kind: 'move', state: 'Processing' });
  expect([stateAfter(lab, id, 4_999), stateAfter(lab, id, 1)]).toEqual(['Processing', 'Failed']);
});

test('an outcome that is given holds, and one that the state does not have is dropped', async () => {
  const lab = await openFateLab('factpulse');
  const id = lab.submit();
  change(lab, id, { kind: 'move', state: 'SUCCESS', outcome: 'error' });
  expect(lab.situation(id)).toMatchObject({ state: 'SUCCESS', outcome: 'error' });
  change(lab, id, { kind: 'move', state: 'FAILURE' });
  expect(lab.situation(id)).not.toHaveProperty('outcome');
});

test('a held task is released from now on, and its past stays', async () => {
  const lab = await openFateLab('literature');
  const id = lab.submit(prefer('dwell=10s'));
  lab.clock.advance(15_000);
  const before = lab.situation(id)!;
  const past = () => situationAt(lab.simulator.machine.timeline, taskOf(lab, id), before.updatedMs - 1);
  const was = past();
  change(lab, id, { kind: 'course', course: { kind: 'hold' } });
  expect(lab.situation(id)).toMatchObject({
    state: 'running',
    enteredMs: before.enteredMs,
    startedMs: before.startedMs,
  });
  expect(stateAfter(lab, id, 86_400_000)).toBe('running');
  expect(lab.situation(id)?.progress).toBe(before.progress);
  change(lab, id, { kind: 'course', course: { kind: 'time' } });
  expect([stateAfter(lab, id, 9_999), stateAfter(lab, id, 1)]).toEqual(['running', 'completed']);
  expect(past()).toEqual(was);
});

test('a task can be held where it is not yet, told to be final at once, or to follow a script', async () => {
  const lab = await openFateLab('literature');
  const [held, done, told] = [lab.submit(), lab.submit(), lab.submit()] as [string, string, string];
  change(lab, held, { kind: 'course', course: { kind: 'hold', state: 'running' } });
  change(lab, done, { kind: 'course', course: { kind: 'immediate' } });
  const stays = [{ state: 'running', forMs: 1_000 }, { state: 'pending', forMs: 1_000 }, { state: 'failed' }];
  change(lab, told, { kind: 'course', course: { kind: 'script', stays } });
  expect(lab.situation(done)?.state).toBe('completed');
  expect([0, 1_000, 1_000].map((ms) => stateAfter(lab, told, ms))).toEqual(['running', 'pending', 'failed']);
  expect(stateAfter(lab, held, 86_400_000)).toBe('running');
});

test('a new course leaves what was saved: a cancel still leads back to it', async () => {
  const lab = await openFateLab('chunkr');
  const id = lab.submit();
  stateAfter(lab, id, 60_000);
  lab.send(operationOf(lab.api, 'update_task_route'), { id });
  change(lab, id, { kind: 'course', course: { kind: 'hold' } });
  expect(stateAfter(lab, id, 60_000)).toBe('Requeued');
  lab.send(operationOf(lab.api, 'cancel_task_route'), { id });
  expect(lab.situation(id)?.state).toBe('Succeeded');
});

test('a removed task is gone, and a change of a task that has changed meanwhile is none', async () => {
  const lab = await openFateLab('chunkr');
  const id = lab.submit();
  const old = taskOf(lab, id);
  expect(change(lab, id, { kind: 'course', course: { kind: 'hold' } })).toBe(taskOf(lab, id));
  const late = { task: old, change: { kind: 'move', state: 'Failed' } as const, nowMs: lab.clock.now() };
  expect(changeTask(lab.simulator.machine, lab.world, late)).toBeUndefined();
  expect(change(lab, id, { kind: 'remove' })).toBeUndefined();
  expect(lab.world.store.get(id)).toBeUndefined();
});

test.each(names)(
  '%s: tasks are created as the example request would, in any state, on any course',
  async (name) => {
    const lab = await openFateLab(name);
    const { machine } = lab.simulator;
    for (const { name: state, final } of statesOf(lab)) {
      const tasks = createTasks(machine, lab.world, { state, course: { kind: 'hold' }, count: 2 });
      expect(tasks.map(({ id }) => lab.situation(id)?.state)).toEqual([state, state]);
      const { finishedMs, progress } = lab.situation(tasks[0]!.id)!;
      expect(finishedMs).toBe(final === undefined ? undefined : lab.clock.now());
      expect(progress).toBe(final === 'success' || final === 'any' ? 1 : 0);
      expect(stateAfter(lab, tasks[0]!.id, 1e6)).toBe(state);
    }
    const submitted = lab.world.store.get(lab.submit())!;
    const [created] = createTasks(machine, lab.world, { count: 1 });
    expect(created?.input.operation).toBe(submitted.input.operation);
    expect(created?.log[0]?.fate).toBe(submitted.log[0]?.fate);
    expect(situationAt(machine.timeline, created!, lab.clock.now()).state).toBe(submitted.log[0]?.state);
  },
);

test('scenarios that would apply to the example request decide over tasks that control creates', async () => {
  const lab = await openFateLab('chunkr', {
    scenarios: [scenarioOf('a', { match: { operation: 'create*' }, fate: { ends: { Failed: 1 } } })],
  });
  const [task] = createTasks(lab.simulator.machine, lab.world, { count: 1 });
  expect(stateAfter(lab, task!.id, 86_400_000)).toBe('Failed');
  const [ended] = createTasks(lab.simulator.machine, lab.world, { state: 'Succeeded', count: 1 });
  expect(lab.situation(ended!.id)?.state).toBe('Succeeded');
});

test('the plan says what comes, this state first, and the next event when', async () => {
  const lab = await openFateLab('chunkr');
  const { machine } = lab.simulator;
  const startMs = lab.clock.now();
  const id = lab.submit(prefer('dwell=5s'));
  lab.clock.advance(6_000);
  expect(planOf(machine, taskOf(lab, id), lab.clock.now())).toEqual([
    { state: 'Processing', entersMs: startMs + 5_000 },
    { state: 'Succeeded', entersMs: startMs + 10_000 },
  ]);
  expect(nextEventMs(machine, taskOf(lab, id), lab.clock.now())).toBe(startMs + 10_000);
  expect(nextEventMs(machine, taskOf(lab, id), startMs + 10_000)).toBeUndefined();
});

test('of a task that only reads move on it is planned what comes, but not when', async () => {
  const lab = await openFateLab('chunkr');
  const task = taskOf(lab, lab.submit(prefer('progression=manual')));
  const nowMs = lab.clock.now();
  expect(planOf(lab.simulator.machine, task, nowMs)).toEqual([
    { state: 'Starting', entersMs: nowMs },
    { state: 'Processing' },
    { state: 'Succeeded' },
  ]);
  expect(nextEventMs(lab.simulator.machine, task, nowMs)).toBeUndefined();
});
