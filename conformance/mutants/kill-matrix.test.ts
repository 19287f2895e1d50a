import { expect, test } from 'vitest';
import { buildMatrix, type MutantFacts } from './kill-matrix.js';
import type { BrokenRule, MatrixRun } from './matrix-run.js';
import { printKillMatrix } from './print-kill-matrix.js';

const mutant = (name: string, more: Partial<MutantFacts> = {}): MutantFacts => ({
  ...{ name, api: 'shop', class: 'lifecycle', operator: 'move-missing' },
  ...{ breaks: 'It is wrong.', ruleMeant: ['next/*'] },
  ...more,
});

const broken = (rule: string, more: Partial<BrokenRule> = {}): BrokenRule => ({
  ...{ rule, soft: false, times: 1, request: 10, second: 4, phase: 'directed', beside: [], sentence: 'no' },
  ...more,
});

const run = (name: string, more: Partial<MatrixRun> = {}): MatrixRun => ({
  ...{ api: 'shop', kind: 'mutant', name, seed: 1, phases: ['directed', 'races'], rounds: 1, requests: 50 },
  ...{ tasks: 5, seconds: 60, stop: 'done', broken: [], fingerprint: name, undecided: [] },
  ...more,
});

const rules = new Map([
  [
    'shop',
    [
      { id: 'next/open', soft: false, pointer: '' },
      { id: 'monotone/~1n', soft: true, pointer: '' },
    ],
  ],
]);

const matrixOf = (mutants: readonly MutantFacts[], runs: readonly MatrixRun[]) =>
  buildMatrix({
    ...{ mutants, rules, runs },
    survivors: [{ api: 'shop', name: 'sly*', class: 'masked', because: 'It may take no time.' }],
  });

test('a rule that fails kills, one that warns warns, and none lets survive', () => {
  const { rows } = matrixOf(
    ['a', 'b', 'sly c'].map((name) => mutant(name)),
    [
      run('a', { broken: [broken('next/open')] }),
      run('b', { broken: [broken('monotone/~1n', { soft: true })] }),
      run('sly c'),
    ],
  );
  expect(rows.map(({ outcome, byRuleMeant }) => [outcome, byRuleMeant])).toEqual([
    ['killed', true],
    ['warned', false],
    ['survived', false],
  ]);
  expect(rows[2]?.survivor?.class).toBe('masked');
});

test('found counts the seeds, and the first request is the mean over those that found it', () => {
  const { rows } = matrixOf(
    [mutant('a')],
    [
      run('a', { broken: [broken('next/open', { request: 10 })], phases: ['directed'] }),
      run('a', { seed: 2, broken: [broken('next/open', { request: 30 })] }),
      run('a', { seed: 3 }),
    ],
  );
  expect(rows[0]).toMatchObject({ runs: 3, found: 2, foundDirected: 1, firstRequest: 20 });
});

test('whatever is broken on a right server is a false alarm, a warning too', () => {
  const { falseAlarms, rightRuns } = matrixOf(
    [],
    [
      run('slow', { kind: 'benign', broken: [broken('monotone/~1n', { soft: true })] }),
      run('', { kind: 'clean' }),
    ],
  );
  expect(rightRuns).toBe(2);
  expect(falseAlarms.map(({ name }) => name)).toEqual(['slow']);
});

test('mutants with one fingerprint are told to be alike, also where it is that of the clean server', () => {
  const { alike } = matrixOf(
    [mutant('a'), mutant('b')],
    [run('a', { fingerprint: 'x' }), run('b'), run('', { kind: 'clean', fingerprint: 'x' })],
  );
  expect(alike).toEqual([['shop: a', 'shop: clean']]);
});

test('a rule that no mutant breaks is named, with how many were meant for it', () => {
  const matrix = matrixOf([mutant('a')], [run('a')]);
  expect(matrix.rules.find(({ rule }) => rule === 'next/open')).toMatchObject({ killed: 0, meant: 1 });
  expect(printKillMatrix(matrix)).toContain('| shop | `next/open` | must | 1 |');
});

test('a survivor that nobody explains is printed as such', () => {
  const page = printKillMatrix(matrixOf([mutant('a | b')], [run('a | b')]));
  expect(page).toContain('| shop | a \\| b | It is wrong. | not explained |  |');
});
