import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonType } from './api-facts.js';
import { describeExtent } from './describe-extent.js';
import { evaluateComparison } from './evaluate-comparison.js';
import type { Operand } from './model.js';
import { parseComparison } from './parse-comparison.js';
import { type Extent, findImpossiblePair } from './possible-comparison.js';

const parse = (text: string) => {
  const parsed = parseComparison(text);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.value;
};

const value = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom<unknown>(0.5, 'a', 'b', '2024-01-01', '2024-01-02', true, null, [1], { x: 1 }),
);

const typeOf = (one: unknown): JsonType => {
  if (one === null) return 'null';
  if (Array.isArray(one)) return 'array';
  return Number.isInteger(one) ? 'integer' : (typeof one as JsonType);
};

/** Some extents that permit all of the values. */
const extentAround = (values: readonly unknown[]): fc.Arbitrary<Extent> => {
  const numbers = values.filter((one) => typeof one === 'number');
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  const some = <T>(key: string, given: T) => fc.constantFrom({}, numbers.length > 0 ? { [key]: given } : {});
  return fc
    .tuple(
      fc.constantFrom({}, { types: [...new Set(values.map(typeOf))] }),
      fc.constantFrom<Extent>({}, {}, { enum: [...values] }),
      some('minimum', low),
      some('exclusiveMinimum', low - 1),
      some('maximum', high),
      some('exclusiveMaximum', high + 0.25),
    )
    .map((parts) => Object.assign({}, ...parts));
};

const field = fc
  .array(value, { minLength: 1, maxLength: 3 })
  .chain((values) => extentAround(values).map((extent) => ({ values, extent })));
const sign = fc.constantFrom('==', '!=', '<', '<=', '>', '>=');
const literal = fc.constantFrom('0', '1.5', "'a'", "'2024-01-01'", 'null', 'true');

const comparison = fc
  .tuple(
    fc.array(fc.oneof(fc.constantFrom('/a', '/b'), literal), { minLength: 2, maxLength: 4 }),
    fc.array(sign, { minLength: 3, maxLength: 3 }),
  )
  .map(([operands, signs]) =>
    operands.flatMap((one, at) => (at === 0 ? [one] : [signs[at - 1]!, one])).join(' '),
  )
  .map(parseComparison)
  .filter((parsed) => parsed.ok);

test('what some permitted values satisfy is never called impossible', () => {
  fc.assert(
    fc.property(field, field, comparison, (a, b, parsed) => {
      if (!parsed.ok) return;
      const extentOf = (operand: Operand): Extent =>
        operand.kind === 'pointer' && operand.pointer.text === '/a' ? a.extent : b.extent;
      const present = a.values
        .flatMap((one) => b.values.map((other) => ({ a: one, b: other })))
        .filter((both) => both.a !== null && both.b !== null);
      if (present.some((snapshot) => evaluateComparison(parsed.value, { snapshot }))) {
        expect(findImpossiblePair(parsed.value, extentOf)).toBeUndefined();
      }
    }),
    { numRuns: 2000 },
  );
});

test.each<readonly [string, Extent, boolean]>([
  ['/a == 101', { types: ['integer'], maximum: 100 }, false],
  ['/a == 100', { types: ['integer'], maximum: 100 }, true],
  ['/a == 1.5', { types: ['integer'] }, false],
  ['/a == 1.5', { types: ['number'] }, true],
  ['/a >= 100', { exclusiveMaximum: 100 }, false],
  ['/a >= 99', { exclusiveMaximum: 100 }, true],
  ['0 > /a', { types: ['integer'], minimum: 0 }, false],
  ["/a == 'x'", { types: ['integer', 'null'] }, false],
  ["/a == 'x'", { enum: ['y', 'z'] }, false],
  ["/a != 'x'", { enum: ['x'] }, false],
  ["/a != 'x'", { enum: ['x', null] }, false],
  ['/a != null', { types: ['null'] }, false],
  ['/a == null', { types: ['string'] }, true],
  ['/a == true', { types: ['boolean'] }, true],
  ["/a < '2024-01-01'", { types: ['integer'] }, false],
  ["/a < '2024-01-01'", { enum: ['2024-01-02', 'x'] }, false],
  ['/a < /a', { types: ['object', 'array', 'boolean'] }, false],
  ['100 <= /a <= 0', {}, false],
  ['0 <= /a == null', { types: ['number'] }, true],
  ['/a == 1', {}, true],
])('%s where %j may stand is possible: %j', (text, extent, expected) => {
  expect(findImpossiblePair(parse(text), () => extent) === undefined).toBe(expected);
});

test.each<readonly [Extent, string]>([
  [{ enum: ['a', 1] }, "one of 'a', 1"],
  [{ enum: ['a'] }, "always 'a'"],
  [{ types: ['integer'], minimum: 0, maximum: 5 }, 'integer from 0 to 5'],
  [{ types: ['number', 'null'], exclusiveMinimum: 0, exclusiveMaximum: 1 }, 'number or null above 0 below 1'],
  [{}, 'anything'],
])('%j reads as %s', (extent, expected) => {
  expect(describeExtent(extent)).toBe(expected);
});
