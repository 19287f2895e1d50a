import type { Api, ApiOperation } from '../../src/openapi/api.js';
import { situationAt } from '../../src/timeline/situation-at.js';
import type { Situation } from '../../src/timeline/task.js';
import { buildRequest } from '../random/build-request.js';
import { reachableCells } from '../random/cells.js';
import type { Stage } from './refereed.js';
import { sendCall } from './send-call.js';

/** Calls, steps of the clock and new tasks together; the largest of the five takes 200. */
const MOST_STEPS = 1_000;

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
  const call = (operation: ApiOperation, id: string, variant: number) =>
    sendCall(url, buildRequest(api, operation, { id, variant }));
  for (let step = 0; step < MOST_STEPS && missing.size > 0; step++) {
    const places = placesOf(sim);
    const cell = chooseCell(api, places, missing);
    if (cell !== undefined) {
      const left = missing.get(cell.key)! - 1;
      await call(cell.operation, cell.place.id, left);
      if (left > 0) missing.set(cell.key, left);
      else missing.delete(cell.key);
      continue;
    }
    for (const operation of api.operations.filter(isList)) await call(operation, '', step);
    const instants = places.flatMap(({ leavesMs }) => leavesMs ?? []);
    if (instants.length > 0) sim.clock.set(Math.min(...instants));
    else for (const operation of api.operations.filter(namesNoTask)) await call(operation, '', step);
  }
  return [...missing.keys()];
}

const isList = ({ lifecycle }: ApiOperation): boolean => lifecycle?.lists !== undefined;

const namesNoTask = (operation: ApiOperation): boolean =>
  operation.lifecycle?.creates !== undefined || (operation.target === undefined && !isList(operation));

/** Operation, state and outcome → how many variants are still to be sent. */
function cellsOf(api: Api): readonly (readonly [key: string, left: number])[] {
  return reachableCells(api).flatMap((cell) => {
    const [key, state = ''] = cell.split(' @ ');
    const left = listVariants(api, api.operations.find((one) => one.key === key)!).length;
    const outcomes = api.lifecycle.states.get(state)?.outcomes ?? [];
    const cells = outcomes.length > 0 ? outcomes.map(({ name }) => `${cell}.${name}`) : [cell];
    return cells.map((name) => [name, left] as const);
  });
}

/** The numbers of the variants that make different requests: those from 0 on. */
export function listVariants(api: Api, operation: ApiOperation): readonly number[] {
  const all = Array.from({ length: MOST_VARIANTS }, (_, variant) =>
    buildRequest(api, operation, { id: '1', variant }),
  );
  return [...new Set(all.map((request) => JSON.stringify(request))).keys()].map((_, variant) => variant);
}

function placesOf({ mounts }: Stage['sim']): readonly Place[] {
  const { simulator } = mounts[0]!;
  const { timeline } = simulator.machine;
  const tasks = [...simulator.world('')!.store.newestFirst()];
  return tasks.map((task) => ({ id: task.id, ...situationAt(timeline, task, simulator.clock.now()) }));
}

/** Calls that leave the task where it is come first. */
function chooseCell(
  api: Api,
  places: readonly Place[],
  missing: ReadonlyMap<string, number>,
): Cell | undefined {
  for (const place of places) {
    const cells = api.operations
      .map((operation) => ({ operation, place, key: cellKey(operation, place) }))
      .filter(({ key }) => missing.has(key));
    const chosen = cells.find(({ operation }) => !operation.lifecycle?.moves?.has(place.state)) ?? cells[0];
    if (chosen !== undefined) return chosen;
  }
  return undefined;
}

const cellKey = ({ key }: ApiOperation, { state, outcome }: Place): string =>
  `${key} @ ${state}${outcome === undefined ? '' : `.${outcome}`}`;
