import type { Clock } from './clock.js';

/** How the time of a namespace runs. */
export type ClockMode =
  /** As the machine's. */
  | { readonly kind: 'real' }
  /** `factor` times as fast as the machine's, above 0. */
  | { readonly kind: 'scaled'; readonly factor: number }
  /** Only when told. */
  | { readonly kind: 'manual' }
  /** Stands still but for the requests: each one moves it on. */
  | { readonly kind: 'step'; readonly stepMs: number }
  /** Stands still, but a read that would show nothing new jumps to the task's next event. */
  | { readonly kind: 'auto' };

/** The one clock of a namespace. Its mode can be switched at run time; it never goes back. */
export type NamespaceClock = Clock & {
  readonly mode: ClockMode;
  /** Whether `jumpTo` is ignored. */
  readonly isLocked: boolean;
  /** From now on in that mode; the present instant stays what it is. */
  switchTo(mode: ClockMode): void;
  /** Moves on, in any mode, by milliseconds. Throws `RangeError` where that is no forward move. */
  advance(ms: number): void;
  /** Moves on, in any mode, to an instant in Unix milliseconds. Throws `RangeError` for an earlier one. */
  set(ms: number): void;
  /** Told of every request of the namespace: in mode `step` it moves on. */
  arrive(): void;
  /** Moves to an instant in mode `auto`, unless locked; else does nothing. */
  jumpTo(ms: number): void;
  lock(): void;
  unlock(): void;
};
