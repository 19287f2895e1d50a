import type { Operation } from '../../src/lifecycle/model.js';
import { isFinal } from '../../src/lifecycle/read-state.js';
import type { Api, ApiOperation } from '../../src/openapi/api.js';
import { drawUnit } from '../../src/random/draw.js';
import { changeTask } from '../../src/simulator/change-task.js';
import type { Ask, Inside } from './server.js';

/** An operation that the lifecycle lists. */
export type Listed = ApiOperation & { readonly lifecycle: Operation };

/** Every operation that the lifecycle lists. */
const listedOf = (api: Api): readonly Listed[] =>
  api.operations.filter((operation): operation is Listed => operation.lifecycle !== undefined);

/** The operations that change tasks. */
export const moversOf = (api: Api): readonly Listed[] =>
  listedOf(api).filter(({ lifecycle, target }) => lifecycle.moves !== undefined && target !== undefined);

/** Those that take tasks at work to an end that no work leads to. */
export const cancelsOf = (api: Api): readonly Listed[] =>
  moversOf(api).filter(({ lifecycle: { moves } }) =>
    [...(moves ?? [])].some(
      ([from, targets]) =>
        !isFinal(api.lifecycle, from) &&
        targets.some(
          (move) => move.kind === 'state' && api.lifecycle.states.get(move.state)?.final === 'cancelled',
        ),
    ),
  );

/** The operation whose answers are the fullest picture of a task. */
export const readOf = (api: Api): Listed | undefined =>
  listedOf(api).find(
    ({ method, snapshot, target, lifecycle }) =>
      method === 'GET' &&
      snapshot &&
      target !== undefined &&
      lifecycle.moves === undefined &&
      !lifecycle.lists,
  );

/** The first operation that creates tasks. */
export const creatorOf = (api: Api): Listed | undefined =>
  listedOf(api).find(({ lifecycle }) => lifecycle.creates !== undefined);

/** The end that work leads to when all goes well. */
export const successOf = ({ lifecycle }: Api): string | undefined => {
  const states = [...lifecycle.states.values()];
  const end = states.find(({ final }) => final === 'success') ?? states.find(({ final }) => final === 'any');
  return end?.name;
};

/** Whether the task is one of a few that are chosen by its id, always the same ones. */
export const isOneOf = (share: number, { seed }: Pick<Inside, 'seed'>, id: string): boolean =>
  drawUnit(seed, 'rare', id) < share;

/** Takes the task to a state, whatever the lifecycle says; nothing where there is no such task. */
export function moveTask(
  { simulator, world }: Inside,
  id: string,
  to: { state: string; nowMs: number },
): void {
  const task = world.store.get(id);
  if (task === undefined) return;
  changeTask(simulator.machine, world, { task, change: { kind: 'move', state: to.state }, nowMs: to.nowMs });
}

/** The request for the fullest picture of the task that the given request is about. */
export function readRequest(api: Api, ask: Ask): Ask | undefined {
  const read = readOf(api);
  if (read === undefined || ask.id === undefined) return undefined;
  const path = read.path.replace(/\{[^}]+\}/, encodeURIComponent(ask.id));
  const head = { ...ask.head, method: read.method, path, query: '' };
  return { ...ask, operation: read, head, body: { kind: 'empty' } };
}
