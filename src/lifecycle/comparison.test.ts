import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evaluateComparison, findBrokenPair, impliedComparator, type Scope } from './evaluate-comparison.js';
import type { Comparator, Comparison, Operand } from './model.js';
import { parseComparison } from './parse-comparison.js';
import { pointerOf } from './pointer.js';
import { printComparison } from './print-comparison.js';

const parse = (text: string): Comparison => {
  const parsed = parseComparison(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.message}`);
  return parsed.value;
};

const evaluate = (text: string, snapshot: unknown, more: Scope = {}): boolean =>
  evaluateComparison(parse(text), { snapshot, ...more });

const name = fc.oneof(
  fc.string({ minLength: 1 }),
  fc.constantFrom('a b', "it's", '`', '"', '~', '/', '<=', '__proto__'),
);
const pointer = fc.array(name, { maxLength: 3 }).map(pointerOf);
const operand: fc.Arbitrary<Operand> = fc.oneof(
  pointer.map((some): Operand => ({ kind: 'pointer', pointer: some })),
  pointer.map((some): Operand => ({ kind: 'body', pointer: some })),
  fc.constant<Operand>({ kind: 'status' }),
  name.map((some): Operand => ({ kind: 'header', name: some.toLowerCase() })),
  name.map((some): Operand => ({ kind: 'query', name: some })),
  fc
    .oneof(fc.string(), fc.boolean(), fc.constant(null), fc.double({ noNaN: true, noDefaultInfinity: true }))
    .map((value): Operand => ({ kind: 'literal', value: Object.is(value, -0) ? 0 : value })),
);
const sign = fc.constantFrom<Comparator>('==', '!=', '<', '<=', '>', '>=');
const comparison = fc.array(fc.tuple(operand, sign), { minLength: 1, maxLength: 3 }).chain((pairs) =>
  operand.map((first) => ({
    operands: [first, ...pairs.map(([some]) => some)],
    comparators: pairs.map(([, some]) => some),
  })),
);

test('a comparison survives printing and reading, or is refused for what it compares', () => {
  fc.assert(
    fc.property(comparison, (parts) => {
      const text = printComparison({ text: '', ...parts });
      const parsed = parseComparison(text);
      if (parsed.ok) expect(parsed.value).toEqual({ text, ...parts });
      else expect(parsed.message).toMatch(/constants only|beside/);
    }),
  );
});

test('no text makes the reading throw', () => {
  fc.assert(fc.property(fc.string(), (text) => void parseComparison(text)));
});

test('spaces around comparators may be left out, and the text stays as written', () => {
  expect(parse(' 0<=/progress<=/total ')).toEqual({
    ...parse('0 <= /progress <= /total'),
    text: '0<=/progress<=/total',
  });
});

test('names with spaces, comparators or quotes stand between backticks', () => {
  expect(evaluate("`/first name` == 'x'", { 'first name': 'x' })).toBe(true);
  expect(evaluate("`/it's``` == 1", { "it's`": 1 })).toBe(true);
  expect(evaluate("/a~1b/c~0d == 'it''s'", { 'a/b': { 'c~d': "it's" } })).toBe(true);
});

test.each([
  ['', 'expected an operand at the end of ""', /^Write a pointer/],
  ['/a', 'expected a comparator (== != < <= > >=) at the end of "/a"', /^Write for example/],
  ['/a = 1', 'expected a comparator (== != < <= > >=) at "= 1"', /^Write == for equality/],
  ['/a === 1', 'expected an operand at "= 1"', /^Write == for equality/],
  [
    '/a == 1 and /b == 2',
    'expected a comparator (== != < <= > >=) at "and /b == 2"',
    /write two comparisons/,
  ],
  ['/a == done', 'expected an operand, got done', /^Write 'done' in single quotes for text, or \/done/],
  ['/a == "done"', 'expected an operand at ""done""', /^Write text in single quotes/],
  ["/a == 'done", 'expected an operand at "\'done"', /^Close the text with a single quote/],
  ['`/a == 1', 'expected an operand at "`/a == 1"', /^Close the operand with a backtick/],
  [
    '$response.code == 1',
    'expected $body, $status, $header.name or $query.name, got $response.code',
    /\$body\/member/,
  ],
  [
    '$request.query.x == 1',
    'expected $body, $status, $header.name or $query.name, got $request.query.x',
    /\$query\.name/,
  ],
  ['/a~2 == 1', 'expected a JSON Pointer, got /a~2', /~0/],
  ['1 < 2', '"1 < 2" compares constants only', /pointer/],
  ['/a < null', 'expected a number or a time beside <, got null', /== or !=/],
  ["/a >= 'soon'", "expected a number or a time beside >=, got 'soon'", /== or !=/],
  ["$status == '200'", "expected a number beside $status, got '200'", /\$status == 200/],
  [
    '$query.include_chunks == false',
    'expected text beside $query.include_chunks, got false',
    /write 'false' in single quotes/,
  ],
  [
    '$header.Retry-After == 5',
    'expected text beside $header.retry-after, got 5',
    /write '5' in single quotes/,
  ],
])('%j is refused: %s', (text, message, hint) => {
  const parsed = parseComparison(text);
  expect(parsed).toMatchObject({ ok: false, message });
  expect(parsed.ok ? '' : parsed.hint).toMatch(hint);
});

test.each([
  ["/s == 'done'", { s: 'done' }, true],
  ["/s == 'done'", { s: 'Done' }, false],
  ["/n == '1'", { n: 1 }, false],
  ['/n == 1', { n: 1.0 }, true],
  ['/n != 1', { n: '1' }, true],
  ['/n == 1', {}, true],
  ['/n != 1', { n: null }, true],
  ["/s == ''", { s: '' }, true],
  ["/s != 'x'", { s: '' }, true],
  ["/s == 'x'", { s: '' }, false],
  ['/n == null', {}, true],
  ['/n == null', { n: null }, true],
  ['/n == null', { n: '' }, false],
  ['/n == null', { n: 0 }, false],
  ['/n != null', { n: 0 }, true],
  ['/n != null', {}, false],
  ['null == /n', { n: 0 }, false],
  ['0 <= /p <= /t', { p: 3, t: 5 }, true],
  ['0 <= /p <= /t', { p: 6, t: 5 }, false],
  ['0 <= /p <= /t', { p: 6 }, true],
  ['0 <= /p <= /t', { t: -1 }, false],
  ['/a <= /b <= /c', { a: 2, c: 1 }, false],
  ['/a < /b <= /c', { a: 1, c: 1 }, false],
  ['/a < /b > /c', { a: 1, c: 1 }, true],
  ['/a == /b != /c', { a: 1, c: 1 }, false],
  ['/a != /b != /c', { a: 1, c: 1 }, true],
  ['/a == null == /b', { b: 1 }, false],
  ['/a <= /b', { a: 1, b: '2' }, false],
  ['/a <= /b', { a: true, b: true }, false],
  ['/a <= /b', { a: 'x', b: 'y' }, false],
  ['/a == /b', { a: { x: [1, { y: 2 }], z: null }, b: { z: null, x: [1, { y: 2 }] } }, true],
  ['/a == /b', { a: { x: 1 }, b: { x: 1, y: 2 } }, false],
  ['/a == /b', { a: [1, 2], b: [2, 1] }, false],
  ['/a == /b', { a: [], b: {} }, false],
  ['/a < /b', { a: '2024-01-01T00:00:00', b: '2024-01-01T00:00:00.001Z' }, true],
  ['/a <= /b', { a: '2024-01-01T01:00:00+02:00', b: '2023-12-31T23:00:00' }, true],
  ['/a == /b', { a: '2024-01-01T00:00:00Z', b: '2024-01-01T00:00:00+00:00' }, false],
  ["/a >= '2024-01-01'", { a: '2024-01-01T00:00:00' }, true],
  ['/toString == null', {}, true],
])('%s on %j is %s', (text, snapshot, expected) => {
  expect(evaluate(text, snapshot)).toBe(expected);
});

test('status, raw body, header and query are looked up in the exchange', () => {
  const scope: Scope = {
    body: { code: 200, data: null },
    status: 200,
    header: (header) => (header === 'retry-after' ? '5' : undefined),
    query: (parameter) => (parameter === 'include_chunks' ? 'false' : undefined),
  };
  expect(evaluate('$body/code == $status', undefined, scope)).toBe(true);
  expect(evaluate('$body/data == null', undefined, scope)).toBe(true);
  expect(evaluate("$header.Retry-After == '6'", undefined, scope)).toBe(false);
  expect(evaluate("$query.include_chunks == 'false'", undefined, scope)).toBe(true);
  expect(evaluate("$query.other == 'false'", undefined, scope)).toBe(true);
  expect(evaluate('$body == null', undefined, { body: { a: 1 } })).toBe(false);
});

test('a broken chain names the pair that broke it and what was found', () => {
  expect(findBrokenPair(parse('/a <= /b < /c'), { snapshot: { a: 3, c: 3 } })).toEqual({
    left: { operand: { kind: 'pointer', pointer: pointerOf(['a']) }, value: 3 },
    comparator: '<',
    right: { operand: { kind: 'pointer', pointer: pointerOf(['c']) }, value: 3 },
  });
});

test('what a chain implies of its ends is true whenever the whole chain is', () => {
  const values = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 2, maxLength: 4 });
  fc.assert(
    fc.property(values, fc.array(sign, { minLength: 3, maxLength: 3 }), (numbers, signs) => {
      const names = numbers.map((_, at) => `/n${at}`);
      const text = names.flatMap((some, at) => (at === 0 ? [some] : [signs[at - 1], some])).join(' ');
      const whole = Object.fromEntries(numbers.map((value, at) => [`n${at}`, value]));
      const ends = { n0: whole.n0, [`n${numbers.length - 1}`]: numbers.at(-1) };
      if (evaluate(text, whole)) expect(evaluate(text, ends)).toBe(true);
    }),
  );
  expect(impliedComparator(['<=', '==', '<='])).toBe('<=');
});
