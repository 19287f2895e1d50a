import { expect, test } from 'vitest';
import { clockCases } from './clock.cases.js';
import { createManualClock, MANUAL_EPOCH_MS } from './manual-clock.js';

clockCases('manual', () => {
  const clock = createManualClock();
  return { clock, pass: (ms) => clock.advance(ms), grainMs: 1 };
});

test('a manual clock starts at the beginning of 2025 unless told otherwise', () => {
  expect(new Date(createManualClock().now()).toISOString()).toBe('2025-01-01T00:00:00.000Z');
  expect(createManualClock(5).now()).toBe(5);
});

test('a manual clock moves exactly as told', () => {
  const clock = createManualClock();
  clock.advance(5_000);
  expect(clock.now()).toBe(MANUAL_EPOCH_MS + 5_000);
  clock.set(MANUAL_EPOCH_MS + 60_000);
  expect(clock.now()).toBe(MANUAL_EPOCH_MS + 60_000);
});

test('a manual clock may be set to the instant it shows, also between two milliseconds', () => {
  const clock = createManualClock(100);
  clock.advance(0.6);
  clock.set(clock.now());
  expect(clock.now()).toBe(100);
  clock.advance(0.6);
  expect(clock.now()).toBe(101);
});

test.each([
  ['advance', -1],
  ['advance', Number.NaN],
  ['advance', Number.POSITIVE_INFINITY],
  ['advance', Number.MAX_SAFE_INTEGER],
  ['set', MANUAL_EPOCH_MS - 1],
  ['set', Number.NaN],
  ['set', Number.POSITIVE_INFINITY],
  ['set', 253_402_300_800_000],
] as const)('a manual clock refuses %s(%d) and stays where it is', (how, ms) => {
  const clock = createManualClock();
  expect(() => clock[how](ms)).toThrow(RangeError);
  expect(clock.now()).toBe(MANUAL_EPOCH_MS);
});

test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('no manual clock starts at %d', (ms) => {
  expect(() => createManualClock(ms)).toThrow('expected an instant');
});

test('every instant of a manual clock can be written with a year of four digits', () => {
  const clock = createManualClock();
  clock.set(253_402_300_799_999);
  expect(new Date(clock.now()).toISOString()).toBe('9999-12-31T23:59:59.999Z');
});
