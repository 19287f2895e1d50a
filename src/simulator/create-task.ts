import type { Operation } from '../lifecycle/model.js';
import { withDefaults } from '../openapi/with-defaults.js';
import type { Fate } from '../timeline/fate.js';
import type { Phase, Task } from '../timeline/task.js';
import type { Reply } from './call.js';
import type { Call } from './call-context.js';
import type { Machine } from './machine.js';
import { readSource } from './read-source.js';
import { resolveFate } from './resolve-fate.js';
import { momentOf, openingMoment, successReply, withApplied } from './success-reply.js';
import type { World } from './world.js';

/** Submits a task. With `once`, a header value that was seen before names the task it created then. */
export function createTask(call: Call): Reply {
  const { operation, world } = call;
  const rule = operation.rule;
  if (rule === undefined) return successReply(call, undefined);
  const onceKey = onceKeyOf(call, rule);
  const known = onceKey === undefined ? undefined : world.store.get(world.once.get(onceKey) ?? '');
  if (known !== undefined) return successReply(call, momentOf(call, known));
  const state = firstState(call.machine, rule);
  const resolved = resolveFate(call, { from: state });
  if (resolved.kind === 'refused') return resolved.reply;
  const { fate, applied } = resolved;
  const echo = echoValues(call, rule);
  const task = storeTask(call.machine, world, { operation: rule.key, state, echo, nowMs: call.nowMs, fate });
  if (onceKey !== undefined) rememberOnce(world, onceKey, task.id);
  return withApplied(successReply(call, openingMoment(call, task)), applied);
}

/** The state in which the operation creates tasks. */
export const firstState = ({ api }: Machine, rule: Operation): string =>
  rule.to[0] ?? api.lifecycle.initial[0] ?? '';

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
  readonly fate: Fate;
  /** What else is known of its first phase, such as when its work began. */
  readonly more?: Partial<Phase>;
};

/** Puts a new task into the store under the next id. */
export function storeTask(machine: Machine, world: World, made: NewTask): Task {
  const { operation, state, echo, nowMs, fate, more } = made;
  const sequence = world.store.nextSequence();
  const task: Task = {
    id: machine.newId(world.namespace.settings.seed, sequence),
    sequence,
    createdMs: nowMs,
    input: { operation, echo },
    log: [{ atMs: nowMs, entry: 0, state, enteredMs: nowMs, progress: 0, fate, ...more }],
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
