import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ruleGlobMatches } from './rule-glob.js';

test.each([
  ['check/*', 'check/0 <= ~1progress <= 100', true],
  ['check/*', 'states/a/check/x', false],
  ['states/*/has/*', 'states/Done/has/~1output', true],
  ['*', '', true],
  ['*/final', 'states/Done/final', true],
  ['a*a', 'a', false],
  ['a*b*c', 'axxbyyc', true],
  ['a*b*c', 'acb', false],
  ['states', 'states/x', false],
  ['operations/k/else@*', 'operations/k/else@Done', true],
  ['a.c', 'abc', false],
])('%s matches %s: %j', (glob, id, expected) => {
  expect(ruleGlobMatches(glob, id)).toBe(expected);
});

test('a glob matches what a regular expression with .* matches', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '/'), maxLength: 8 });
  const glob = fc.string({ unit: fc.constantFrom('a', 'b', '/', '*'), maxLength: 6 });
  fc.assert(
    fc.property(glob, text, (pattern, id) => {
      const expected = new RegExp(`^${pattern.replaceAll('*', '.*')}$`).test(id);
      expect(ruleGlobMatches(pattern, id)).toBe(expected);
    }),
    { numRuns: 1000 },
  );
});
