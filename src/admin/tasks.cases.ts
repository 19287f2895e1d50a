import { expect } from 'vitest';
import { type ControlCase, created, refused } from './control-case.cases.js';

const EPOCH_MS = Date.UTC(2025, 0, 1);
const PLACE = '/api/v1/task';

/** Tasks. */
export const taskCases: readonly ControlCase[] = [
  {
    says: 'a task that was created is there for the API and for control',
    run: async ({ control: { tasks }, ask }) => {
      const task = await created(tasks);
      expect(task).toMatchObject({
        api: 'chunkr',
        state: 'Starting',
        createdMs: EPOCH_MS,
        enteredMs: EPOCH_MS,
        progress: 0,
        isFinal: false,
        course: { kind: 'time' },
      });
      expect(task.plan.map(({ state }) => state)).toEqual(['Starting', 'Processing', 'Succeeded']);
      expect(task.leavesMs).toBe(task.plan[1]?.entersMs);
      expect(await tasks.get(task.id)).toEqual(task);
      const shown = (await (await ask('GET', `${PLACE}/${task.id}`)).json()) as object;
      expect(shown).toMatchObject({ task_id: task.id, status: 'Starting' });
    },
  },
  {
    says: 'tasks are created in a state, on a course, as many as were asked for',
    run: async ({ control: { tasks } }) => {
      const failed = await tasks.create({ state: 'Failed', count: 3 });
      expect(failed.map(({ state, isFinal }) => [state, isFinal])).toEqual(Array(3).fill(['Failed', true]));
      const held = await created(tasks, { course: { kind: 'hold' } });
      expect(held).toMatchObject({
        state: 'Starting',
        course: { kind: 'hold' },
        plan: [{ state: 'Starting' }],
      });
      expect(held.leavesMs).toBeUndefined();
    },
  },
  {
    says: 'the list begins with the newest, and is filtered and cut',
    run: async ({ control: { tasks, clock } }) => {
      const ids: string[] = [];
      for (const state of ['Starting', 'Failed', 'Failed']) {
        ids.unshift((await created(tasks, { state })).id);
        await clock.advance(1);
      }
      const listed = async (filter?: Parameters<typeof tasks.list>[0]) =>
        (await tasks.list(filter)).map(({ id }) => id);
      expect(await listed()).toEqual(ids);
      expect(await listed({ state: 'Failed' })).toEqual(ids.slice(0, 2));
      expect(await listed({ limit: 1 })).toEqual(ids.slice(0, 1));
      expect(await listed({ api: 'chunkr', state: 'Starting' })).toEqual(ids.slice(2));
    },
  },
  {
    says: 'a filter that names nothing is refused, and so is a limit that cannot be',
    run: async ({ control: { tasks } }) => {
      await expect(tasks.list({ state: 'Broken' })).rejects.toEqual(
        refused('unknown-state', /Known: Starting/),
      );
      await expect(tasks.list({ api: 'nope' })).rejects.toEqual(refused('unknown-api', /Known: chunkr/));
      await expect(tasks.list({ limit: 0 })).rejects.toEqual(refused('invalid'));
    },
  },
  {
    says: 'a task is moved to a state that the lifecycle does not lead to',
    run: async ({ control: { tasks } }) => {
      const task = await created(tasks, { state: 'Succeeded' });
      expect(await tasks.move(task.id, { state: 'Processing' })).toMatchObject({
        state: 'Processing',
        isFinal: false,
      });
      expect(await tasks.move(task, { state: 'Failed' })).toMatchObject({ state: 'Failed', isFinal: true });
    },
  },
  {
    says: 'a task that is held stays for ever, and goes on once it is released',
    run: async ({ control: { tasks, clock } }) => {
      const { id } = await created(tasks);
      expect(await tasks.hold(id)).toMatchObject({ state: 'Starting', course: { kind: 'hold' } });
      await clock.advance('1d');
      expect(await tasks.get(id)).toMatchObject({ state: 'Starting' });
      expect(await tasks.release(id)).toMatchObject({ state: 'Starting', course: { kind: 'time' } });
      await clock.advance('1h');
      expect(await tasks.get(id)).toMatchObject({ state: 'Succeeded', progress: 1 });
    },
  },
  {
    says: 'a task that is held in a later state gets there first',
    run: async ({ control: { tasks, clock } }) => {
      const { id } = await created(tasks);
      await tasks.hold(id, 'Processing');
      expect(await tasks.get(id)).toMatchObject({ state: 'Starting' });
      await clock.advance('1d');
      expect(await tasks.get(id)).toMatchObject({ state: 'Processing', isFinal: false });
    },
  },
  {
    says: 'a task follows every course that it is given',
    run: async ({ control: { tasks, clock } }) => {
      const { id } = await created(tasks);
      const stays = [{ state: 'Processing', forMs: 10 }, { state: 'Failed' }];
      expect((await tasks.follow(id, { kind: 'script', stays })).course).toEqual({ kind: 'script', stays });
      await clock.advance(10);
      expect(await tasks.get(id)).toMatchObject({ state: 'Failed', finishedMs: EPOCH_MS + 10 });
      expect((await tasks.follow(id, { kind: 'manual', reads: 2 })).course).toEqual({
        kind: 'manual',
        reads: 2,
      });
      const other = await created(tasks);
      await tasks.follow(other.id, { kind: 'immediate' });
      expect(await tasks.get(other.id)).toMatchObject({ isFinal: true });
    },
  },
  {
    says: 'a course that cannot be followed is refused',
    run: async ({ control: { tasks } }) => {
      const { id } = await created(tasks);
      const wrong = async (course: object, code: string) =>
        expect(tasks.follow(id, course as never)).rejects.toEqual(refused(code));
      await wrong({ kind: 'quick' }, 'invalid');
      await wrong({ kind: 'manual', reads: 0 }, 'invalid');
      await wrong({ kind: 'script', stays: [] }, 'invalid');
      await wrong({ kind: 'script', stays: [{ state: 'Processing' }, { state: 'Failed' }] }, 'invalid');
      await wrong({ kind: 'script', stays: [{ state: 'Failed', forMs: -1 }] }, 'invalid');
      await wrong({ kind: 'script', stays: [{ state: 'Broken' }] }, 'unknown-state');
      await wrong({ kind: 'hold', state: 'Broken' }, 'unknown-state');
    },
  },
  {
    says: 'a task that is deleted is unknown from then on, to the API too',
    run: async ({ control: { tasks }, ask }) => {
      const { id } = await created(tasks);
      await tasks.delete(id);
      await expect(tasks.get(id)).rejects.toEqual(refused('unknown-task'));
      expect((await ask('GET', `${PLACE}/${id}`)).status).toBe(404);
    },
  },
  {
    says: 'an unknown task is refused by every call, with one that is known',
    run: async ({ control: { tasks } }) => {
      const { id } = await created(tasks);
      const unknown = refused('unknown-task', new RegExp(`"a/b c".*such as "${id}"`));
      for (const call of [
        () => tasks.get('a/b c'),
        () => tasks.move('a/b c', { state: 'Failed' }),
        () => tasks.hold('a/b c'),
        () => tasks.release('a/b c'),
        () => tasks.follow('a/b c', { kind: 'time' }),
        () => tasks.delete('a/b c'),
      ])
        await expect(call()).rejects.toEqual(unknown);
    },
  },
  {
    says: 'an unknown state, an unknown outcome and a count that cannot be are refused',
    run: async ({ control: { tasks } }) => {
      const { id } = await created(tasks);
      await expect(tasks.move(id, { state: 'Broken' })).rejects.toEqual(refused('unknown-state', /Known: /));
      await expect(tasks.move(id, { state: 'Failed', outcome: 'x' })).rejects.toEqual(
        refused('unknown-outcome'),
      );
      await expect(tasks.hold(id, 'Broken')).rejects.toEqual(refused('unknown-state'));
      await expect(tasks.create({ state: 'Broken' })).rejects.toEqual(refused('unknown-state'));
      await expect(tasks.create({ outcome: 'x' })).rejects.toEqual(refused('invalid'));
      await expect(tasks.create({ count: 0 })).rejects.toEqual(refused('invalid'));
      await expect(tasks.create({ count: 10_001 })).rejects.toEqual(refused('invalid'));
      expect(await tasks.list()).toHaveLength(1);
    },
  },
  {
    says: 'where several APIs are served, a task is named with its API',
    run: async ({ two: { tasks } }) => {
      await expect(tasks.create()).rejects.toEqual(refused('unknown-api', /chunkr, docling/));
      const one = await created(tasks, { api: 'chunkr' });
      const other = await created(tasks, { api: 'docling' });
      expect([one.api, other.api]).toEqual(['chunkr', 'docling']);
      expect(await tasks.get({ api: 'docling', id: other.id })).toEqual(other);
      expect((await tasks.list({ state: 'processing' })).map(({ api }) => api)).toEqual([]);
      expect((await tasks.list({ api: 'docling' })).map(({ id }) => id)).toEqual([other.id]);
      // One seed gives both the same id.
      await expect(tasks.get(one.id)).rejects.toEqual(refused('ambiguous-task', /chunkr and docling/));
      await tasks.delete(one);
      expect(await tasks.get(other)).toEqual(other);
    },
  },
];
