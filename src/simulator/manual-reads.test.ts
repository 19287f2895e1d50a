import { expect, test } from 'vitest';
import { situationAt } from '../timeline/situation-at.js';
import { openFateLab, operationOf, prefer, stateAfter } from './fate-lab.cases.js';

const reading = async (name: string, read: string, text: string) => {
  const lab = await openFateLab(name);
  const id = lab.submit(prefer(text));
  const get = () => {
    lab.send(operationOf(lab.api, read), { id });
    return lab.situation(id)?.state;
  };
  return { lab, id, get };
};

test.each([
  ['chunkr', 'get_task_route', ['Starting', 'Processing', 'Succeeded']],
  ['docling', 'task_status_poll', ['pending', 'processing', 'completed']],
  ['factpulse', 'getTaskStatus', ['PENDING', 'STARTED', 'SUCCESS']],
  ['literature', 'getTask', ['pending', 'running', 'completed']],
])(
  '%s: each state is left once it was read so often, however much time goes by',
  async (name, read, states) => {
    for (const reads of [1, 3]) {
      const { lab, id, get } = await reading(name, read, `progression=manual;reads=${reads}`);
      const seen = Array.from({ length: 3 * reads }, () => {
        stateAfter(lab, id, 3_600_000);
        return get();
      });
      expect(seen).toEqual(states.flatMap((state) => Array.from({ length: reads }, () => state)));
      expect(get()).toBe(states.at(-1));
    }
  },
);

test('the answer shows the state that its read leads to, at the instant of the read', async () => {
  const { lab, id } = await reading('literature', 'getTask', 'progression=manual');
  const bodies = [0, 1, 2].map(() => {
    lab.clock.advance(1_000);
    return JSON.parse(lab.send(operationOf(lab.api, 'getTask'), { id }).reply.body ?? '').data;
  });
  expect(bodies.map(({ status }) => status)).toEqual(['pending', 'running', 'completed']);
  expect([bodies[1].started_at, bodies[2].completed_at]).toEqual([
    '2025-01-01T00:00:02',
    '2025-01-01T00:00:03',
  ]);
});

test('tasks are counted each by itself, and lists, results, HEAD and refused calls count for nothing', async () => {
  const { lab, id, get } = await reading('literature', 'getTask', 'progression=manual;reads=2');
  const other = lab.submit(prefer('progression=manual;reads=2'));
  for (let count = 0; count < 5; count++) {
    lab.send(operationOf(lab.api, 'getTask'), { id: other });
    lab.send(operationOf(lab.api, 'listTasks'));
    lab.send({ ...operationOf(lab.api, 'getTask'), method: 'HEAD' }, { id });
  }
  expect([get(), get(), get()]).toEqual(['pending', 'pending', 'running']);
  expect(lab.situation(other)?.state).toBe('completed');
});

test('tasks on another course are not written to by reads', async () => {
  const { lab, id } = await reading('chunkr', 'get_task_route', 'progression=hold');
  const sent = [1, 2, 3].map(() => lab.send(operationOf(lab.api, 'get_task_route'), { id }));
  expect(sent.every(({ isStoreUntouched }) => isStoreUntouched)).toBe(true);
  const done = await reading('chunkr', 'get_task_route', 'progression=manual');
  for (let count = 0; count < 3; count++) done.get();
  const { isStoreUntouched } = done.lab.send(operationOf(done.lab.api, 'get_task_route'), { id: done.id });
  expect(isStoreUntouched).toBe(true);
});

test('reads leave a task its past', async () => {
  const { lab, id, get } = await reading('chunkr', 'get_task_route', 'progression=manual');
  const { timeline } = lab.simulator.machine;
  const past: (readonly [number, string])[] = [];
  for (let count = 0; count < 4; count++) {
    lab.clock.advance(1_000);
    past.push([lab.clock.now(), get() ?? '']);
  }
  const task = lab.world.store.get(id)!;
  expect(past.map(([nowMs]) => [nowMs, situationAt(timeline, task, nowMs).state])).toEqual(past);
});

test('an operation on a task that goes on when it is read moves it like any other', async () => {
  const { lab, id, get } = await reading('literature', 'getTask', 'progression=manual');
  expect([get(), get()]).toEqual(['pending', 'running']);
  lab.send(operationOf(lab.api, 'cancelTask'), { id });
  expect([get(), get()]).toEqual(['cancelled', 'cancelled']);
});
