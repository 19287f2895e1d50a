import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { examples, readExample } from './examples.cases.js';
import { lifecycleSchema } from './lifecycle-schema.js';
import { parseLifecycle } from './parse-lifecycle.js';
import { parsePointer, pointerOf, setAt, valuesAt } from './pointer.js';

const accepts = new Ajv2020({ strict: false }).compile(lifecycleSchema);

/** What the laws of the parser are, whatever it is given. */
const obeysLaws = (raw: unknown): void => {
  const { lifecycle, findings } = parseLifecycle(raw);
  const errors = findings.filter(({ severity }) => severity === 'error');
  expect(lifecycle === undefined).toBe(errors.length > 0);
  if (!accepts(raw)) expect(errors.length).toBeGreaterThan(0);
  for (const { pointer, message, hint } of findings) {
    expect(pointer.startsWith('/x-task-lifecycle')).toBe(true);
    expect(parsePointer(pointer)).toBeDefined();
    expect(message).toMatch(/expected .* got |compares constants only/s);
    expect(message).not.toContain('undefined');
    expect(hint).toMatch(/[.?]$/);
  }
};

test('no JSON value makes the parser throw, and a model comes exactly where no finding is an error', () => {
  fc.assert(fc.property(fc.jsonValue(), obeysLaws), { numRuns: 200 });
});

const word = fc.constantFrom<unknown>(
  null,
  true,
  0,
  -1,
  3,
  1.5,
  404,
  '',
  'queued',
  'pending',
  '*',
  '$gone',
  '$saved',
  '$same',
  '/status',
  '/a/*/b',
  '5s',
  '1s..2s',
  '9s..1s',
  '4xx',
  'on',
  '0 <= /p <= 1',
  '/p ==',
  'header.X',
  'body#/x',
  'path.id',
  {},
  [],
  ['/a', '/a'],
  ['pending', 'pending'],
  { pending: 1 },
  { check: ['/a == 1'] },
  { __proto__: null },
);
const key = fc.constantFrom(
  'initial',
  'shows',
  'next',
  'final',
  'has',
  'check',
  'outcomes',
  'moves',
  'allow',
  'open',
  'merge',
  'when',
  'lists',
  'limit',
  'if',
  '*',
  '__proto__',
  'x-y',
  'yes',
  'version',
);

/** A worked example with some members replaced or added. */
const disturbed = fc
  .constantFrom(...examples)
  .map(readExample)
  .chain((raw) => {
    const places = [0, 1, 2, 3, 4].flatMap((depth) => valuesAt(raw, pointerOf(Array(depth).fill('*'))));
    const change = fc.tuple(
      fc.constantFrom(...places),
      fc.option(key, { nil: undefined }),
      fc.oneof(word, fc.jsonValue({ maxDepth: 1 })),
    );
    return fc
      .array(change, { minLength: 1, maxLength: 3 })
      .map((changes) =>
        changes.reduce(
          (value: unknown, [{ pointer }, name, member]) =>
            setAt(value, pointerOf(name === undefined ? pointer.tokens : [...pointer.tokens, name]), member),
          raw,
        ),
      );
  });

test('schema and parser agree on what is nearly a lifecycle', () => {
  fc.assert(fc.property(disturbed, obeysLaws), { numRuns: 500 });
});
