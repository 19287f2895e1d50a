import fc from 'fast-check';
import { expect, test } from 'vitest';
import { examples, readExample } from '../lifecycle/examples.cases.js';
import type { Lifecycle } from '../lifecycle/model.js';
import { parseLifecycle } from '../lifecycle/parse-lifecycle.js';
import { anyStates, lifecycleOf, type RawStates } from './any-lifecycle.cases.js';
import { anySeed, anySequence, contextOf, drawnFrom, EPOCH_MS, phaseOf } from './any-task.cases.js';
import { drawOutcome, planPhase } from './plan-phase.js';
import { createPolicy } from './policy.js';

const reads = (name: string): Lifecycle => {
  const { lifecycle, findings } = parseLifecycle(readExample(name));
  if (lifecycle === undefined) throw new Error(`Expected a lifecycle, got ${JSON.stringify(findings)}`);
  return lifecycle;
};

/** Steps from a state to the nearest state of this end, over branches that the simulator takes by itself. */
function distance(lifecycle: Lifecycle, from: string, ends: readonly string[]): number {
  let reached = new Set([from]);
  for (let steps = 0; steps <= lifecycle.states.size; steps++) {
    if ([...reached].some((name) => ends.includes(lifecycle.states.get(name)?.final ?? ''))) return steps;
    const next = [...reached].flatMap((name) => lifecycle.states.get(name)?.next ?? []);
    reached = new Set(next.filter(({ weight }) => weight > 0).map(({ to }) => to));
  }
  return Number.POSITIVE_INFINITY;
}

const happyPlan = (lifecycle: Lifecycle, state: string, drawn: { seed: number; sequence: number }) =>
  planPhase(contextOf(lifecycle, 'happy', drawn.seed), drawn.sequence, phaseOf(state));

test('happy takes every task the shortest way to success within 10 s, from wherever success can be reached', () => {
  fc.assert(
    fc.property(anyStates, anySeed, anySequence, (states, seed, sequence) => {
      const lifecycle = lifecycleOf(states);
      for (const state of lifecycle.states.keys()) {
        const steps = distance(lifecycle, state, ['success']);
        if (steps === Number.POSITIVE_INFINITY) continue;
        const stays = happyPlan(lifecycle, state, { seed, sequence });
        expect(stays.length).toBe(steps + 1);
        expect(lifecycle.states.get(stays.at(-1)!.state)?.final).toBe('success');
        expect(stays.at(-1)!.entersMs - EPOCH_MS).toBeLessThanOrEqual(10_000);
      }
    }),
    { numRuns: 300 },
  );
});

test('happy goes to a final state within 10 s where success is out of reach, the least bad one first', () => {
  fc.assert(
    fc.property(anyStates, anySeed, anySequence, (states, seed, sequence) => {
      const lifecycle = lifecycleOf(states);
      for (const state of lifecycle.states.keys()) {
        const ends = [['success'], ['any'], ['failure', 'cancelled']];
        const best = ends.find((kinds) => distance(lifecycle, state, kinds) < Number.POSITIVE_INFINITY);
        if (best === undefined) continue;
        const last = happyPlan(lifecycle, state, { seed, sequence }).at(-1)!;
        expect(best).toContain(lifecycle.states.get(last.state)?.final);
        expect(last.entersMs - EPOCH_MS).toBeLessThanOrEqual(10_000);
      }
    }),
    { numRuns: 300 },
  );
});

test.each(examples)('happy: every %s task succeeds within 10 s', (name) => {
  const lifecycle = reads(name);
  for (let sequence = 1; sequence <= 200; sequence++) {
    const last = happyPlan(lifecycle, lifecycle.initial[0]!, { seed: 7, sequence }).at(-1)!;
    expect(['success', 'any']).toContain(lifecycle.states.get(last.state)?.final);
    expect(last.entersMs - EPOCH_MS).toBeLessThanOrEqual(10_000);
  }
});

const weightless: RawStates = {
  wait: { initial: true, next: { done: 0, run: 1 } },
  run: { next: { failed: 1, done: 0 } },
  stuck: { initial: true, next: { done: 0 } },
  done: { final: 'success' },
  failed: { final: 'failure' },
};

test.each([
  ['wait', ['wait', 'run', 'failed']],
  ['stuck', ['stuck']],
])('happy takes no branch of weight 0, not even for success: from %s', (state, names) => {
  const stays = happyPlan(lifecycleOf(weightless), state, { seed: 1, sequence: 1 });
  expect(stays.map((stay) => stay.state)).toEqual(names);
});

test('happy takes the first of two ways that are equally long', () => {
  const states: RawStates = {
    wait: { initial: true, next: { b: 1, a: 9 } },
    a: { next: { done: 1 } },
    b: { next: { done: 1 } },
    done: { final: 'success' },
  };
  expect(happyPlan(lifecycleOf(states), 'wait', { seed: 1, sequence: 1 })[1]?.state).toBe('b');
});

test('a final state that only operations reach is no way out for happy', () => {
  const states: RawStates = {
    run: { initial: true, next: { again: 1, ended: 1 } },
    again: { next: { run: 1 } },
    ended: { final: true },
    approved: { final: 'success' },
  };
  const lifecycle = lifecycleOf(states);
  for (let sequence = 1; sequence <= 20; sequence++) {
    const stays = planPhase(contextOf(lifecycle, 'happy'), sequence, phaseOf('run'));
    expect(stays.map(({ state }) => state)).toEqual(['run', 'ended']);
  }
});

test('happy stays as long as the lifecycle says where that is short enough', () => {
  const states: RawStates = {
    wait: { initial: true, next: { run: 1 }, dwell: '100ms..200ms' },
    run: { next: { done: 1 }, dwell: '1m..2m', within: '500ms' },
    done: { final: 'success' },
  };
  const lifecycle = lifecycleOf(states);
  for (let sequence = 1; sequence <= 50; sequence++) {
    const [wait, run] = happyPlan(lifecycle, 'wait', { seed: 1, sequence }).map(
      ({ entersMs, leavesMs = entersMs }) => leavesMs - entersMs,
    );
    expect(wait).toBeGreaterThanOrEqual(100);
    expect(wait).toBeLessThanOrEqual(200);
    expect(run).toBeLessThanOrEqual(500);
  }
});

test('happy shows the first outcome that the simulator takes by itself', () => {
  const states: RawStates = {
    run: { initial: true, next: { done: 1 } },
    done: {
      final: 'success',
      outcomes: {
        rare: { if: "/kind == 'rare'", weight: 0 },
        ok: { if: "/kind == 'ok'", weight: 1 },
        error: { if: "/kind == 'error'", weight: 9 },
      },
    },
  };
  const context = contextOf(lifecycleOf(states), 'happy');
  for (let sequence = 1; sequence <= 50; sequence++) {
    const stay = { state: 'done', step: 1, entersMs: EPOCH_MS };
    expect(drawOutcome(drawnFrom(context), sequence, { entry: 0, stay })).toBe('ok');
  }
});

test('lifecycle keeps the weights, dwells and bounds of the document', () => {
  const states: RawStates = {
    run: { initial: true, next: { done: 9, run: 1, gone: 0 }, dwell: '1s..5s', within: '4s', visits: 3 },
    late: { initial: true, next: { done: 1 }, dwell: '9s..20s', within: '4s' },
    plain: { initial: true, next: { done: 1 } },
    done: { final: 'success' },
    gone: { final: 'cancelled' },
  };
  const { states: policy } = createPolicy(lifecycleOf(states), { base: 'lifecycle' });
  expect(policy.get('run')).toMatchObject({
    to: ['done', 'run', 'gone'],
    weights: [9, 1, 0],
    dwell: { min: 1_000, max: 4_000 },
    visits: 3,
  });
  expect(policy.get('late')?.dwell).toMatchObject({ min: 4_000, max: 4_000 });
  expect(policy.get('plain')).toMatchObject({ dwell: { min: 1_000, max: 3_000 }, visits: Infinity });
});

test('a dwell is said by state, by label, or for all others, and clipped to what is promised', () => {
  const lifecycle = lifecycleOf({
    a: { initial: true, next: { b: 1 }, dwell: '9s..9s' },
    b: { next: { c: 1 }, shows: 'busy' },
    c: { next: { d: 1 }, within: '2s' },
    d: { final: 'success' },
  } as RawStates);
  const fixed = (value: number) => ({ type: 'fixed' as const, value });
  const dwell = { a: fixed(100), busy: fixed(200.4), '*': fixed(5_000) };
  const stays = planPhase(contextOf(lifecycle, { dwell }), 1, phaseOf('a'));
  expect(stays.map(({ entersMs }) => entersMs - EPOCH_MS)).toEqual([0, 100, 300, 2_300]);
});

test('a drawn stay is never negative and never leaves the range of dates', () => {
  const dwell = (value: number) =>
    contextOf(lifecycleOf(weightless), { dwell: { '*': { type: 'fixed', value } } });
  expect(planPhase(dwell(-50), 1, phaseOf('wait')).at(-1)?.entersMs).toBe(EPOCH_MS);
  const { entersMs } = planPhase(dwell(1e300), 1, phaseOf('wait')).at(-1)!;
  expect(new Date(entersMs).getUTCFullYear()).toBeLessThan(2_300);
});
