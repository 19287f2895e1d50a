import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isFinal } from '../lifecycle/read-state.js';
import { anyCourse, anyFate, anySpec } from './any-fate.cases.js';
import { anyStates, lifecycleOf, type RawStates } from './any-lifecycle.cases.js';
import { anySequence, contextOf, EPOCH_MS, fateWith, phaseOf, taskWith } from './any-task.cases.js';
import type { Course, Fate } from './fate.js';
import { createPlanMemo } from './plan-memo.js';
import { planPhase } from './plan-phase.js';
import { openingOf, situationAt } from './situation-at.js';
import type { Phase, Task } from './task.js';

const turns = fc
  .array(fc.nat(20_000), { maxLength: 4 })
  .map((gaps) => gaps.map((gap, index) => EPOCH_MS + index * 20_000 + gap));
const anyCase = anyStates.chain((states) =>
  fc.record({
    states: fc.constant(states),
    fate: anyFate(states),
    other: anyFate(states),
    sequence: anySequence,
    turns,
    changeMs: fc.nat(60_000),
  }),
);
type Case = typeof anyCase extends fc.Arbitrary<infer Value> ? Value : never;

function phaseWith(state: string, fate: Fate, turnsMs: readonly number[]): Phase {
  return phaseOf(state, { fate, ...(fate.course.kind === 'manual' && turnsMs.length > 0 && { turnsMs }) });
}

function lifeOf({ states, fate, sequence, turns: turnsMs }: Case) {
  const lifecycle = lifecycleOf(states);
  const context = contextOf(lifecycle);
  const phase = phaseWith(lifecycle.initial[0]!, fate, turnsMs);
  return {
    lifecycle,
    context,
    phase,
    task: taskWith([phase], sequence),
    stays: planPhase(context, sequence, phase),
  };
}

const INSTANTS = Array.from({ length: 25 }, (_, index) => EPOCH_MS + index * 4_000);

function everyLife(holds: (life: ReturnType<typeof lifeOf>, some: Case) => void): void {
  fc.assert(
    fc.property(anyCase, (some) => holds(lifeOf(some), some)),
    { numRuns: 100 },
  );
}

test('under every course but a script the stays are a path of the lifecycle, within its promises', () => {
  everyLife(({ lifecycle, phase, stays }) => {
    if (phase.fate!.course.kind === 'script') return;
    for (const [index, { state, entersMs, leavesMs }] of stays.entries()) {
      const model = lifecycle.states.get(state)!;
      const next = stays[index + 1];
      if (next === undefined) continue;
      expect(model.next.map(({ to }) => to)).toContain(next.state);
      if (phase.fate!.course.kind !== 'manual') {
        expect(leavesMs! - entersMs).toBeLessThanOrEqual(model.withinMs ?? Number.MAX_VALUE);
      }
    }
  });
});

test('stays follow each other without a gap, and only the last is for good', () => {
  everyLife(({ phase, stays }) => {
    const enters = stays.map(({ entersMs }) => entersMs);
    expect(enters[0]).toBe(phase.atMs);
    expect(enters).toEqual(enters.toSorted((one, other) => one - other));
    expect(stays.map(({ leavesMs }) => leavesMs)).toEqual([...enters.slice(1), undefined]);
  });
});

test('progress and instants are in order under every course and every fate', () => {
  everyLife(({ lifecycle, context, phase, task }) => {
    let [progress, updatedMs] = [0, 0];
    const isOdd = phase.fate!.course.kind === 'script';
    for (const nowMs of INSTANTS) {
      const now = situationAt(context, task, nowMs);
      if (!isOdd) expect(now.progress).toBeGreaterThanOrEqual(progress);
      expect(now.progress).toBeLessThanOrEqual(1);
      if (!isFinal(lifecycle, now.state)) expect(now.progress).toBeLessThan(1);
      expect(now.updatedMs).toBeGreaterThanOrEqual(Math.max(updatedMs, now.enteredMs));
      const times = [task.createdMs, now.startedMs, now.finishedMs, nowMs].filter((ms) => ms !== undefined);
      expect(times).toEqual(times.toSorted((one, other) => one - other));
      expect(now.finishedMs !== undefined).toBe(isFinal(lifecycle, now.state));
      expect(now.leavesMs ?? nowMs + 1).toBeGreaterThan(nowMs);
      ({ progress, updatedMs } = now);
    }
  });
});

test('what changed between two readings changed at the last update', () => {
  everyLife(({ context, task }) => {
    const readings = INSTANTS.map((nowMs) => situationAt(context, task, nowMs));
    for (const [index, now] of readings.slice(1).entries()) {
      if (now.updatedMs > INSTANTS[index]!) continue;
      const { updatedMs: _now, ...shown } = now;
      const { updatedMs: _before, ...before } = readings[index]!;
      expect(shown).toEqual(before);
    }
  });
});

test('whatever is set later, by an entry or by a read, the past of a task stays what it was', () => {
  everyLife(({ context, phase, task }, { other, changeMs }) => {
    const changed: Phase[] = [
      { ...phase, atMs: EPOCH_MS + changeMs, entry: 1, fate: other },
      ...(phase.fate!.course.kind === 'manual'
        ? [{ ...phase, turnsMs: [...(phase.turnsMs ?? []), EPOCH_MS + 80_000 + changeMs] }]
        : []),
    ];
    for (const entry of changed) {
      const isTurn = entry.entry === 0;
      const after: Task = { ...task, log: isTurn ? [entry] : [...task.log, entry] };
      const untilMs = isTurn ? EPOCH_MS + 80_000 + changeMs : EPOCH_MS + changeMs;
      for (const nowMs of INSTANTS.filter((ms) => ms < untilMs)) {
        const { phase: _after, ...shown } = situationAt(context, after, nowMs);
        const { phase: _before, ...before } = situationAt(context, task, nowMs);
        expect(shown).toEqual(before);
      }
    }
  });
});

test('with plans remembered everything reads the same, whatever fates share a place', () => {
  everyLife(({ context, task, phase }, { other }) => {
    const remembering = { ...context, plans: createPlanMemo(1) };
    const beside: Task = { ...task, log: [{ ...phase, fate: other }] };
    for (const nowMs of INSTANTS) {
      expect(situationAt(remembering, task, nowMs)).toEqual(situationAt(context, task, nowMs));
      expect(situationAt(remembering, beside, nowMs)).toEqual(situationAt(context, beside, nowMs));
    }
  });
});

test('a phase without a fate goes on as the default says', () => {
  fc.assert(
    fc.property(anyCase, ({ states, fate, sequence }) => {
      const lifecycle = lifecycleOf(states);
      const bare = phaseOf(lifecycle.initial[0]!);
      const context = contextOf(lifecycle);
      expect(planPhase({ ...context, fate }, sequence, bare)).toEqual(
        planPhase(context, sequence, { ...bare, fate }),
      );
    }),
    { numRuns: 100 },
  );
});

test('immediate and manual take the very states that time takes, only at other instants', () => {
  fc.assert(
    fc.property(
      anyStates.chain((states) => fc.tuple(fc.constant(states), anySpec(states))),
      anySequence,
      ([states, spec], sequence) => {
        const lifecycle = lifecycleOf(states);
        const context = contextOf(lifecycle);
        const path = (course: Course) => {
          const phase = phaseOf(lifecycle.initial[0]!, { fate: fateWith(spec, { course }) });
          return planPhase(context, sequence, phase).map(({ state, outcome }) => [state, outcome]);
        };
        const usual = path({ kind: 'time' });
        expect(path({ kind: 'immediate' })).toEqual(usual);
        expect(path({ kind: 'manual', reads: 2 })).toEqual(usual);
      },
    ),
    { numRuns: 150 },
  );
});

const chain: RawStates = {
  wait: { initial: true, next: { run: 1 }, dwell: '2s..2s' },
  run: { next: { done: 1 }, dwell: '10s..10s' },
  done: {
    final: 'success',
    outcomes: { ok: { if: "/k == 'ok'", weight: 1 }, bad: { if: "/k == 'bad'", weight: 0 } },
  },
  failed: { final: 'failure' },
};
const context = contextOf(lifecycleOf(chain));
const at = (seconds: number) => EPOCH_MS + 1_000 * seconds;
const onCourse = (course: Course, more: Partial<Phase> = {}) =>
  taskWith([phaseOf('wait', { fate: fateWith('lifecycle', { course }), ...more })]);
const statesAt = (task: Task, ...seconds: readonly number[]) =>
  seconds.map((second) => situationAt(context, task, at(second)).state);

test('an immediate task is final as soon as it exists, but the answer that creates it shows the first state', () => {
  const task = onCourse({ kind: 'immediate' });
  expect(openingOf(context, task, at(0))).toMatchObject({ state: 'wait', progress: 0, enteredMs: at(0) });
  expect(situationAt(context, task, at(0))).toMatchObject({
    state: 'done',
    progress: 1,
    startedMs: at(0),
    finishedMs: at(0),
  });
});

test('the opening of a task on the usual course is what it reads, and later it is too', () => {
  for (const second of [0, 1, 2, 30]) {
    const task = onCourse({ kind: 'time' });
    expect(openingOf(context, task, at(second))).toEqual(situationAt(context, task, at(second)));
    const soon = onCourse({ kind: 'immediate' });
    if (second > 0) expect(openingOf(context, soon, at(second)).state).toBe('done');
  }
});

test('a held task stays where it is for ever, and nothing is planned for it', () => {
  const task = onCourse({ kind: 'hold' });
  expect(statesAt(task, 0, 2, 1e6)).toEqual(['wait', 'wait', 'wait']);
  expect(situationAt(context, task, at(5))).not.toHaveProperty('leavesMs');
});

test('a task that is to be held in a state, or under its label, gets there in its time and stays', () => {
  const task = onCourse({ kind: 'hold', state: 'run' });
  expect(statesAt(task, 1, 2, 1e6)).toEqual(['wait', 'run', 'run']);
  const { progress } = situationAt(context, task, at(2));
  expect(progress).toBeLessThan(1);
  expect(situationAt(context, task, at(1e6)).progress).toBe(progress);
});

test('a released task goes on from now, with the progress that it had', () => {
  const held = onCourse({ kind: 'hold', state: 'run' });
  const { progress } = situationAt(context, held, at(50));
  const released = phaseOf('run', { atMs: at(50), entry: 1, startedMs: at(2), enteredMs: at(2), progress });
  const task = { ...held, log: [...held.log, released] };
  expect(statesAt(task, 49, 50, 59, 60)).toEqual(['run', 'run', 'run', 'done']);
  expect(situationAt(context, task, at(55)).progress).toBeGreaterThan(progress);
});

test('a task that goes on when it is read stays until then, and makes its way in equal steps', () => {
  const task = (...seconds: readonly number[]) =>
    onCourse({ kind: 'manual', reads: 1 }, { turnsMs: seconds.map(at) });
  const shown = [task(), task(7), task(7, 7), task(7, 9)].map((one) => {
    const { state, progress, startedMs, finishedMs, updatedMs } = situationAt(context, one, at(100));
    return [state, progress, startedMs, finishedMs, updatedMs];
  });
  expect(shown).toEqual([
    ['wait', 0, undefined, undefined, at(0)],
    ['run', 0.5, at(7), undefined, at(7)],
    ['done', 1, at(7), at(7), at(7)],
    ['done', 1, at(7), at(9), at(9)],
  ]);
});

test('a script is followed to the letter, and its last state kept', () => {
  const script: Course = {
    kind: 'script',
    stays: [
      { state: 'wait', forMs: 1_000 },
      { state: 'run', forMs: 0 },
      { state: 'failed', forMs: 500 },
      { state: 'run', forMs: 500 },
      { state: 'done', outcome: 'bad', forMs: 9 },
    ],
  };
  const task = onCourse(script);
  expect(statesAt(task, 0, 0.999, 1, 1.5, 2, 100)).toEqual(['wait', 'wait', 'failed', 'run', 'done', 'done']);
  expect(situationAt(context, task, at(2)).outcome).toBe('bad');
});

test('a stay without a length ends a script', () => {
  const task = onCourse({ kind: 'script', stays: [{ state: 'run' }, { state: 'done' }] });
  expect(statesAt(task, 0, 1e6)).toEqual(['run', 'run']);
  expect(openingOf(context, task, at(0)).state).toBe('wait');
});

test('any course can be asked for any state', () => {
  fc.assert(
    fc.property(anyCase, fc.context(), ({ states, sequence }, log) => {
      const lifecycle = lifecycleOf(states);
      const [course] = fc.sample(anyCourse(states), { numRuns: 1, seed: sequence });
      log.log(JSON.stringify(course));
      for (const state of [...lifecycle.states.keys(), 'unknown']) {
        const phase = phaseOf(state, { fate: fateWith('lifecycle', { course: course! }) });
        expect(planPhase(contextOf(lifecycle), sequence, phase)[0]?.state).toBe(state);
      }
    }),
    { numRuns: 100 },
  );
});
