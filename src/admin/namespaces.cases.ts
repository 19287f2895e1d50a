import { expect } from 'vitest';
import { type ControlCase, created, refused } from './control-case.cases.js';

const EPOCH_MS = Date.UTC(2025, 0, 1);

/** Namespaces and the reset. */
export const namespaceCases: readonly ControlCase[] = [
  {
    says: 'a namespace is made when it is first used, and gone once it is dropped',
    run: async ({ all, control }) => {
      const name = `${control.namespace}-new`;
      const own = all.within(name);
      expect(own.namespace).toBe(name);
      await own.clock.advance('1s');
      const task = await created(own.tasks);
      expect(await all.namespaces()).toEqual(expect.arrayContaining(['', name]));
      await all.drop(name);
      expect(await all.namespaces()).not.toContain(name);
      expect(await own.clock.now()).toBe(EPOCH_MS);
      await expect(own.tasks.get(task.id)).rejects.toEqual(refused('unknown-task', /none here/));
      await all.drop(name);
    },
  },
  {
    says: 'what is done in one namespace is not seen in another',
    run: async ({ all, control }) => {
      const other = all.within(`${control.namespace}-other`);
      await control.clock.advance('1s');
      await control.tasks.create();
      await control.faults.add('latency');
      await control.settings.use({ seed: 5 });
      expect(await other.clock.now()).toBe(EPOCH_MS);
      expect(await other.tasks.list()).toEqual([]);
      expect(await other.faults.list()).toEqual([]);
      expect((await other.settings.get()).seed).toBe(1);
      await all.drop(other.namespace);
    },
  },
  {
    says: 'dropping a namespace that is not there is refused with those that are',
    run: async ({ all }) => {
      await expect(all.drop('no-such')).rejects.toEqual(refused('unknown-namespace', /Known: /));
    },
  },
  {
    says: 'a name that cannot stand in a path is refused',
    run: async ({ all }) => {
      for (const name of ['a/b', 'ä', ' ', 'x'.repeat(65)])
        await expect((async () => all.within(name).clock.now())()).rejects.toEqual(refused('invalid'));
    },
  },
  {
    says: 'dropping the default namespace resets it',
    run: async ({ all }) => {
      const unnamed = all.within('');
      await unnamed.tasks.create();
      await unnamed.faults.add('latency');
      await all.drop('');
      expect(await unnamed.tasks.list()).toEqual([]);
      expect(await unnamed.faults.list()).toEqual([]);
      expect(await all.namespaces()).toContain('');
    },
  },
  {
    says: 'a reset puts back everything but the clock',
    run: async ({ control, ask }) => {
      const { clock, tasks, faults, settings, journal } = control;
      await clock.switchTo({ kind: 'auto' });
      await clock.advance('1s');
      await tasks.create();
      await ask('GET', '/api/v1/task/x');
      await settings.use({ seed: 5, profile: 'flaky', scenarios: ['outage'] });
      await faults.add('latency');
      await control.reset();
      expect([await tasks.list(), await faults.list(), await journal.exchanges()]).toEqual([[], [], []]);
      expect(await settings.get()).toMatchObject({ seed: 1, profile: 'happy', scenarios: [] });
      expect([await clock.mode(), await clock.now()]).toEqual([{ kind: 'auto' }, EPOCH_MS + 1_000]);
    },
  },
];
