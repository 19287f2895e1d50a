import { expect, test } from 'vitest';
import type { Timer } from './timer.js';

/** A timer under test, and how its time is made to pass. */
export type TimerUnderTest = { readonly timer: Timer; readonly pass: (ms: number) => void };

/** What every timer promises. `create` makes a fresh one. */
export function timerCases(kind: string, create: () => TimerUnderTest): void {
  test.each([0, 1, 20, 86_400_000 * 30])(
    `a ${kind} timer calls back once, after %d ms and not before`,
    (ms) => {
      const { timer, pass } = create();
      let calls = 0;
      timer.after(ms, () => calls++);
      expect(calls).toBe(0);
      if (ms > 0) pass(ms - 1);
      expect(calls).toBe(0);
      pass(ms > 0 ? 1 : 0);
      expect(calls).toBe(1);
      pass(ms * 2 + 10);
      expect(calls).toBe(1);
    },
  );

  test.each([0, 20, 86_400_000 * 30])(
    `what is called off never comes from a ${kind} timer of %d ms`,
    (ms) => {
      const { timer, pass } = create();
      let calls = 0;
      const callOff = timer.after(ms, () => calls++);
      if (ms > 0) pass(ms - 1);
      callOff();
      pass(10);
      expect(calls).toBe(0);
      expect(callOff).not.toThrow();
    },
  );

  test(`those that wait for a ${kind} timer come in the order of their times`, () => {
    const { timer, pass } = create();
    const order: number[] = [];
    for (const ms of [30, 10, 20]) timer.after(ms, () => order.push(ms));
    pass(30);
    expect(order).toEqual([10, 20, 30]);
  });
}
