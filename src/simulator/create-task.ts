import type { Operation } from '../lifecycle/model.js';
import { withDefaults } from '../openapi/with-defaults.js';
import type { Task } from '../timeline/task.js';
import type { Reply } from './call.js';
import type { Call } from './call-context.js';
import type { Machine } from './machine.js';
import { readSource } from './read-source.js';
import { momentOf, successReply } from './success-reply.js';
import type { World } from './world.js';

/** Submits a task. With `once`, a header value that was seen before names the task it created then. */
export function createTask(call: Call): Reply {
  const { operation, world } = call;
  const rule = operation.rule;
  if (rule === undefined) return successReply(call, undefined);
  const onceKey = onceKeyOf(call, rule);
  const known = onceKey === undefined ? undefined : world.store.get(world.once.get(onceKey) ?? '');
  if (known !== undefined) return successReply(call, momentOf(call, known));
  const task = storeTask(call.machine, world, {
    operation: rule.key,
    state: rule.to[0] ?? call.machine.api.lifecycle.initial[0] ?? '',
    echo: echoValues(call, rule),
    nowMs: call.nowMs,
  });
  if (onceKey !== undefined) rememberOnce(world, onceKey, task.id);
  return successReply(call, momentOf(call, task));
}

/** Keys beyond this number are forgotten, the oldest first: a service does not keep them for ever either. */
const MAX_ONCE_KEYS = 100_000;

function rememberOnce({ once }: World, key: string, id: string): void {
  const [oldest] = once.size >= MAX_ONCE_KEYS ? once.keys() : [];
  if (oldest !== undefined) once.delete(oldest);
  once.set(key, id);
}

/** What a task is made of; its id and place come from the store. */
export type NewTask = {
  readonly operation: string;
  readonly state: string;
  readonly echo: readonly unknown[];
  readonly nowMs: number;
};

/** Puts a new task into the store under the next id. */
export function storeTask(machine: Machine, world: World, { operation, state, echo, nowMs }: NewTask): Task {
  const sequence = world.store.nextSequence();
  const task: Task = {
    id: machine.newId(machine.seed, sequence),
    sequence,
    createdMs: nowMs,
    input: { operation, echo },
    log: [{ atMs: nowMs, entry: 0, state, enteredMs: nowMs, progress: 0 }],
  };
  noteDropped(machine, world, world.store.append(task));
  return task;
}

/** Says that tasks made room for new ones: at the first, the tenth, the hundredth, so that a long run is not drowned. */
function noteDropped(machine: Machine, world: World, ids: readonly string[]): void {
  for (const id of ids) {
    world.dropped++;
    if (!/^10*$/.test(String(world.dropped))) continue;
    const so = world.dropped === 1 ? `task ${id} made room` : `${world.dropped} tasks have made room by now`;
    const { size } = world.store;
    machine.onWarning(
      `${machine.api.name}: at most ${size} ${size === 1 ? 'task is' : 'tasks are'} kept, the oldest go first: ${so}. Raise maxTasks (--max-tasks) to keep more.`,
    );
  }
}

function onceKeyOf(call: Call, rule: Operation): string | undefined {
  const value = rule.once && call.head.headers[rule.once.header.toLowerCase()];
  return value === undefined ? undefined : `${rule.key} ${value}`;
}

/** What `echo` will repeat: values as given, else the defaults of the request's schema; `null` counts as not given. */
export function echoValues(call: Call, rule: Operation): readonly unknown[] {
  if (rule.echo.length === 0) return NOTHING;
  const { operation, machine, request } = call;
  const schema = [...(operation.spec.requestBody?.contents.values() ?? [])][0]?.schema;
  const filled = (body: unknown) => (schema === undefined ? body : withDefaults(machine.api, schema, body));
  const [given, blank] = [filled(request.body), filled({})];
  return rule.echo.map(
    ({ from }) =>
      readSource(from, { ...request, body: given }) ?? readSource(from, { ...request, body: blank }),
  );
}

const NOTHING: readonly unknown[] = [];
