import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chunkr } from './chunkr.cases.js';
import { cancel, create, done, path, read, remove, task } from './chunkr-steps.cases.js';
import { corruptions } from './corrupt.cases.js';
import { judge, type Report } from './monitor.js';
import { anyPlan, anyWorldName, judgeOf, walk, worldOf } from './random-walk.cases.js';
import { traceOf, type Written } from './traces.cases.js';

const cellsOf = (steps: readonly Written[], operation: string): readonly string[] =>
  judge(chunkr, traceOf(chunkr, steps)).cells.flatMap((cell) =>
    cell.operation === operation
      ? [`${cell.state} ${cell.certain ? '' : '?'}${cell.accepted}+ ${cell.refused}-`]
      : [],
  );

test('a call that is accepted where it must be refused fills its cell, and so does the look before it', () => {
  const steps = [create(0), read(60, done()), cancel(61, 200), read(62, done()), cancel(63, 200)];
  expect(cellsOf(steps, 'cancel')).toEqual(['Succeeded 2+ 0-']);
  expect(cellsOf(steps, 'read')).toEqual(['Succeeded 2+ 0-']);
});

test('a call that is refused where it must be accepted fills its cell', () => {
  const steps = [create(0), read(60, done()), remove(61, 400), read(62, done())];
  expect(cellsOf(steps, 'delete')).toEqual(['Succeeded 0+ 1-']);
});

test('an effect that fails to come fills the cell of the call that promised it, and of the look that misses it', () => {
  const steps = [create(0), read(60, done()), remove(61, 200), read(62, done())];
  expect(cellsOf(steps, 'delete')).toEqual(['Succeeded 1+ 0-']);
  expect(cellsOf(steps, 'read')).toEqual(['Succeeded 2+ 0-']);
});

test('a refusal with an effect fills the cell of the refused call', () => {
  const gone: Written = ['read', { at: 12, path, status: 404 }];
  const steps = [create(0), read(10, task('Processing')), remove(11, 400), gone];
  expect(cellsOf(steps, 'delete').join()).toMatch(/Processing .*0\+ 1-/);
});

test('a task that leaves a final state fills the cells of the looks at it', () => {
  const steps = [create(0), read(60, done()), read(61, task('Failed'))];
  expect(cellsOf(steps, 'read')).toEqual(['Succeeded 1+ 0-', 'Failed 1+ 0-']);
});

test('an answer with a wrong value fills its cell once', () => {
  const { output: _, ...bare } = done() as { readonly output?: unknown };
  expect(cellsOf([create(0), read(60, bare), read(61, bare)], 'read')).toEqual(['Succeeded 2+ 0-']);
});

/** Answers that are of another kind than they ought to be. */
const statuses = corruptions.filter(({ name }) => ['refused', 'accepted', 'not found'].includes(name));

const guard = /^operations\/[^/]+\/(?:moves|else|allow)@(.*)$/s;

/** Rules on an operation in a state that were seen broken, while the matrix says that it was never called there. */
const unfilled = ({ observations, cells }: Report): readonly string[] =>
  observations.flatMap((one) => {
    const [, state] = one.kind === 'violated' ? (guard.exec(one.rule) ?? []) : [];
    if (state === undefined) return [];
    const name = state.replaceAll('~1', '/').replaceAll('~0', '~');
    const [, key = ''] = one.rule.split('/');
    return cells.some((cell) => cell.state === name && cell.operation === key) ? [] : [one.rule];
  });

test('wherever a rule on an operation in a state is broken, its cell is not empty', () => {
  let broken = 0;
  fc.assert(
    fc.property(
      fc.record({ name: anyWorldName, plan: anyPlan, at: fc.nat(44) }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      fc.constantFrom(...statuses),
      ({ name, plan, at }, luck, { apply }) => {
        const { api } = worldOf(name);
        const exchanges = walk(worldOf(name), plan);
        const from = at % exchanges.length;
        const wrong = [...exchanges.slice(from), ...exchanges.slice(0, from)]
          .map((one) => apply(api, one, luck))
          .find((one) => one !== undefined);
        if (wrong === undefined) return;
        const report = judgeOf(name)(exchanges.map((one) => (one.seq === wrong.seq ? wrong : one)));
        broken += report.observations.filter(
          ({ kind, rule }) => kind === 'violated' && guard.test(rule),
        ).length;
        expect(unfilled(report)).toEqual([]);
      },
    ),
    { numRuns: 60, seed: 3 },
  );
  expect(broken).toBeGreaterThan(10);
});
