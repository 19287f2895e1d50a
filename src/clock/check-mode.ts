import type { ClockMode } from './namespace-clock.js';

const KINDS: readonly ClockMode['kind'][] = ['real', 'scaled', 'manual', 'step', 'auto'];

/** The mode, where a clock can run in it; else a `RangeError` that says what was expected. */
export function checkMode(mode: ClockMode): ClockMode {
  if (!KINDS.includes(mode.kind)) throw wrong(`a mode of kind ${KINDS.join(', ')}`, mode.kind);
  if (mode.kind === 'scaled' && !isAboveZero(mode.factor)) {
    throw wrong('a factor above 0, such as 10 for ten times as fast', mode.factor);
  }
  if (mode.kind === 'step' && !isAboveZero(mode.stepMs)) {
    throw wrong('a step above 0 milliseconds', mode.stepMs);
  }
  return mode;
}

const isAboveZero = (value: unknown): boolean =>
  typeof value === 'number' && value > 0 && Number.isFinite(value);

const wrong = (expected: string, got: unknown): RangeError =>
  new RangeError(`Clock: expected ${expected}, got ${String(got)}.`);
