import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clockCases } from './clock.cases.js';
import type { Clock } from './clock.js';
import { createNamespaceClock } from './create-namespace-clock.js';
import { createManualClock, LAST_MS, MANUAL_EPOCH_MS, type ManualClock } from './manual-clock.js';
import type { ClockMode, NamespaceClock } from './namespace-clock.js';

/** A base that a test moves and the clock cannot. */
const fixedTo = (base: ManualClock): Clock => ({ kind: 'real', now: base.now });

clockCases('real', () => {
  const base = createManualClock();
  return { clock: createNamespaceClock({ base: fixedTo(base) }), pass: base.advance, grainMs: 1 };
});

clockCases('scaled', () => {
  const base = createManualClock();
  const clock = createNamespaceClock({ base, mode: { kind: 'scaled', factor: 4 } });
  return { clock, pass: (ms) => base.advance(ms / 4), grainMs: 4 };
});

clockCases('manual', () => {
  const clock = createNamespaceClock({ mode: { kind: 'manual' } });
  return { clock, pass: clock.advance, grainMs: 1 };
});

type Command =
  | { readonly kind: 'tick' | 'advance' | 'set' | 'jump'; readonly ms: number }
  | { readonly kind: 'switch'; readonly mode: ClockMode }
  | { readonly kind: 'arrive' | 'lock' | 'unlock' };

/** Even, so that half of it is whole too. */
const span = fc.nat(10_000).map((half) => 2 * half);
const mode: fc.Arbitrary<ClockMode> = fc.oneof(
  fc.constantFrom<ClockMode>({ kind: 'real' }, { kind: 'manual' }, { kind: 'auto' }),
  fc.constantFrom(0.5, 4, 60).map((factor): ClockMode => ({ kind: 'scaled', factor })),
  fc.integer({ min: 1, max: 5_000 }).map((stepMs): ClockMode => ({ kind: 'step', stepMs })),
);
const command: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ kind: fc.constantFrom('tick', 'advance', 'set', 'jump'), ms: span }),
  fc.record({ kind: fc.constant('switch' as const), mode }),
  fc.record({ kind: fc.constantFrom('arrive', 'lock', 'unlock') }),
);

/** How far a command must move the clock. */
function moveOf({ mode, isLocked }: NamespaceClock, command: Command): number {
  switch (command.kind) {
    case 'tick':
      return mode.kind === 'real' ? command.ms : mode.kind === 'scaled' ? command.ms * mode.factor : 0;
    case 'advance':
    case 'set':
      return command.ms;
    case 'arrive':
      return mode.kind === 'step' ? mode.stepMs : 0;
    case 'jump':
      return mode.kind === 'auto' && !isLocked ? command.ms : 0;
    case 'switch':
    case 'lock':
    case 'unlock':
      return 0;
  }
}

function carryOut(clock: NamespaceClock, base: ManualClock, command: Command): void {
  switch (command.kind) {
    case 'tick':
      return base.advance(command.ms);
    case 'advance':
      return clock.advance(command.ms);
    case 'set':
      return clock.set(clock.now() + command.ms);
    case 'jump':
      return clock.jumpTo(clock.now() + command.ms);
    case 'switch':
      return clock.switchTo(command.mode);
    case 'arrive':
    case 'lock':
    case 'unlock':
      return clock[command.kind]();
  }
}

test.each([
  ['a base of its own', false],
  ["a user's manual clock", true],
])('over %s, each command moves the clock as far as it says and nothing else does', (_, isMovable) => {
  fc.assert(
    fc.property(mode, fc.array(command, { minLength: 1, maxLength: 40 }), (first, some) => {
      const base = createManualClock(1_000);
      const clock = createNamespaceClock({
        mode: first,
        base: isMovable ? base : fixedTo(base),
        startMs: 5_000,
      });
      for (const one of some) {
        const expectedMs = clock.now() + moveOf(clock, one);
        carryOut(clock, base, one);
        expect(clock.now()).toBe(expectedMs);
      }
    }),
    { numRuns: 300 },
  );
});

test("a user's manual clock and a clock that follows it show the same, whichever is moved", () => {
  const moves = fc.array(
    fc.tuple(fc.constantFrom('base', 'clock', 'both'), fc.double({ min: 0, max: 5_000, noNaN: true })),
  );
  fc.assert(
    fc.property(moves, (some) => {
      const base = createManualClock();
      const clock = createNamespaceClock({ base });
      const other = createNamespaceClock({ base });
      for (const [which, ms] of some) {
        if (which !== 'clock') base.advance(ms);
        if (which !== 'base') clock.advance(ms);
        clock.set(clock.now() + 1);
        expect([clock.now(), other.now()]).toEqual([base.now(), base.now()]);
      }
    }),
    { numRuns: 100 },
  );
});

test('fractions of a millisecond survive reads, switches and moves', () => {
  const base = createManualClock(0);
  const clock = createNamespaceClock({ base, mode: { kind: 'scaled', factor: 0.1 } });
  for (let tick = 0; tick < 1_000; tick++) {
    base.advance(1);
    clock.now();
    clock.switchTo({ kind: tick % 2 === 0 ? 'manual' : 'auto' });
    clock.advance(0.5);
    clock.switchTo({ kind: 'scaled', factor: 0.1 });
  }
  expect(Math.abs(clock.now() - 600)).toBeLessThanOrEqual(1);
});

test('a base that goes back stands still until it has caught up', () => {
  let baseMs = 10_000;
  const clock = createNamespaceClock({ base: { kind: 'real', now: () => baseMs } });
  const shown: number[] = [];
  for (const next of [10_500, 9_000, 10_400, 10_600]) {
    baseMs = next;
    shown.push(clock.now());
  }
  expect(shown).toEqual([10_500, 10_500, 10_500, 10_600]);
});

test.each<[string, (clock: NamespaceClock) => void]>([
  ['advances by less than nothing', (clock) => clock.advance(-1)],
  ['advances by no number', (clock) => clock.advance(Number.NaN)],
  ['advances for ever', (clock) => clock.advance(Number.POSITIVE_INFINITY)],
  ['is set to an earlier instant', (clock) => clock.set(MANUAL_EPOCH_MS - 1)],
  ['is set beyond the year 9999', (clock) => clock.set(LAST_MS + 1)],
  ['runs at no speed', (clock) => clock.switchTo({ kind: 'scaled', factor: 0 })],
  ['runs backwards', (clock) => clock.switchTo({ kind: 'scaled', factor: -1 })],
  ['steps nowhere', (clock) => clock.switchTo({ kind: 'step', stepMs: 0 })],
  ['gets a mode that is none', (clock) => clock.switchTo({ kind: 'fast' } as unknown as ClockMode)],
])('no clock %s: it stays as it is', (_, wrong) => {
  for (const isMovable of [false, true]) {
    const base = createManualClock();
    const clock = createNamespaceClock({ base: isMovable ? base : fixedTo(base) });
    expect(() => wrong(clock)).toThrow(RangeError);
    expect([clock.now(), clock.mode, base.now()]).toEqual([
      MANUAL_EPOCH_MS,
      { kind: 'real' },
      MANUAL_EPOCH_MS,
    ]);
  }
});

test.each<ClockMode>([
  { kind: 'scaled', factor: 1e12 },
  { kind: 'step', stepMs: 1e14 },
])('time that runs as %j stops at the end of the year 9999 and can be switched there', (fast) => {
  const base = createManualClock();
  const clock = createNamespaceClock({ base, mode: fast });
  for (let times = 0; times < 5; times++) {
    base.advance(86_400_000);
    clock.arrive();
  }
  clock.switchTo({ kind: 'manual' });
  expect(new Date(clock.now()).toISOString()).toBe('9999-12-31T23:59:59.999Z');
  expect(() => clock.advance(1)).toThrow('expected an instant');
});

test('a jump beyond the year 9999 goes to its end', () => {
  const clock = createNamespaceClock({ mode: { kind: 'auto' } });
  clock.jumpTo(LAST_MS + 1_000);
  expect(clock.now()).toBe(LAST_MS);
});

test('a clock says the kind of time it shows', () => {
  const clock = createNamespaceClock({ base: createManualClock() });
  const kinds = (['real', 'auto', 'manual'] as const).map((kind) => {
    clock.switchTo({ kind });
    return clock.kind;
  });
  clock.switchTo({ kind: 'scaled', factor: 2 });
  expect([...kinds, clock.kind]).toEqual(['manual', 'manual', 'manual', 'scaled']);
  expect(createNamespaceClock().kind).toBe('real');
});

test('no clock starts before 1970', () => {
  expect(() => createNamespaceClock({ startMs: -1 })).toThrow(RangeError);
});
