import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Lifecycle } from '../lifecycle/model.js';
import { isFinal } from '../lifecycle/read-state.js';
import { anyStates, lifecycleOf, type RawStates } from '../timeline/any-lifecycle.cases.js';
import { anyPolicy, contextOf, EPOCH_MS, fateWith, phaseOf, taskWith } from '../timeline/any-task.cases.js';
import { situationAt, type TimelineContext } from '../timeline/situation-at.js';
import type { Change, Situation, Task } from '../timeline/task.js';
import { nextPhase, redirectedPhase, restoredPhase } from './next-phase.js';

const states: RawStates = {
  wait: { initial: true, next: { run: 1 }, dwell: '2s..2s' },
  requeued: { next: { run: 1 }, dwell: '2s..2s' },
  run: { next: { done: 1 }, dwell: '10s..10s' },
  paused: {},
  done: { final: 'success', outcomes: { ok: { if: "/kind == 'ok'", weight: 1 } } },
  kept: {
    final: 'success',
    outcomes: { old: { if: "/kind == 'old'", weight: 1 }, ok: { if: "/kind == 'ok'", weight: 0 } },
  },
  other: { final: 'success', outcomes: { new: { if: "/kind == 'new'", weight: 1 } } },
  off: { final: 'cancelled' },
};
const lifecycle = lifecycleOf(states);
const context = contextOf(lifecycle);
const at = (seconds: number) => EPOCH_MS + 1_000 * seconds;
const fresh = taskWith([phaseOf('wait')]);

type Change_ = {
  readonly to: string;
  readonly save?: boolean;
  readonly merged?: Readonly<Record<string, Change>>;
};

const moved = (task: Task, seconds: number, { to, save = false, merged }: Change_): Task => {
  const from = situationAt(context, task, at(seconds));
  const change = { to, nowMs: at(seconds), save, ...(merged !== undefined && { merged }) };
  return { ...task, log: [...task.log, nextPhase(lifecycle, from, change)] };
};

const restored = (task: Task, seconds: number): Task => {
  const from = situationAt(context, task, at(seconds));
  return { ...task, log: [...task.log, restoredPhase(from, at(seconds))] };
};

const shown = (task: Task, seconds: number): Partial<Situation> => {
  const { phase: _phase, ...rest } = situationAt(context, task, at(seconds));
  return rest;
};

test('a cancelled task is finished at that instant, keeps its progress and never completes', () => {
  const cancelled = moved(fresh, 7, { to: 'off' });
  const end = {
    state: 'off',
    enteredMs: at(7),
    startedMs: at(2),
    finishedMs: at(7),
    progress: 0.5,
    updatedMs: at(7),
  };
  expect(shown(cancelled, 7)).toEqual(end);
  expect(shown(cancelled, 1_000)).toEqual(end);
});

test('a task that is cancelled before it started has no start', () => {
  expect(shown(moved(fresh, 1, { to: 'off' }), 1)).toEqual({
    state: 'off',
    enteredMs: at(1),
    finishedMs: at(1),
    progress: 0,
    updatedMs: at(1),
  });
});

test('a pause keeps start and progress, and so does going on', () => {
  const paused = moved(fresh, 7, { to: 'paused' });
  expect(shown(paused, 60)).toMatchObject({ state: 'paused', startedMs: at(2), progress: 0.5 });
  expect(shown(moved(paused, 60, { to: 'run' }), 65)).toMatchObject({ startedMs: at(2), progress: 0.75 });
});

test('a final state that is left begins a new run: start, end, progress and outcome go', () => {
  const again = moved(fresh, 60, { to: 'requeued' });
  expect(shown(again, 60)).toEqual({
    state: 'requeued',
    enteredMs: at(60),
    leavesMs: at(62),
    progress: 0,
    updatedMs: at(60),
  });
  expect(shown(again, 62).startedMs).toBe(at(62));
  expect(shown(again, 100)).toMatchObject({ state: 'done', finishedMs: at(72) });
});

test('from one final state to another the end stays, and the outcome where the other knows it', () => {
  expect(shown(fresh, 60).outcome).toBe('ok');
  expect(shown(moved(fresh, 60, { to: 'kept' }), 60)).toMatchObject({ finishedMs: at(12), outcome: 'ok' });
  expect(shown(moved(fresh, 60, { to: 'other' }), 60)).toMatchObject({ finishedMs: at(12), outcome: 'new' });
  expect(shown(moved(fresh, 60, { to: 'off' }), 60)).not.toHaveProperty('outcome');
});

test('what was saved comes back: state, instants, progress and the merged part', () => {
  const whole = (value: unknown): Change => ({ kind: 'whole', value });
  const first = { ...fresh, log: [{ ...phaseOf('wait'), merged: { '/input': whole('first') } }] };
  const before = shown(first, 60);
  const updated = moved(first, 60, { to: 'requeued', save: true, merged: { '/input': whole('second') } });
  expect(situationAt(context, updated, at(61)).phase.merged).toEqual({ '/input': whole('second') });
  const back = restored(updated, 61);
  expect(shown(back, 61)).toEqual({ ...before, updatedMs: at(61) });
  expect(shown(back, 1_000)).toEqual({ ...before, updatedMs: at(61) });
  expect(situationAt(context, back, at(61)).phase.merged).toEqual({ '/input': whole('first') });
});

test('a task without anything saved stays what it is when it is to be restored', () => {
  expect(shown(restored(fresh, 7), 7)).toMatchObject({ state: 'run', startedMs: at(2), progress: 0.5 });
  expect(shown(restored(fresh, 60), 61)).toEqual({ ...shown(fresh, 60), updatedMs: at(60) });
});

test('what was saved survives moves that save nothing, and is not saved in itself', () => {
  const updated = moved(fresh, 60, { to: 'requeued', save: true });
  const running = moved(updated, 61, { to: 'paused' });
  expect(shown(restored(running, 70), 70).state).toBe('done');
  const twice = moved(moved(updated, 100, { to: 'requeued', save: true }), 200, {
    to: 'requeued',
    save: true,
  });
  expect(twice.log.at(-1)?.saved).not.toHaveProperty('saved');
});

test('what was merged stays until something else is merged', () => {
  const merged = { '/input': { kind: 'whole', value: 1 } } as const;
  const updated = moved(fresh, 60, { to: 'requeued', merged });
  expect(moved(updated, 61, { to: 'paused' }).log.at(-1)?.merged).toEqual(merged);
});

/** A life of one task: after each gap an operation moves it, or brings back what was saved. */
const anyLife = fc.record({
  states: anyStates,
  policy: anyPolicy,
  seed: fc.nat(1_000),
  moves: fc.array(
    fc.record({ gapMs: fc.nat(20_000), pick: fc.nat(20), save: fc.boolean(), restores: fc.boolean() }),
    { maxLength: 6 },
  ),
});
type Life = typeof anyLife extends fc.Arbitrary<infer Value> ? Value : never;

function live({ states: some, policy, seed, moves }: Life) {
  const model = lifecycleOf(some);
  const timeline = contextOf(model, policy, seed);
  let task = taskWith([phaseOf(model.initial[0]!)]);
  let nowMs = EPOCH_MS;
  for (const { gapMs, pick, save, restores } of moves) {
    nowMs += gapMs;
    const from = situationAt(timeline, task, nowMs);
    const to = [...model.states.keys()][pick % model.states.size]!;
    const phase = restores ? restoredPhase(from, nowMs) : nextPhase(model, from, { to, nowMs, save });
    task = { ...task, log: [...task.log, phase] };
  }
  return { model, timeline, task, endMs: nowMs + 60_000 };
}

/** What is so at each log entry, shortly before and after it, and at the end. */
function readings(timeline: TimelineContext, task: Task, endMs: number): readonly [number, Situation][] {
  const times = [...task.log.flatMap(({ atMs }) => [atMs - 1, atMs, atMs + 1_500]), endMs]
    .filter((ms) => ms >= EPOCH_MS)
    .sort((one, other) => one - other);
  return times.map((nowMs) => [nowMs, situationAt(timeline, task, nowMs)]);
}

function everyReading(holds: (now: Situation, nowMs: number, model: Lifecycle) => void): void {
  fc.assert(
    fc.property(anyLife, (life) => {
      const { model, timeline, task, endMs } = live(life);
      for (const [nowMs, situation] of readings(timeline, task, endMs)) holds(situation, nowMs, model);
    }),
    { numRuns: 150 },
  );
}

test('whatever happens to a task: created <= started <= finished <= now', () => {
  everyReading(({ startedMs, finishedMs, updatedMs }, nowMs) => {
    const times = [EPOCH_MS, startedMs, finishedMs, updatedMs, nowMs].filter((ms) => ms !== undefined);
    expect(times).toEqual(times.toSorted((one, other) => one - other));
  });
});

test('whatever happens to a task: it has an end if and only if its state is final', () => {
  everyReading(({ state, finishedMs }, _, model) => {
    expect(finishedMs !== undefined).toBe(isFinal(model, state));
  });
});

test('whatever happens to a task: its outcome is one of its state', () => {
  everyReading(({ state, outcome }, _, model) => {
    const names = model.states.get(state)!.outcomes.map(({ name }) => name);
    expect(outcome === undefined ? names : names.includes(outcome)).toEqual(
      outcome === undefined ? [] : true,
    );
  });
});

test('whatever happens to a task: progress is 1 in success and below 1 wherever work goes on', () => {
  everyReading(({ state, progress }, _, model) => {
    const final = model.states.get(state)?.final;
    if (final === 'success') expect(progress).toBe(1);
    if (final === undefined) expect(progress).toBeLessThan(1);
    expect(progress).toBeGreaterThanOrEqual(0);
  });
});

test('whatever happens to a task: later entries change nothing about earlier instants', () => {
  fc.assert(
    fc.property(anyLife, (life) => {
      const { timeline, task } = live(life);
      for (const [index, entry] of task.log.entries()) {
        const earlier = { ...task, log: task.log.slice(0, index) };
        if (index === 0 || entry.atMs === EPOCH_MS) continue;
        const beforeMs = entry.atMs - 1;
        expect(situationAt(timeline, task, beforeMs)).toEqual(situationAt(timeline, earlier, beforeMs));
      }
    }),
    { numRuns: 150 },
  );
});

test('a move leaves a task its fate unless it is told another, and so does what comes back', () => {
  const [own, other] = [fateWith('happy'), fateWith('lifecycle', { seed: 2 })];
  const from = situationAt(context, taskWith([phaseOf('wait', { fate: own })]), at(1));
  const to = { to: 'run', nowMs: at(1), save: true };
  expect(nextPhase(lifecycle, from, to).fate).toBe(own);
  expect(nextPhase(lifecycle, from, { ...to, fate: other }).fate).toBe(other);
  expect(restoredPhase(from, at(1)).fate).toBe(own);
  expect(restoredPhase(from, at(1), other).fate).toBe(other);
  expect(redirectedPhase(from, at(1), other)).toMatchObject({ state: 'wait', enteredMs: at(0), fate: other });
});
