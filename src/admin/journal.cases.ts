import { expect } from 'vitest';
import { type ControlCase, created } from './control-case.cases.js';

const TASKS = '/api/v1/task';

/** Journal and client report. */
export const journalCases: readonly ControlCase[] = [
  {
    says: 'the journal has what was asked and answered, in order, in three forms alike',
    run: async ({ control: { journal, tasks }, ask }) => {
      const { id } = await created(tasks);
      await ask('GET', `${TASKS}/${id}`);
      await ask('GET', `${TASKS}/nope`);
      const exchanges = await journal.exchanges();
      expect(exchanges.map(({ request, answer, api, client }) => [request.url, answer, api, client])).toEqual(
        [
          [`${TASKS}/${id}`, expect.objectContaining({ status: 200 }), 'chunkr', 'case/1'],
          [`${TASKS}/nope`, expect.objectContaining({ status: 404 }), 'chunkr', 'case/1'],
        ],
      );
      const lines = (await journal.jsonl()).trimEnd().split('\n');
      expect(lines.map((line) => JSON.parse(line))).toEqual(exchanges);
      const { log } = JSON.parse(await journal.har());
      expect(log.entries.map((entry: { request: { url: string } }) => entry.request.url)).toEqual(
        exchanges.map(({ request, namespace }) => expect.stringContaining(`/@${namespace}${request.url}`)),
      );
      expect(log.creator.version).toMatch(/^\d+\.\d+\.\d+/);
      expect(await journal.dropped()).toBe(0);
    },
  },
  {
    says: 'credentials are in none of the forms',
    run: async ({ control: { journal }, ask }) => {
      await ask('GET', `${TASKS}/x`);
      const all = [JSON.stringify(await journal.exchanges()), await journal.jsonl(), await journal.har()];
      for (const text of all) {
        expect(text).toContain('***');
        expect(text).not.toContain('case-key');
      }
    },
  },
  {
    says: 'a journal that is full says how many exchanges are missing',
    run: async ({ control: { journal }, ask }) => {
      for (let index = 0; index < 22; index++) await ask('GET', `${TASKS}/${index}`);
      expect(await journal.dropped()).toBe(2);
      expect(await journal.exchanges()).toHaveLength(20);
      expect(JSON.parse(await journal.har()).log.comment).toMatch(/^2 earlier exchanges/);
    },
  },
  {
    says: 'a journal that is cleared is empty in every form',
    run: async ({ control: { journal }, ask }) => {
      await ask('GET', `${TASKS}/x`);
      await journal.clear();
      expect([await journal.exchanges(), await journal.jsonl(), await journal.dropped()]).toEqual([
        [],
        '',
        0,
      ]);
      expect(JSON.parse(await journal.har()).log.entries).toEqual([]);
    },
  },
  {
    says: 'control is not in the journal',
    run: async ({ control: { journal, tasks, clock } }) => {
      await tasks.create();
      await clock.advance('1s');
      await tasks.list();
      expect(await journal.exchanges()).toEqual([]);
    },
  },
  {
    says: 'the client report names a sin of the client that commits it, with evidence',
    run: async ({ control, ask }) => {
      const { id } = await created(control.tasks, { state: 'Succeeded' });
      for (let index = 0; index < 8; index++) await ask('GET', `${TASKS}/${id}`);
      const report = await control.client();
      expect(report.clients).toEqual([expect.objectContaining({ client: 'case/1', requests: 8 })]);
      const finding = report.findings.find((one) => one.id === 'poll-after-final');
      expect(finding).toMatchObject({ client: 'case/1', api: 'chunkr', task: id });
      expect(finding?.evidence.length).toBeGreaterThan(0);
      expect(await report.text()).toContain('poll-after-final');
      expect(report.dropped).toBe(0);
    },
  },
  {
    says: 'the report on one client is about no other',
    run: async ({ control, ask }) => {
      await ask('GET', `${TASKS}/x`);
      expect((await control.client('case/1')).clients).toHaveLength(1);
      const other = await control.client('nobody');
      expect([other.clients, other.findings]).toEqual([[], []]);
      expect(await other.text()).not.toContain('case/1');
    },
  },
];
