import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyExchange } from './any-exchange.cases.js';
import { toJsonl } from './to-jsonl.js';

test('each line is one exchange, and nothing is lost', () => {
  fc.assert(
    fc.property(fc.array(anyExchange, { maxLength: 5 }), (exchanges) => {
      const lines = toJsonl(exchanges).split('\n');
      expect(lines.pop()).toBe('');
      expect(lines.map((line) => JSON.parse(line))).toEqual(JSON.parse(JSON.stringify(exchanges)));
    }),
  );
});

test('no exchange is no line', () => {
  expect(toJsonl([])).toBe('');
});
