import { expect } from 'vitest';
import { type ControlCase, created, refused } from './control-case.cases.js';

const EPOCH_MS = Date.UTC(2025, 0, 1);

/** The clock. */
export const clockCases: readonly ControlCase[] = [
  {
    says: 'a clock that stands still shows the epoch and its mode',
    run: async ({ control: { clock } }) => {
      expect(await clock.now()).toBe(EPOCH_MS);
      expect(await clock.mode()).toEqual({ kind: 'manual' });
      expect(await clock.isLocked()).toBe(false);
    },
  },
  {
    says: 'the clock moves on by milliseconds and by durations',
    run: async ({ control: { clock } }) => {
      await clock.advance(500);
      await clock.advance('5s');
      await clock.advance(0);
      expect(await clock.now()).toBe(EPOCH_MS + 5_500);
    },
  },
  {
    says: 'the clock moves on to an instant in either form',
    run: async ({ control: { clock } }) => {
      await clock.set(EPOCH_MS + 1);
      expect(await clock.now()).toBe(EPOCH_MS + 1);
      await clock.set('2025-01-01T02:00:00+01:00');
      expect(await clock.now()).toBe(EPOCH_MS + 3_600_000);
    },
  },
  {
    says: 'the clock never goes back',
    run: async ({ control: { clock } }) => {
      await clock.advance('1h');
      await expect(clock.set(EPOCH_MS)).rejects.toEqual(refused('clock-backwards', /01:00:00.000Z on/));
      await expect(clock.advance(-1)).rejects.toEqual(refused('invalid'));
      expect(await clock.now()).toBe(EPOCH_MS + 3_600_000);
    },
  },
  {
    says: 'what is no duration and no instant is refused',
    run: async ({ control: { clock } }) => {
      await expect(clock.advance('5 weeks')).rejects.toEqual(refused('invalid', /"5 weeks"/));
      await expect(clock.set('tomorrow')).rejects.toEqual(refused('invalid', /"tomorrow"/));
      await expect(clock.set('2025-02-31T99:00:00Z')).rejects.toEqual(refused('invalid'));
      await expect(clock.set(1e18)).rejects.toEqual(refused('invalid'));
    },
  },
  {
    says: 'every mode can be switched to, and freezing keeps the instant',
    run: async ({ control: { clock } }) => {
      for (const mode of [{ kind: 'auto' }, { kind: 'step', stepMs: 10 }, { kind: 'real' }] as const) {
        await clock.switchTo(mode);
        expect(await clock.mode()).toEqual(mode);
      }
      await clock.run();
      expect(await clock.mode()).toEqual({ kind: 'real' });
      await clock.run(60);
      expect(await clock.mode()).toEqual({ kind: 'scaled', factor: 60 });
      await clock.freeze();
      const frozenMs = await clock.now();
      expect(await clock.mode()).toEqual({ kind: 'manual' });
      expect(await clock.now()).toBe(frozenMs);
    },
  },
  {
    says: 'a mode that cannot be is refused, and the clock keeps the one it has',
    run: async ({ control: { clock } }) => {
      await expect(clock.run(0)).rejects.toEqual(refused('invalid'));
      await expect(clock.switchTo({ kind: 'scaled', factor: -1 })).rejects.toEqual(refused('invalid'));
      await expect(clock.switchTo({ kind: 'fast' } as never)).rejects.toEqual(refused('invalid'));
      expect(await clock.mode()).toEqual({ kind: 'manual' });
    },
  },
  {
    says: 'a clock is locked and unlocked',
    run: async ({ control: { clock } }) => {
      await clock.lock();
      expect(await clock.isLocked()).toBe(true);
      await clock.unlock();
      expect(await clock.isLocked()).toBe(false);
    },
  },
  {
    says: 'each event that is advanced to changes a task, until there is none',
    run: async ({ control: { clock, tasks } }) => {
      const task = await created(tasks);
      const states = [task.state];
      while (await clock.advanceToNextEvent()) states.push((await tasks.get(task.id)).state);
      expect(states).toEqual(['Starting', 'Processing', 'Succeeded']);
      expect(await clock.now()).toBe((await tasks.get(task.id)).finishedMs);
    },
  },
  {
    says: 'without tasks there is no event, and the clock stays',
    run: async ({ control: { clock } }) => {
      expect(await clock.advanceToNextEvent()).toBe(false);
      expect(await clock.now()).toBe(EPOCH_MS);
    },
  },
  {
    says: 'a task that only reads take on plans no event',
    run: async ({ control: { clock, tasks } }) => {
      await tasks.create({ course: { kind: 'manual', reads: 2 } });
      expect(await clock.advanceToNextEvent()).toBe(false);
    },
  },
];
