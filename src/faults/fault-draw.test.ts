import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createFaultDraw } from './fault-draw.js';

test('bytes are as many as asked for, in proper base64', () => {
  fc.assert(
    fc.property(fc.integer(), fc.nat(64), (seed, count) => {
      const text = createFaultDraw(seed, 'r', 1).bytes(count, 'x');
      const bytes = Buffer.from(text, 'base64');
      expect(bytes).toHaveLength(count);
      expect(bytes.toString('base64')).toBe(text);
    }),
  );
});

test('bytes take every value', () => {
  const bytes = Buffer.from(createFaultDraw(1, 'r').bytes(20_000, 'x'), 'base64');
  expect(new Set(bytes).size).toBe(256);
});

test('whole numbers reach both ends and no further', () => {
  const drawn = Array.from({ length: 500 }, (_, seed) =>
    createFaultDraw(seed, 'r').whole({ min: 2, max: 4 }, 'x'),
  );
  expect(new Set(drawn)).toEqual(new Set([2, 3, 4]));
});

test('another purpose, key or seed is another draw', () => {
  const draw = createFaultDraw(1, 'r', 1);
  const others = [
    draw.unit('y'),
    createFaultDraw(1, 'r', 2).unit('x'),
    createFaultDraw(1, 'q', 1).unit('x'),
    createFaultDraw(2, 'r', 1).unit('x'),
  ];
  expect(new Set([draw.unit('x'), ...others]).size).toBe(5);
  expect(createFaultDraw(1, 'r', 1).unit('x')).toBe(draw.unit('x'));
});
