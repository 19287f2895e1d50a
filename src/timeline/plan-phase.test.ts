import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyStates, lifecycleOf, type RawStates } from './any-lifecycle.cases.js';
import {
  anyPolicy,
  anySeed,
  anySequence,
  contextOf,
  drawnFrom,
  EPOCH_MS,
  phaseOf,
} from './any-task.cases.js';
import { drawLastProgress, drawOutcome, planPhase, type Stay } from './plan-phase.js';

/** What a plan is drawn from; short, so that a failure shows all of it. */
const anyCase = fc.record({
  states: anyStates,
  policy: anyPolicy,
  seed: anySeed,
  sequence: anySequence,
  entry: fc.nat(5),
});
type Case = typeof anyCase extends fc.Arbitrary<infer Value> ? Value : never;

function planOf({ states, policy, seed, sequence, entry }: Case) {
  const lifecycle = lifecycleOf(states);
  const context = contextOf(lifecycle, policy, seed);
  const phase = phaseOf(lifecycle.initial[0]!, { entry });
  return { lifecycle, context, sequence, phase, stays: planPhase(context, sequence, phase) };
}

/** Holds for 150 generated plans. */
function everyPlan(holds: (plan: ReturnType<typeof planOf>) => void): void {
  fc.assert(
    fc.property(anyCase, (some) => holds(planOf(some))),
    { numRuns: 150 },
  );
}

const namesOf = (stays: readonly Stay[]) => stays.map(({ state }) => state);

test('a plan is the same each time it is drawn', () => {
  everyPlan(({ context, sequence, phase, stays }) => {
    expect(planPhase(context, sequence, phase)).toEqual(stays);
  });
});

test('each step of a plan is one that the lifecycle lists with a weight above 0', () => {
  everyPlan(({ lifecycle, phase, stays }) => {
    expect(stays[0]?.state).toBe(phase.state);
    const untaken = stays.slice(1).filter(({ state }, index) => {
      const steps = lifecycle.states.get(stays[index]!.state)!.next;
      return !steps.some(({ to, weight }) => to === state && weight > 0);
    });
    expect(untaken).toEqual([]);
  });
});

test('stays follow each other without a gap, in whole milliseconds, and only the last is for good', () => {
  everyPlan(({ phase, stays }) => {
    const enters = stays.map(({ entersMs }) => entersMs);
    expect(enters[0]).toBe(phase.atMs);
    expect(enters.filter((ms) => !Number.isInteger(ms))).toEqual([]);
    expect(enters).toEqual(enters.toSorted((one, other) => one - other));
    expect(stays.map(({ leavesMs }) => leavesMs)).toEqual([...enters.slice(1), undefined]);
    expect(stays.map(({ step }) => step)).toEqual([...stays.keys()]);
  });
});

test('a final state is never left, and a plan ends only where no step is open', () => {
  everyPlan(({ lifecycle, stays }) => {
    const finals = stays.filter(({ state }) => lifecycle.states.get(state)?.final !== undefined);
    expect(finals).toEqual(finals.length === 0 ? [] : [stays.at(-1)]);
    if (stays.length > 1_000) return;
    const visits = (name: string) => namesOf(stays).filter((state) => state === name).length;
    const open = lifecycle.states
      .get(stays.at(-1)!.state)!
      .next.filter(({ to, weight }) => weight > 0 && visits(to) < (lifecycle.states.get(to)?.visits ?? 1e9));
    expect(open).toEqual([]);
  });
});

test('no state is visited more often than it may be', () => {
  everyPlan(({ lifecycle, stays }) => {
    for (const { name, visits } of lifecycle.states.values()) {
      const count = namesOf(stays).filter((state) => state === name).length;
      expect(count).toBeLessThanOrEqual(visits ?? Number.POSITIVE_INFINITY);
    }
  });
});

test('by its own weights a task stays as long as the lifecycle says, and never beyond a promise', () => {
  everyPlan(({ lifecycle, context, stays }) => {
    if (context.fate.spec.base !== 'lifecycle') return;
    const wrong = stays.filter(({ state, entersMs, leavesMs = entersMs }, index) => {
      const { dwell = { minMs: 1_000, maxMs: 3_000 }, withinMs = 1e9 } = lifecycle.states.get(state)!;
      const stayMs = leavesMs - entersMs;
      const isLast = index === stays.length - 1;
      return (
        !isLast && (stayMs < Math.min(dwell.minMs, withinMs) || stayMs > Math.min(dwell.maxMs, withinMs))
      );
    });
    expect(wrong).toEqual([]);
  });
});

test('draws do not depend on the time: a phase begun later has the same plan, later', () => {
  fc.assert(
    fc.property(anyCase, fc.nat(1e12), (some, delayMs) => {
      const { context, sequence, phase, stays } = planOf(some);
      const later = planPhase(context, sequence, { ...phase, atMs: phase.atMs + delayMs });
      const shifted = stays.map(({ entersMs, leavesMs, ...stay }) => ({
        ...stay,
        entersMs: entersMs + delayMs,
        ...(leavesMs !== undefined && { leavesMs: leavesMs + delayMs }),
      }));
      expect(later).toEqual(shifted);
    }),
    { numRuns: 150 },
  );
});

const endless: RawStates = {
  run: { initial: true, next: { run: 1 }, dwell: '0s..0s' },
  end: { final: 'success' },
};
const circle: RawStates = {
  run: { initial: true, next: { wait: 1 }, dwell: '0s..0s' },
  wait: { next: { run: 1 }, dwell: '0s..0s' },
};

test.each([
  ['one state', endless],
  ['two states', circle],
])('an endless loop of %s without any stay comes to an end', (_, states) => {
  const stays = planPhase(contextOf(lifecycleOf(states)), 1, phaseOf('run'));
  expect(stays.length).toBeLessThanOrEqual(1_001);
  expect(stays.at(-1)).not.toHaveProperty('leavesMs');
});

test('a bounded retry loop ends in a step that is not a retry', () => {
  const states: RawStates = {
    run: { initial: true, next: { retry: 99, done: 1 }, dwell: '0s..1s' },
    retry: { next: { run: 1 }, visits: 3, dwell: '0s..1s' },
    done: { final: 'success' },
  };
  const context = contextOf(lifecycleOf(states));
  for (let sequence = 1; sequence <= 100; sequence++) {
    const names = namesOf(planPhase(context, sequence, phaseOf('run')));
    expect(names.at(-1)).toBe('done');
    expect(names.filter((name) => name === 'retry').length).toBeLessThanOrEqual(3);
  }
});

test('a state that the lifecycle does not know is stayed in', () => {
  expect(planPhase(contextOf(lifecycleOf(circle)), 1, phaseOf('lost'))).toEqual([
    { state: 'lost', step: 0, entersMs: EPOCH_MS },
  ]);
});

const branching: RawStates = {
  wait: { initial: true, next: { run: 1 }, dwell: '0s..60s' },
  run: { next: { done: 7, failed: 3, lost: 0 }, dwell: '0s..60s' },
  done: {
    final: 'success',
    outcomes: { ok: { if: "/kind == 'ok'", weight: 8 }, error: { if: "/kind == 'error'", weight: 2 } },
  },
  failed: { final: 'failure' },
  lost: { final: 'cancelled' },
};

test('tasks, log entries and seeds each draw futures of their own', () => {
  const lifecycle = lifecycleOf(branching);
  const plan = (seed: number, sequence: number, entry: number) =>
    JSON.stringify(planPhase(contextOf(lifecycle, 'lifecycle', seed), sequence, phaseOf('wait', { entry })));
  const numbers = Array.from({ length: 200 }, (_, index) => index);
  expect(new Set(numbers.map((index) => plan(1, index, 0))).size).toBe(200);
  expect(new Set(numbers.map((index) => plan(1, 1, index))).size).toBe(200);
  expect(new Set(numbers.map((index) => plan(index, 1, 0))).size).toBe(200);
});

test('branches are taken as often as their weights say', () => {
  const context = contextOf(lifecycleOf(branching));
  const ends = Array.from({ length: 4_000 }, (_, sequence) => {
    return planPhase(context, sequence, phaseOf('wait')).at(-1)?.state;
  });
  const share = (name: string) => ends.filter((end) => end === name).length / ends.length;
  expect(share('done')).toBeCloseTo(0.7, 1.5);
  expect(share('failed')).toBeCloseTo(0.3, 1.5);
  expect(share('lost')).toBe(0);
});

test('states and branches of weight 0 that are added shift no other draw, wherever they stand', () => {
  const added = fc.record({ first: fc.boolean(), branch: fc.boolean() });
  fc.assert(
    fc.property(anyStates, anySeed, anySequence, added, (states, seed, sequence, how) => {
      const lifecycle = lifecycleOf(states);
      const start = lifecycle.initial[0]!;
      const extra: RawStates = { x: { next: { y: 1 } }, y: { final: 'failure' } };
      const known = how.branch ? withBranch(states, 'x') : states;
      const grown = lifecycleOf(how.first ? { ...extra, ...known } : { ...known, ...extra });
      const before = planPhase(contextOf(lifecycle, 'lifecycle', seed), sequence, phaseOf(start));
      const after = planPhase(contextOf(grown, 'lifecycle', seed), sequence, phaseOf(start));
      expect(after).toEqual(before);
    }),
    { numRuns: 150 },
  );
});

/** Every state that moves gets one branch more, first in the list and of weight 0. */
function withBranch(states: RawStates, to: string): RawStates {
  const grown = Object.entries(states).map(([name, state]) => [
    name,
    state.next === undefined ? state : { ...state, next: { [to]: 0, ...state.next } },
  ]);
  return Object.fromEntries(grown);
}

test('a state without sub-cases has no outcome, and one with them has one of its own', () => {
  everyPlan(({ lifecycle, context, sequence, phase, stays }) => {
    for (const stay of stays.slice(0, 10)) {
      const names = lifecycle.states.get(stay.state)!.outcomes.map(({ name }) => name);
      const drawn = drawOutcome(drawnFrom(context), sequence, { entry: phase.entry, stay });
      if (names.length === 0) expect(drawn).toBeUndefined();
      else expect(names).toContain(drawn);
    }
  });
});

test('outcomes are drawn as often as their weights say', () => {
  const context = contextOf(lifecycleOf(branching));
  const stay: Stay = { state: 'done', step: 2, entersMs: EPOCH_MS };
  const drawn = Array.from({ length: 4_000 }, (_, sequence) =>
    drawOutcome(drawnFrom(context), sequence, { entry: 0, stay }),
  );
  expect(drawn.filter((name) => name === 'ok').length / 4_000).toBeCloseTo(0.8, 1.5);
});

test('work that ends without success stops somewhere between 0.3 and 0.95', () => {
  const context = contextOf(lifecycleOf(branching));
  const drawn = Array.from({ length: 2_000 }, (_, sequence) =>
    drawLastProgress(context.fate.seed, sequence, 0),
  );
  expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0.3);
  expect(Math.max(...drawn)).toBeLessThan(0.95);
  expect(Math.max(...drawn) - Math.min(...drawn)).toBeGreaterThan(0.6);
});
