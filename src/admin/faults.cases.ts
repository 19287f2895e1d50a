import { expect } from 'vitest';
import { type ControlCase, created, refused } from './control-case.cases.js';

const TASKS = '/api/v1/task';

/** Faults and settings. */
export const faultCases: readonly ControlCase[] = [
  {
    says: 'a fault that is added hits, is counted, and is gone once it is removed',
    run: async ({ control: { faults, tasks }, ask }) => {
      const { id } = await created(tasks);
      const added = await faults.add({ id: 'down', fault: { kind: 'server-error', status: 503 } });
      expect(added).toMatchObject({ rule: { id: 'down', probability: 1, after: 0 }, matched: 0, hits: 0 });
      expect((await ask('GET', `${TASKS}/${id}`)).status).toBe(503);
      expect(await faults.list()).toEqual([{ ...added, matched: 1, hits: 1 }]);
      await faults.remove('down');
      expect((await ask('GET', `${TASKS}/${id}`)).status).toBe(200);
      expect(await faults.list()).toEqual([]);
    },
  },
  {
    says: 'three notations and a bare name are understood',
    run: async ({ control: { faults } }) => {
      const added = await faults.addAll([
        'latency',
        { fault: 'latency' },
        { request: { method: 'GET' }, response: { fault: 'CONNECTION_RESET_BY_PEER' } },
        { type: 'latency', attributes: { latency: 200, jitter: 50 } },
      ]);
      expect(added.map(({ rule }) => rule.fault.kind)).toEqual(['latency', 'latency', 'reset', 'latency']);
      expect(new Set(added.map(({ rule }) => rule.id)).size).toBe(4);
      expect(await faults.list()).toEqual(added);
    },
  },
  {
    says: 'a rule with a known id takes the place of the other one',
    run: async ({ control: { faults } }) => {
      await faults.add({ id: 'a', fault: 'latency' });
      await faults.add({ id: 'a', fault: 'reset' });
      expect((await faults.list()).map(({ rule }) => rule.fault.kind)).toEqual(['reset']);
    },
  },
  {
    says: 'a duration counts from the present of the clock',
    run: async ({ control: { faults, clock } }) => {
      const { rule } = await faults.add({ ttl: '5s', fault: 'reset' });
      expect(rule.untilMs).toBe((await clock.now()) + 5_000);
    },
  },
  {
    says: 'of several faults all are added or none',
    run: async ({ control: { faults } }) => {
      await expect(faults.addAll(['latency', 'latncy'])).rejects.toEqual(
        refused('invalid-fault', /Did you mean latency\?/),
      );
      expect(await faults.list()).toEqual([]);
      expect(await faults.addAll([])).toEqual([]);
    },
  },
  {
    says: 'a rule that cannot be is refused',
    run: async ({ control: { faults } }) => {
      const wrong = (rule: object, message: RegExp) =>
        expect(faults.add(rule as never)).rejects.toEqual(refused('invalid-fault', message));
      await wrong({}, /fault/);
      await wrong({ fault: 'latency', probability: 2 }, /probability/);
      await wrong({ fault: { kind: 'latency', speed: 1 } }, /speed/);
      await wrong({ fault: 'latency', match: { operation: 'getTsk' } }, /getTsk/);
      await wrong({ fault: 'latency', match: { state: 'Broken' } }, /Broken/);
      await wrong({ response: { fault: 'NO_SUCH' } }, /NO_SUCH/);
    },
  },
  {
    says: 'removing a rule that is not there is refused with those that are',
    run: async ({ control: { faults } }) => {
      await faults.add({ id: 'profile:x/a', fault: 'latency' });
      await expect(faults.remove('b')).rejects.toEqual(refused('unknown-rule', /Known: profile:x\/a/));
      await faults.remove('profile:x/a');
    },
  },
  {
    says: 'all rules are removed at once',
    run: async ({ control: { faults } }) => {
      await faults.addAll(['latency', 'reset']);
      await faults.reset();
      expect(await faults.list()).toEqual([]);
    },
  },
  {
    says: 'the catalogue names every fault with its parameters, and each can be added as its example says',
    run: async ({ control: { faults } }) => {
      const kinds = await faults.kinds();
      expect(kinds.length).toBeGreaterThan(40);
      expect(kinds.map(({ kind }) => kind)).toContain('stuck-task');
      for (const { family, says, parameters } of kinds) {
        expect(['environment', 'contract']).toContain(family);
        expect([says.length > 10, parameters.type]).toEqual([true, 'object']);
      }
      const added = await faults.addAll(kinds.map(({ kind, example }) => ({ fault: { kind, ...example } })));
      expect(added.map(({ rule }) => rule.fault.kind)).toEqual(kinds.map(({ kind }) => kind));
    },
  },
  {
    says: 'settings are shown with everything that could be chosen',
    run: async ({ control: { settings } }) => {
      const { knownProfiles, ...chosen } = await settings.get();
      expect(chosen).toEqual({
        seed: 1,
        profile: 'happy',
        scenarios: [],
        knownScenarios: ['outage'],
      });
      expect(knownProfiles).toEqual(expect.arrayContaining(['happy', 'flaky', 'hostile', 'mine']));
    },
  },
  {
    says: 'settings are changed one by one, and their faults come and go with them',
    run: async ({ control: { settings, faults } }) => {
      await settings.use({ profile: 'flaky' });
      expect(await settings.get()).toMatchObject({ seed: 1, profile: 'flaky', scenarios: [] });
      expect((await faults.list()).length).toBeGreaterThan(0);
      await settings.use({ seed: 7, scenarios: ['outage'] });
      expect(await settings.get()).toMatchObject({ seed: 7, profile: 'flaky', scenarios: ['outage'] });
      await settings.use({ profile: 'mine', scenarios: [] });
      expect(await settings.get()).toMatchObject({ seed: 7, profile: 'mine', scenarios: [] });
      expect(await faults.list()).toEqual([]);
    },
  },
  {
    says: 'another seed draws other ids',
    run: async ({ control: { settings, tasks, reset } }) => {
      const first = await created(tasks);
      await reset();
      expect((await created(tasks)).id).toBe(first.id);
      await reset();
      await settings.use({ seed: 2 });
      expect((await created(tasks)).id).not.toBe(first.id);
    },
  },
  {
    says: 'settings that nobody knows are refused, and none of the change is made',
    run: async ({ control: { settings } }) => {
      await expect(settings.use({ seed: 9, profile: 'slwo' })).rejects.toEqual(
        refused('unknown-profile', /Known: .*slow/),
      );
      await expect(settings.use({ seed: 9, scenarios: ['calm'] })).rejects.toEqual(
        refused('unknown-scenario', /Known: outage/),
      );
      await expect(settings.use({ seed: 1.5 })).rejects.toEqual(refused('invalid'));
      await expect(settings.use({ seed: -1 })).rejects.toEqual(refused('invalid'));
      expect((await settings.get()).seed).toBe(1);
    },
  },
];
