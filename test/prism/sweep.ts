import type { Api, ApiOperation } from '../../src/openapi/api.js';
import type { Situation } from '../../src/timeline/task.js';
import { situationAt } from '../../src/timeline/situation-at.js';
import { buildRequest } from '../random/build-request.js';
import { reachableCells } from '../random/cells.js';
import type { Stage } from './refereed.js';
import { sendCall } from './send-call.js';

/** Requests, steps of the clock and new tasks together: a third of it is enough for the largest of the five. */
const MOST_STEPS = 3_000;

/** At most so many combinations of query parameters and examples of a body are sent in each cell. */
const MOST_VARIANTS = 9;

type Place = { readonly id: string } & Pick<Situation, 'state' | 'outcome' | 'leavesMs'>;
type Cell = { readonly operation: ApiOperation; readonly place: Place; readonly key: string };

/**
 * Calls every operation with each of its variants on tasks in every state that can be reached, by the shortest way:
 * what a task's state is good for, then the next step of the clock, then a new task. Returns the cells left over.
 */
export async function sweep({ api, sim, url }: Stage): Promise<readonly string[]> {
  const missing = new Map(cellsOf(api));
  let created = 0;
  for (let step = 0; step < MOST_STEPS && missing.size > 0; step++) {
    const places = placesOf(sim.mounts[0]!.simulator);
    const cell = chooseCell(api, places, missing);
    if (cell !== undefined) {
      const variant = missing.get(cell.key)! - 1;
      await sendCall(url, buildRequest(api, cell.operation, { id: cell.place.id, variant }));
      if (variant === 0) missing.delete(cell.key);
      else missing.set(cell.key, variant);
      continue;
    }
    const instants = places.flatMap(({ leavesMs }) => leavesMs ?? []);
    if (instants.length > 0) sim.clock.set(Math.min(...instants));
    else await callWithoutTask({ api, url }, created++);
  }
  return [...missing.keys()];
}

/** Operation, state and outcome → how many variants are still to be sent. */
function cellsOf(api: Api): readonly (readonly [string, number])[] {
  return reachableCells(api).flatMap((cell) => {
    const [key, state = ''] = cell.split(' @ ');
    const operation = api.operations.find((one) => one.key === key)!;
    const names = api.lifecycle.states.get(state)?.outcomes.map(({ name }) => `${cell}.${name}`) ?? [];
    return (names.length > 0 ? names : [cell]).map((name) => [name, countVariants(api, operation)] as const);
  });
}

function countVariants(api: Api, operation: ApiOperation): number {
  const variants = Array.from({ length: MOST_VARIANTS }, (_, variant) => buildRequest(api, operation, { id: '1', variant }));
  return new Set(variants.map((request) => JSON.stringify(request))).size;
}

const cellKey = (operation: ApiOperation, { state, outcome }: Place): string =>
  `${operation.key} @ ${state}${outcome === undefined ? '' : `.${outcome}`}`;

function placesOf(simulator: Stage['sim']['mounts'][number]['simulator']): readonly Place[] {
  const tasks = [...simulator.world('')!.store.newestFirst()];
  return tasks.map((task) => ({
    id: task.id,
    ...situationAt(simulator.machine.timeline, task, simulator.clock.now()),
  }));
}

/** Calls that leave the task where it is come first. */
function chooseCell(api: Api, places: readonly Place[], missing: ReadonlyMap<string, number>): Cell | undefined {
  for (const place of places) {
    const cells = api.operations
      .map((operation) => ({ operation, place, key: cellKey(operation, place) }))
      .filter(({ key }) => missing.has(key));
    const stays = cells.find(({ operation }) => !operation.lifecycle?.moves?.has(place.state));
    if (stays ?? cells[0]) return stays ?? cells[0];
  }
  return undefined;
}

/** Creates a task, and calls whatever else names none. */
async function callWithoutTask({ api, url }: Pick<Stage, 'api' | 'url'>, variant: number): Promise<void> {
  for (const operation of api.operations) {
    const names = operation.target !== undefined && operation.lifecycle?.creates === undefined;
    if (!names) await sendCall(url, buildRequest(api, operation, { id: '', variant }));
  }
}
