import type { Listing } from '../lifecycle/model.js';
import type { Call } from './call-context.js';
import { detailOf, filterOf, projectRow } from './list-tasks.js';
import { standIn } from './unknown-reply.js';

/** How many tasks are looked at for one that the filter keeps out. */
const MAX_TASKS = 1_000;
/** A place in the order of creation that no task gets to. */
const FAR = 2 ** 31 + 1;

/**
 * A row that the list must not have: of a task that its filter keeps out, else of one that nobody ever submitted, in a
 * state that the filter keeps out where there is one.
 */
export function strangeRow(call: Call, listing: Listing): unknown {
  const passes = filterOf(call, listing);
  let looked = 0;
  for (const task of call.world.store.newestFirst()) {
    const detail = detailOf(call, task);
    if (!passes({ task, detail })) return projectRow(call, detail);
    if (++looked >= MAX_TASKS) break;
  }
  const made = [...call.machine.api.lifecycle.states.keys()].map((state) => madeUp(call, state));
  const chosen = made.find((row) => !passes(row)) ?? made[0];
  return chosen && projectRow(call, chosen.detail);
}

function madeUp(call: Call, state: string) {
  const { machine, world, nowMs } = call;
  const task = standIn(machine.newId(world.namespace.settings.seed, FAR), state, nowMs);
  return { task, detail: detailOf(call, task) };
}
