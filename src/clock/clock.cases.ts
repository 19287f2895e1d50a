import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Clock } from './clock.js';

/** A clock under test, how its time is made to pass, and how far apart two instants that it tells apart may be. */
export type ClockUnderTest = {
  readonly clock: Clock;
  readonly pass: (ms: number) => void;
  readonly grainMs: number;
};

/** What every clock promises. `create` makes a fresh one. */
export function clockCases(kind: Clock['kind'], create: () => ClockUnderTest): void {
  const gaps = fc.array(fc.double({ min: 0, max: 10_000, noNaN: true }), { minLength: 1, maxLength: 20 });

  test(`a ${kind} clock says its kind`, () => {
    expect(create().clock.kind).toBe(kind);
  });

  test(`a ${kind} clock shows whole milliseconds and never goes back`, () => {
    fc.assert(
      fc.property(gaps, (some) => {
        const { clock, pass } = create();
        let last = clock.now();
        for (const gap of some) {
          pass(gap);
          const now = clock.now();
          expect(Number.isInteger(now)).toBe(true);
          expect(now).toBeGreaterThanOrEqual(last);
          last = now;
        }
      }),
      { numRuns: 100 },
    );
  });

  test(`a ${kind} clock does not move by being read`, () => {
    const { clock, pass } = create();
    pass(1_000.5);
    expect(clock.now()).toBe(clock.now());
  });

  test(`a ${kind} clock loses no time to rounding`, () => {
    fc.assert(
      fc.property(gaps, (some) => {
        const { clock, pass, grainMs } = create();
        const start = clock.now();
        for (const gap of some) pass(gap);
        const passed = some.reduce((sum, gap) => sum + gap, 0);
        expect(Math.abs(clock.now() - start - passed)).toBeLessThanOrEqual(grainMs + 0.01);
      }),
      { numRuns: 100 },
    );
  });
}
