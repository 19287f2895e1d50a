import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Lifecycle } from '../lifecycle/model.js';
import { anySpec } from './any-fate.cases.js';
import { anyStates, lifecycleOf, type RawStates } from './any-lifecycle.cases.js';
import { anyPolicy, anySeed, anySequence, contextOf, phaseOf, taskWith } from './any-task.cases.js';
import { endNames, isEnd, leadsToEnd } from './ends.js';
import type { FateSpec } from './fate.js';
import { planPhase, type Stay } from './plan-phase.js';
import { situationAt } from './situation-at.js';

const namesOf = (stays: readonly Stay[]) => stays.map(({ state }) => state);

/** Every state that the server can get to from one, over branches of weight 0 as well where it is told to. */
function reachable(lifecycle: Lifecycle, from: string, told: boolean): ReadonlySet<string> {
  const reached = new Set([from]);
  for (const name of reached) {
    for (const { to, weight } of lifecycle.states.get(name)?.next ?? [])
      if (told || weight > 0) reached.add(to);
  }
  return reached;
}

type Plan = { readonly lifecycle: Lifecycle; readonly from: string; readonly stays: readonly Stay[] };

function planWith(states: RawStates, spec: FateSpec, more: { seed?: number; sequence?: number } = {}): Plan {
  const lifecycle = lifecycleOf(states);
  const from = lifecycle.initial[0]!;
  const stays = planPhase(contextOf(lifecycle, spec, more.seed), more.sequence ?? 1, phaseOf(from));
  return { lifecycle, from, stays };
}

/** Some states and an end that can be reached from the first of them. */
const anyReachable = anyStates.chain((states) => {
  const lifecycle = lifecycleOf(states);
  const ends = endNames(lifecycle, lifecycle.initial[0]);
  return fc.tuple(fc.constant(states), fc.constantFrom(...(ends.length === 0 ? [''] : ends)));
});

test('an end that is named alone and can be reached is where every task ends, the shortest way', () => {
  fc.assert(
    fc.property(anyReachable, anyPolicy, anySeed, ([states, end], base, seed) => {
      fc.pre(end !== '');
      const { lifecycle, stays } = planWith(states, { base, ends: { [end]: 1 } }, { seed });
      const last = stays.at(-1)!;
      const [name = '', outcome] = end.split('.');
      const model = lifecycle.states.get(last.state)!;
      if (lifecycle.states.has(name)) expect(last.state).toBe(name);
      else expect([name, ...(name === 'success' ? ['any'] : [])]).toContain(model.final);
      expect(last.outcome).toBe(outcome);
      expect(new Set(namesOf(stays)).size).toBe(stays.length);
    }),
    { numRuns: 200 },
  );
});

test('an end leads there exactly where a way over the steps of the server does', () => {
  const anyCase = anyStates.chain((states) =>
    fc.tuple(fc.constant(states), fc.constantFrom(...Object.keys(states))),
  );
  fc.assert(
    fc.property(anyCase, ([states, end]) => {
      const lifecycle = lifecycleOf(states);
      for (const from of lifecycle.states.keys()) {
        const leads = isEnd(lifecycle, end) && reachable(lifecycle, from, true).has(end);
        expect(leadsToEnd(lifecycle, from, end)).toBe(leads);
        expect(endNames(lifecycle, from).includes(end)).toBe(leads);
      }
    }),
    { numRuns: 200 },
  );
});

test('with ends whatever is drawn is a path of the lifecycle, and ends that cannot be reached change nothing', () => {
  const anyCase = anyStates.chain((states) => fc.tuple(fc.constant(states), anySpec(states)));
  fc.assert(
    fc.property(anyCase, anySeed, anySequence, ([states, spec], seed, sequence) => {
      const { lifecycle, from, stays } = planWith(states, spec, { seed, sequence });
      const steps = stays.slice(1).map(({ state }, index) => {
        return lifecycle.states.get(stays[index]!.state)!.next.some(({ to }) => to === state);
      });
      expect(steps.every(Boolean)).toBe(true);
      const drawable = Object.entries(spec.ends ?? {}).some(
        ([end, weight]) => weight > 0 && leadsToEnd(lifecycle, from, end),
      );
      if (drawable) return;
      const { ends: _ends, ...rest } = spec;
      expect(stays).toEqual(planWith(states, rest, { seed, sequence }).stays);
    }),
    { numRuns: 300 },
  );
});

const branching: RawStates = {
  wait: { initial: true, next: { run: 1, off: 0 } },
  run: { next: { done: 8, failed: 1, retry: 1, lost: 0 } },
  retry: { next: { run: 1 }, visits: 2 },
  done: {
    final: 'success',
    outcomes: { ok: { if: "/kind == 'ok'", weight: 9 }, error: { if: "/kind == 'error'", weight: 0 } },
  },
  failed: { final: 'failure' },
  lost: { final: 'failure' },
  off: { final: 'cancelled' },
  approved: { final: 'success' },
};

/** The share of 2,000 tasks that end there. */
function shares(spec: FateSpec): (state: string, outcome?: string) => number {
  const lifecycle = lifecycleOf(branching);
  const context = contextOf(lifecycle, spec);
  const ends = Array.from({ length: 2_000 }, (_, sequence) =>
    situationAt(context, taskWith([phaseOf('wait')], sequence), 1e15),
  );
  return (state, outcome) =>
    ends.filter((end) => end.state === state && (outcome === undefined || end.outcome === outcome)).length /
    2_000;
}

test('ends are drawn as often as their weights say, those that cannot be reached left out', () => {
  const share = shares({ ends: { done: 1, failed: 2, approved: 50, off: 1 } });
  expect(share('done')).toBeCloseTo(0.25, 1);
  expect(share('failed')).toBeCloseTo(0.5, 1);
  expect(share('off')).toBeCloseTo(0.25, 1);
  expect(share('approved')).toBe(0);
});

test('an end with an outcome has that outcome, also one that is never drawn otherwise', () => {
  const share = shares({ ends: { 'done.error': 1, done: 1 } });
  expect(share('done', 'error')).toBeCloseTo(0.5, 1);
  expect(share('done', 'ok')).toBeCloseTo(0.5, 1);
});

test('a kind stands for the nearest final states of that kind, and takes no step of weight 0', () => {
  expect(shares({ ends: { failure: 1 } })('failed')).toBe(1);
  expect(shares({ ends: { cancelled: 1 } })('off')).toBe(0);
  expect(shares({ ends: { lost: 1 } })('lost')).toBe(1);
});

test('an end that is named is reached over steps of weight 0 only where no other way leads there', () => {
  const states: RawStates = {
    wait: { initial: true, next: { run: 1, done: 0 } },
    run: { next: { done: 1, off: 0 } },
    done: { final: 'success' },
    off: { final: 'cancelled' },
  };
  expect(namesOf(planWith(states, { ends: { done: 1 } }).stays)).toEqual(['wait', 'run', 'done']);
  expect(namesOf(planWith(states, { ends: { off: 1 } }).stays)).toEqual(['wait', 'run', 'off']);
});

test('success stands for a final state that is neither success nor failure where there is none of its kind', () => {
  const states: RawStates = {
    run: { initial: true, next: { over: 1, failed: 9 } },
    over: { final: true },
    failed: { final: 'failure' },
  };
  const { stays } = planWith(states, { ends: { success: 1 } });
  expect(namesOf(stays)).toEqual(['run', 'over']);
});

test('of two ways that are equally long the weights decide, under happy the first', () => {
  const states: RawStates = {
    wait: { initial: true, next: { a: 1, b: 3 } },
    a: { next: { done: 1 } },
    b: { next: { done: 1 } },
    done: { final: 'success' },
  };
  const through = (base: 'happy' | 'lifecycle') => {
    const context = contextOf(lifecycleOf(states), { base, ends: { done: 1 } });
    const plans = Array.from({ length: 400 }, (_, sequence) => planPhase(context, sequence, phaseOf('wait')));
    return plans.filter((stays) => stays[1]?.state === 'b').length / 400;
  };
  expect(through('lifecycle')).toBeCloseTo(0.75, 1);
  expect(through('happy')).toBe(0);
});

test('an operation that settles an outcome has the last word on it', () => {
  const context = contextOf(lifecycleOf(branching), { ends: { 'done.error': 1 } });
  const settled = taskWith([phaseOf('done', { outcome: 'ok' })]);
  expect(situationAt(context, settled, 1e15).outcome).toBe('ok');
  expect(situationAt(context, taskWith([phaseOf('done')]), 1e15).outcome).toBe('error');
});

test('an end can be called by the label that several states show, and a state by its name first', () => {
  const lifecycle = lifecycleOf({
    run: { initial: true, next: { done: 1, kept: 0 } },
    done: { final: 'success' },
    kept: { final: 'success', shows: 'complete' },
    gone: { final: 'failure', shows: 'complete' },
  } as RawStates);
  const ended = (end: string) => {
    return planPhase(contextOf(lifecycle, { ends: { [end]: 1 } }), 1, phaseOf('run')).at(-1)?.state;
  };
  expect(ended('complete')).toBe('kept');
  expect(ended('done')).toBe('done');
});

test.each([
  ['run', false],
  ['nowhere', false],
  ['done.nothing', false],
  ['constructor', false],
  ['done', true],
  ['done.ok', true],
  ['approved', true],
  ['cancelled', true],
])('whether "%s" is an end that the lifecycle knows: %s', (name, known) => {
  expect(isEnd(lifecycleOf(branching), name)).toBe(known);
});
