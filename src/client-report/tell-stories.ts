import type { Exchange } from '../exchange/exchange.js';
import type { Api } from '../openapi/api.js';
import type { Call } from './call.js';
import { bySending, isAnsweredBefore } from './elapsed.js';
import { createOperationFinder } from './find-operation.js';
import { type Known, learn, nothing } from './known.js';
import { readCall } from './read-call.js';
import type { ClientStory, Recording, Step, TaskStory } from './story.js';

/** What each client did with each API and task. */
export function tellStories(
  apis: readonly Api[],
  exchanges: readonly Exchange[],
  dropped: number,
): Recording {
  const sorted = exchanges.toSorted(bySending);
  const find = createOperationFinder(apis);
  const calls = sorted.flatMap((exchange) => readCall(find, exchange) ?? []);
  const touched = groupTouches(calls);
  const recording: Recording & { readonly stories: ClientStory[] } = {
    exchanges: sorted,
    stories: [],
    isCut: dropped > 0,
    touches: (api, task) => touched.get(keyOf(api.name, task)) ?? [],
  };
  for (const own of groupBy(calls, ({ client, api }) => keyOf(client, api.name)).values()) {
    const [first] = own;
    if (first === undefined) continue;
    const { client, api } = first;
    recording.stories.push({ client, api, calls: own, tasks: tellTasks(own), recording });
  }
  return recording;
}

/** The items by key, in the order of the first of each. */
export function groupBy<T>(
  items: readonly T[],
  keyOfItem: (item: T) => string,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOfItem(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

function tellTasks(calls: readonly Call[]): readonly TaskStory[] {
  const named = calls.filter(({ task }) => task !== undefined);
  return [...groupBy(named, ({ task = '' }) => task)].map(([task, own]) => {
    const submit = own.find(({ aim }) => aim === 'submit');
    return { task, steps: followTask(own), ...(submit !== undefined && { submit }) };
  });
}

/** An answer counts for what was sent after it had come, not for what was under way by then. */
function followTask(calls: readonly Call[]): readonly Step[] {
  const steps: Step[] = [];
  let known: Known = nothing;
  let pending: readonly Call[] = [];
  for (const call of calls) {
    const came = pending.filter((earlier) => isAnsweredBefore(earlier.exchange, call.exchange));
    known = came.reduce(learn, known);
    pending = [...pending.filter((earlier) => !came.includes(earlier)), call];
    steps.push({ call, before: known, after: learn(known, call) });
  }
  return steps;
}

function groupTouches(calls: readonly Call[]): ReadonlyMap<string, readonly Call[]> {
  const touches = calls.flatMap((call) => {
    const tasks = call.task === undefined ? call.listed : [call.task];
    return tasks.map((task) => ({ key: keyOf(call.api.name, task), call }));
  });
  const groups = groupBy(touches, ({ key }) => key);
  return new Map([...groups].map(([key, group]) => [key, group.map(({ call }) => call)]));
}

const keyOf = (...parts: readonly string[]): string => JSON.stringify(parts);
