import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isFinal } from '../lifecycle/read-state.js';
import { anyStates, lifecycleOf, type RawStates } from './any-lifecycle.cases.js';
import {
  anyInstants,
  anyPolicy,
  anySeed,
  anySequence,
  contextOf,
  EPOCH_MS,
  phaseOf,
  taskWith,
} from './any-task.cases.js';
import { createPlanMemo } from './plan-memo.js';
import { planPhase } from './plan-phase.js';
import { phaseAt, situationAt } from './situation-at.js';

/** What a fresh task and the instants at which it is read follow from; short, so that a failure shows all of it. */
const anyCase = fc.record({
  states: anyStates,
  policy: anyPolicy,
  seed: anySeed,
  sequence: anySequence,
  instants: anyInstants,
  begun: fc.constantFrom({}, {}, { startedMs: EPOCH_MS, progress: 0.5 }),
});
type Case = typeof anyCase extends fc.Arbitrary<infer Value> ? Value : never;

/** The task and what is so at instants in order: the given ones, the first steps and the moments before them. */
function readingsOf({ states, policy, seed, sequence, instants, begun }: Case) {
  const lifecycle = lifecycleOf(states);
  const context = contextOf(lifecycle, policy, seed);
  const phase = phaseOf(lifecycle.initial[0]!, begun);
  const task = taskWith([phase], sequence);
  const stays = planPhase(context, sequence, phase);
  const steps = stays.slice(0, 8).flatMap(({ entersMs }) => [entersMs - 1, entersMs]);
  const end = stays.length > 100 ? [] : [stays.at(-1)!.entersMs];
  const times = [...instants, ...steps, ...end]
    .filter((ms) => ms >= EPOCH_MS)
    .sort((one, other) => one - other);
  const readings = times.map((nowMs) => ({ nowMs, situation: situationAt(context, task, nowMs) }));
  return { lifecycle, context, task, phase, stays, readings };
}

/** Holds for 80 generated tasks. */
function everyTask(holds: (task: ReturnType<typeof readingsOf>) => void): void {
  fc.assert(
    fc.property(anyCase, (some) => holds(readingsOf(some))),
    { numRuns: 80 },
  );
}

test('a second reading finds what the first one found', () => {
  everyTask(({ context, task, readings }) => {
    for (const { nowMs, situation } of readings.toReversed()) {
      expect(situationAt(context, task, nowMs)).toEqual(situation);
    }
  });
});

test('with plans remembered, tasks that share a place among them, everything reads the same', () => {
  everyTask(({ context, task, phase, readings }) => {
    const remembering = { ...context, plans: createPlanMemo(1) };
    const other = taskWith([{ ...phase, atMs: phase.atMs + 1_000 }], task.sequence + 1);
    for (const { nowMs, situation } of readings) {
      expect(situationAt(remembering, task, nowMs)).toEqual(situation);
      expect(situationAt(remembering, other, nowMs)).toEqual(situationAt(context, other, nowMs));
    }
  });
});

test('at each instant the task is in the stay that the instant falls into', () => {
  everyTask(({ stays, readings }) => {
    for (const { nowMs, situation } of readings) {
      const stay = stays.find(({ leavesMs = Number.POSITIVE_INFINITY }) => nowMs < leavesMs)!;
      expect(situation.state).toBe(stay.state);
      expect(situation.enteredMs).toBe(stay.entersMs);
      expect(situation.leavesMs).toBe(stay.leavesMs);
    }
  });
});

test('a later instant never shows an earlier stay, and a final state is never left', () => {
  everyTask(({ lifecycle, readings }) => {
    let [lastMs, final] = [0, ''];
    for (const { situation } of readings) {
      expect(situation.enteredMs).toBeGreaterThanOrEqual(lastMs);
      if (final !== '') expect(situation.state).toBe(final);
      lastMs = situation.enteredMs;
      if (isFinal(lifecycle, situation.state)) final = situation.state;
    }
  });
});

test('progress never decreases, is 1 at a successful end and below 1 everywhere else', () => {
  everyTask(({ lifecycle, readings }) => {
    let last = 0;
    for (const { situation } of readings) {
      expect(situation.progress).toBeGreaterThanOrEqual(last);
      const final = lifecycle.states.get(situation.state)?.final;
      if (final === 'success' || final === 'any') expect(situation.progress).toBe(1);
      else expect(situation.progress).toBeLessThan(1);
      last = situation.progress;
    }
  });
});

test('created <= started <= finished <= now, each fixed once it is there', () => {
  everyTask(({ lifecycle, task, readings }) => {
    let [startedMs, finishedMs]: (number | undefined)[] = [];
    for (const { nowMs, situation } of readings) {
      if (startedMs !== undefined) expect(situation.startedMs).toBe(startedMs);
      if (finishedMs !== undefined) expect(situation.finishedMs).toBe(finishedMs);
      ({ startedMs, finishedMs } = situation);
      const times = [task.createdMs, startedMs, finishedMs, nowMs].filter((ms) => ms !== undefined);
      expect(times).toEqual(times.toSorted((one, other) => one - other));
      expect(finishedMs !== undefined).toBe(isFinal(lifecycle, situation.state));
    }
  });
});

test('the last update lies between the entry into the state and now, and never goes back', () => {
  everyTask(({ readings }) => {
    let last = 0;
    for (const { nowMs, situation } of readings) {
      expect(situation.updatedMs).toBeGreaterThanOrEqual(Math.max(last, situation.enteredMs));
      expect(situation.updatedMs).toBeLessThanOrEqual(nowMs);
      last = situation.updatedMs;
    }
  });
});

test('what changed between two readings changed at the last update', () => {
  everyTask(({ readings }) => {
    for (const [index, { situation }] of readings.slice(1).entries()) {
      const before = readings[index]!;
      if (situation.updatedMs > before.nowMs) continue;
      const { updatedMs: _now, ...shown } = situation;
      const { updatedMs: _before, ...shownBefore } = before.situation;
      expect(shown).toEqual(shownBefore);
    }
  });
});

test('an outcome stays what it is as long as the state does', () => {
  everyTask(({ readings }) => {
    for (const [index, { situation }] of readings.slice(1).entries()) {
      const before = readings[index]!.situation;
      if (situation.enteredMs === before.enteredMs && situation.state === before.state) {
        expect(situation.outcome).toBe(before.outcome);
      }
    }
  });
});

test('nothing depends on the date: the same task a thousand days later reads the same', () => {
  const days = 1_000 * 86_400_000;
  everyTask(({ context, task, phase, readings }) => {
    const atMs = phase.atMs + days;
    const begun = phase.startedMs === undefined ? {} : { startedMs: atMs };
    const later = taskWith([{ ...phase, atMs, enteredMs: atMs, ...begun }], task.sequence);
    for (const { nowMs, situation } of readings) {
      const { phase: _own, ...shown } = situationAt(context, later, nowMs + days);
      const { phase: _other, ...before } = situation;
      const shifted = Object.entries(before).map(([name, value]) => [
        name,
        name.endsWith('Ms') ? (value as number) + days : value,
      ]);
      expect(shown).toEqual(Object.fromEntries(shifted));
    }
  });
});

const chain: RawStates = {
  wait: { initial: true, next: { run: 1 }, dwell: '2s..2s' },
  run: { next: { done: 1 }, dwell: '10s..10s' },
  done: { final: 'success' },
  failed: { final: 'failure' },
  cancelled: { final: 'cancelled' },
  paused: {},
};
const chained = contextOf(lifecycleOf(chain));
const at = (seconds: number) => EPOCH_MS + 1_000 * seconds;

test('work begins with the first step of the server, and progress is the elapsed share', () => {
  const task = taskWith([phaseOf('wait')]);
  const shown = [1, 2, 7, 12].map((seconds) => {
    const { state, startedMs, finishedMs, progress } = situationAt(chained, task, at(seconds));
    return [state, startedMs, finishedMs, progress];
  });
  expect(shown).toEqual([
    ['wait', undefined, undefined, 0],
    ['run', at(2), undefined, 0],
    ['run', at(2), undefined, 0.5],
    ['done', at(2), at(12), 1],
  ]);
});

test('a later log entry cuts off what an earlier one had planned', () => {
  const stopped = phaseOf('cancelled', { atMs: at(3), entry: 1, finishedMs: at(3), progress: 0.1 });
  const task = taskWith([phaseOf('wait'), stopped]);
  expect([2, 3, 60].map((seconds) => situationAt(chained, task, at(seconds)).state)).toEqual([
    'run',
    'cancelled',
    'cancelled',
  ]);
  expect(situationAt(chained, task, at(60))).toMatchObject({ finishedMs: at(3), progress: 0.1 });
});

test('of log entries of one instant the last is in force, and before the first one it is the first', () => {
  const log = [phaseOf('wait'), phaseOf('paused', { entry: 1 }), phaseOf('wait', { entry: 2 })];
  expect(phaseAt(taskWith(log), EPOCH_MS).entry).toBe(2);
  expect(phaseAt(taskWith(log), EPOCH_MS - 1).entry).toBe(0);
  expect(situationAt(chained, taskWith([phaseOf('wait')]), EPOCH_MS - 1).state).toBe('wait');
});

test('a run that goes on after a pause goes on from where it was', () => {
  const paused = phaseOf('paused', { atMs: at(7), entry: 1, startedMs: at(2), progress: 0.5 });
  const resumed = phaseOf('run', { atMs: at(100), entry: 2, startedMs: at(2), progress: 0.5 });
  const task = taskWith([phaseOf('wait'), paused, resumed]);
  const progress = [8, 99, 100, 105, 110].map((seconds) => situationAt(chained, task, at(seconds)).progress);
  expect(progress).toEqual([0.5, 0.5, 0.5, 0.75, 1]);
  expect(situationAt(chained, task, at(105)).startedMs).toBe(at(2));
});

test('a task that is cancelled before any step has never started', () => {
  const states: RawStates = { wait: { initial: true, next: { off: 1 } }, off: { final: 'cancelled' } };
  const ended = situationAt(contextOf(lifecycleOf(states)), taskWith([phaseOf('wait')]), at(60));
  expect(ended.state).toBe('off');
  expect(ended).not.toHaveProperty('startedMs');
  expect(ended.progress).toBeLessThan(1);
});

test('a task that an operation puts into the middle of the work has started there', () => {
  const task = taskWith([phaseOf('failed', { progress: 0.4 }), phaseOf('run', { atMs: at(60), entry: 1 })]);
  expect(situationAt(chained, task, at(60))).toMatchObject({ startedMs: at(60), progress: 0 });
  expect(situationAt(chained, task, at(65))).toMatchObject({ startedMs: at(60), progress: 0.5 });
});

const both: RawStates = {
  run: { initial: true, next: { done: 9, failed: 1 }, dwell: '10s..10s' },
  done: { final: 'success' },
  failed: { final: 'failure' },
};

test('where tasks have no state to wait in, work begins with the task', () => {
  const started = situationAt(contextOf(lifecycleOf(both), 'happy'), taskWith([phaseOf('run')]), EPOCH_MS);
  expect(started).toMatchObject({ state: 'run', startedMs: EPOCH_MS, progress: 0 });
});

test('the lifecycle has the last word on whether work has begun in a state', () => {
  const fields = { started: '/started_at' };
  const waits = lifecycleOf({ ...both, run: { ...both['run'], lacks: ['/started_at'] } }, fields);
  const works = lifecycleOf({ ...chain, wait: { ...chain['wait'], has: ['/started_at'] } }, fields);
  expect(situationAt(contextOf(waits), taskWith([phaseOf('run')]), at(1))).not.toHaveProperty('startedMs');
  expect(situationAt(contextOf(works), taskWith([phaseOf('wait')]), at(1)).startedMs).toBe(EPOCH_MS);
});

test('an operation that ends a task successfully completes its progress', () => {
  const ended = phaseOf('done', { atMs: at(5), entry: 1, progress: 0.3, finishedMs: at(5) });
  expect(situationAt(chained, taskWith([phaseOf('wait'), ended]), at(6)).progress).toBe(1);
});

test('a task that is created in a final state is finished at once', () => {
  expect(situationAt(chained, taskWith([phaseOf('done')]), at(5))).toMatchObject({
    finishedMs: EPOCH_MS,
    progress: 1,
    updatedMs: EPOCH_MS,
  });
});

test('what was saved comes back with its own instants and is updated when it came back', () => {
  const back = phaseOf('done', {
    atMs: at(90),
    entry: 2,
    enteredMs: at(12),
    startedMs: at(2),
    finishedMs: at(12),
    progress: 1,
    outcome: 'ok',
  });
  const task = taskWith([phaseOf('wait'), phaseOf('wait', { atMs: at(80), entry: 1 }), back]);
  expect(situationAt(chained, task, at(100))).toMatchObject({
    enteredMs: at(12),
    startedMs: at(2),
    finishedMs: at(12),
    updatedMs: at(90),
    outcome: 'ok',
    progress: 1,
  });
});

test('a task without a log is a mistake that is said', () => {
  expect(() => situationAt(chained, taskWith([]), EPOCH_MS)).toThrow('has an empty log');
});
