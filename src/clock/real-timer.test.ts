import { afterEach, beforeEach, vi } from 'vitest';
import { createHandTimer } from './hand-timer.cases.js';
import { createRealTimer } from './real-timer.js';
import { timerCases } from './timer.cases.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

timerCases('real', () => ({ timer: createRealTimer(), pass: (ms) => void vi.advanceTimersByTime(ms) }));

timerCases('hand', () => {
  const timer = createHandTimer();
  return { timer, pass: timer.pass };
});
