import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Task } from '../timeline/task.js';
import type { Store } from './store.js';

/** A task with one log entry, as a submit leaves it. */
export function taskOf(sequence: number, id = `task-${sequence}`): Task {
  const createdMs = 1_000 * sequence;
  const first = { atMs: createdMs, entry: 0, state: 'pending', enteredMs: createdMs, progress: 0 };
  return { id, sequence, createdMs, input: { operation: 'submit', echo: [] }, log: [first] };
}

/** The task with one log entry more; `mark` tells two such changes apart. */
function movedTo(task: Task, mark: number): Task {
  const entry = task.log.length;
  const phase = { atMs: mark, entry, state: `state-${mark}`, enteredMs: mark, progress: 0 };
  return { ...task, log: [...task.log, phase] };
}

function append(store: Store): Task {
  const task = taskOf(store.nextSequence());
  store.append(task);
  return task;
}

function readOf(store: Store, id: string): Task {
  const task = store.get(id);
  if (task === undefined) throw new Error(`Expected task ${id} in the store, got none.`);
  return task;
}

const idsOf = (tasks: Iterable<Task>) => [...tasks].map(({ id }) => id);

/** What every store promises. `create` makes an empty one; `maxTasks` is its room, ample where absent. */
export function storeCases(name: string, create: CreateStore): void {
  identityCases(name, create);
  changeCases(name, create);
  orderCases(name, create);
}

type CreateStore = (maxTasks?: number) => Store;

function identityCases(name: string, create: CreateStore): void {
  test(`${name}: an empty store has no task, and its first sequence is 1`, () => {
    const store = create();
    expect([store.size, store.nextSequence(), store.get('task-1')]).toEqual([0, 1, undefined]);
    expect([...store.oldestFirst(), ...store.newestFirst()]).toEqual([]);
  });

  test(`${name}: what is appended is found by its id`, () => {
    const store = create();
    const task = append(store);
    append(store);
    expect(store.get(task.id)).toEqual(task);
    expect(store.size).toBe(2);
  });

  test(`${name}: ids are plain texts, also those of members that every object has`, () => {
    const store = create();
    expect(store.get('constructor')).toBeUndefined();
    for (const id of ['__proto__', 'constructor', '', 'a/b ä'])
      store.append(taskOf(store.nextSequence(), id));
    expect(idsOf(store.oldestFirst())).toEqual(['__proto__', 'constructor', '', 'a/b ä']);
    expect(store.get('__proto__')?.sequence).toBe(1);
  });

  test(`${name}: a task out of sequence or under a taken id is not appended`, () => {
    const store = create();
    append(store);
    expect(() => store.append(taskOf(1, 'other'))).toThrow('is not the next one');
    expect(() => store.append(taskOf(3))).toThrow('is not the next one');
    expect(() => store.append(taskOf(2, 'task-1'))).toThrow('is not the next one');
    expect(idsOf(store.oldestFirst())).toEqual(['task-1']);
    expect(store.nextSequence()).toBe(2);
  });
}

function changeCases(name: string, create: CreateStore): void {
  test(`${name}: a task that was removed is known as it was last, until its id is given again`, () => {
    const store = create();
    const task = append(store);
    expect(store.removed(task.id)).toBeUndefined();
    const moved = movedTo(task, 1);
    store.compareAndSet(task, moved);
    store.remove(moved);
    expect([store.get(task.id), store.removed(task.id)]).toEqual([undefined, moved]);
    store.append(taskOf(store.nextSequence(), task.id));
    expect(store.removed(task.id)).toBeUndefined();
  });

  test(`${name}: of many removed tasks the last 1,000 are known`, () => {
    const store = create();
    for (let count = 0; count < 1_001; count++) store.remove(append(store));
    expect([1, 2, 1_001].map((sequence) => store.removed(`task-${sequence}`)?.sequence)).toEqual([
      undefined,
      2,
      1_001,
    ]);
  });

  test(`${name}: of two changes from one reading only the first takes effect`, () => {
    const store = create();
    append(store);
    const read = readOf(store, 'task-1');
    expect(store.compareAndSet(read, movedTo(read, 1))).toBe(true);
    expect(store.compareAndSet(read, movedTo(read, 2))).toBe(false);
    expect(store.remove(read)).toBe(false);
    expect(store.get('task-1')?.log.map(({ state }) => state)).toEqual(['pending', 'state-1']);
  });

  test(`${name}: a removed task stays away, and its sequence is not given again`, () => {
    const store = create();
    append(store);
    const read = readOf(store, 'task-1');
    expect(store.remove(read)).toBe(true);
    expect(store.remove(read)).toBe(false);
    expect(store.compareAndSet(read, movedTo(read, 1))).toBe(false);
    expect([store.size, store.get('task-1'), store.nextSequence()]).toEqual([0, undefined, 2]);
  });

  test(`${name}: the id of a removed task may be given again, and names the new task alone`, () => {
    const store = create(2);
    append(store);
    store.remove(readOf(store, 'task-1'));
    append(store);
    store.append(taskOf(3, 'task-1'));
    expect(idsOf(store.newestFirst())).toEqual(['task-1', 'task-2']);
    expect(store.append(taskOf(4))).toEqual(['task-2']);
    expect(idsOf(store.oldestFirst())).toEqual(['task-1', 'task-4']);
  });
}

function orderCases(name: string, create: CreateStore): void {
  test(`${name}: a changed task keeps its place in the order of creation`, () => {
    const store = create();
    for (let count = 0; count < 3; count++) append(store);
    const read = readOf(store, 'task-2');
    store.compareAndSet(read, movedTo(read, 1));
    expect(idsOf(store.oldestFirst())).toEqual(['task-1', 'task-2', 'task-3']);
    expect(idsOf(store.newestFirst())).toEqual(['task-3', 'task-2', 'task-1']);
    expect([...store.newestFirst()][1]?.log.length).toBe(2);
  });

  test(`${name}: a full store drops the oldest task that is left, and says which`, () => {
    const store = create(2);
    append(store);
    append(store);
    store.remove(readOf(store, 'task-1'));
    expect(store.append(taskOf(3))).toEqual([]);
    expect(store.append(taskOf(4))).toEqual(['task-2']);
    expect(idsOf(store.oldestFirst())).toEqual(['task-3', 'task-4']);
    expect(store.nextSequence()).toBe(5);
  });

  test(`${name}: whatever is done to it, it reads like a plain list`, () => {
    fc.assert(
      fc.property(fc.option(fc.integer({ min: 1, max: 6 })), steps, (room, some) => {
        const maxTasks = room ?? undefined;
        runBoth(create(maxTasks), new Model(maxTasks ?? Number.POSITIVE_INFINITY), some);
      }),
      { numRuns: 300 },
    );
  });
}

type Step = {
  readonly kind: 'append' | 'change' | 'remove' | 'change-stale' | 'remove-stale';
  readonly pick: number;
};

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    kind: fc.constantFrom('append', 'append', 'append', 'change', 'remove', 'change-stale', 'remove-stale'),
    pick: fc.nat(1_000),
  }),
  { maxLength: 60 },
);

/** The naive store: a list of the tasks that are there, and every reading that was ever taken. */
class Model {
  tasks: Task[] = [];
  sequence = 1;
  readonly readings: Task[] = [];
  constructor(readonly maxTasks: number) {}

  append(task: Task): string[] {
    const dropped = this.tasks.splice(0, Math.max(0, this.tasks.length + 1 - this.maxTasks));
    this.tasks.push(task);
    this.sequence++;
    return dropped.map(({ id }) => id);
  }

  /** `next` absent: removes. */
  replace(expected: Task, next?: Task): boolean {
    const at = this.tasks.findIndex((task) => JSON.stringify(task) === JSON.stringify(expected));
    if (at !== -1) this.tasks.splice(at, 1, ...(next === undefined ? [] : [next]));
    return at !== -1;
  }
}

function runBoth(store: Store, model: Model, some: readonly Step[]): void {
  for (const [mark, step] of some.entries()) {
    runStep(store, model, { ...step, mark });
    expect([...store.oldestFirst()]).toEqual(model.tasks);
    expect([...store.newestFirst()]).toEqual(model.tasks.toReversed());
    expect([store.size, store.nextSequence()]).toEqual([model.tasks.length, model.sequence]);
    for (const { id } of model.readings) {
      expect(store.get(id)).toEqual(model.tasks.find((task) => task.id === id));
    }
  }
}

function runStep(store: Store, model: Model, { kind, pick, mark }: Step & { mark: number }): void {
  if (kind === 'append') {
    const task = taskOf(store.nextSequence());
    expect(store.append(task)).toEqual(model.append(task));
    model.readings.push(readOf(store, task.id));
    return;
  }
  const isStale = kind.endsWith('stale');
  const known = isStale ? model.readings : model.tasks.map(({ id }) => readOf(store, id));
  const expected = known[pick % Math.max(1, known.length)];
  if (expected === undefined) return;
  if (kind.startsWith('remove')) {
    expect(store.remove(expected)).toBe(model.replace(expected));
    return;
  }
  const next = movedTo(expected, mark);
  expect(store.compareAndSet(expected, next)).toBe(model.replace(expected, next));
  const read = store.get(expected.id);
  if (read !== undefined) model.readings.push(read);
}
