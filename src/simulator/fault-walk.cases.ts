import type { Api, ApiOperation } from '../openapi/api.js';
import { changeTask } from './change-task.js';
import { type Lab, moversOf, needed, operationFor } from './fault-lab.cases.js';

/** Everything that a client can do with tasks, once: a walk on which every fault of the contract has its occasion. */
export function walkAll(lab: Lab): void {
  const first = walkOneTask(lab);
  const movers = moversOf(lab.api);
  for (const mover of movers) tryMove(lab, mover, []);
  for (const mover of movers) tryMove(lab, mover, ['on the way']);
  takeRareSteps(lab);
  listAll(lab);
  for (const mover of movers.toReversed()) {
    lab.send(mover, { id: first });
    readTwice(lab, first);
    toTheEnd(lab, first);
  }
  lab.send(read(lab.api), { id: unknownId(first), intent: { kind: 'unknown-id' } });
  const bulk = operationFor(lab.api, 'bulk');
  if (bulk !== undefined) lab.send(bulk, { query: '' });
  readTwice(lab, first);
}

/** Two tasks, one of them watched to its end, and a third that is moved at once. */
export function walkShort(lab: Lab): void {
  walkOneTask(lab);
  const [mover] = moversOf(lab.api);
  if (mover !== undefined) tryMove(lab, mover, []);
  const list = operationFor(lab.api, 'list');
  if (list !== undefined) lab.send(list, { query: '' });
}

function walkOneTask(lab: Lab): string {
  const first = lab.submit();
  lab.submit();
  readTwice(lab, first);
  toTheEnd(lab, first);
  return first;
}

const read = (api: Api): ApiOperation => needed(operationFor(api, 'read'));

const unknownId = (known: string): string =>
  /^\d+$/.test(known) ? '987654321' : '00000000-0000-4000-8000-000000000000';

function readTwice(lab: Lab, id: string): void {
  for (let count = 0; count < 2; count++) lab.send(read(lab.api), { id });
  const result = operationFor(lab.api, 'result');
  for (let count = 0; count < 2; count++) if (result !== undefined) lab.send(result, { id });
}

/** From event to event, then once more long after the last; the first poll of a state comes at its very begin. */
function toTheEnd(lab: Lab, id: string): void {
  for (let events = 0; events < 8; events++) {
    const leavesMs = lab.situation(id)?.leavesMs;
    if (leavesMs === undefined) break;
    lab.clock.set(leavesMs + 100);
    readTwice(lab, id);
  }
  lab.clock.advance(60_000);
  readTwice(lab, id);
}

/** A new task, moved in its first state or once it is at work, and watched to its end. */
function tryMove(lab: Lab, mover: ApiOperation, way: readonly string[]): void {
  const id = lab.submit();
  readTwice(lab, id);
  for (const _step of way) {
    const leavesMs = lab.situation(id)?.leavesMs;
    if (leavesMs !== undefined) lab.clock.set(leavesMs + 100);
    readTwice(lab, id);
  }
  lab.send(mover, { id });
  readTwice(lab, id);
  toTheEnd(lab, id);
}

/** Steps that a server may take and the simulator does not unless told. */
function takeRareSteps(lab: Lab): void {
  const [initial] = lab.api.lifecycle.initial;
  for (const { to, weight } of lab.api.lifecycle.states.get(initial ?? '')?.next ?? []) {
    if (weight > 0) continue;
    const id = lab.submit();
    const isNew = lab.situation(id)?.state === initial;
    const task = isNew ? lab.world.store.get(id) : undefined;
    const order = { change: { kind: 'move', state: to }, nowMs: lab.clock.now() } as const;
    if (task !== undefined) changeTask(lab.simulator.machine, lab.world, { task, ...order });
    readTwice(lab, id);
  }
}

function listAll(lab: Lab): void {
  const list = operationFor(lab.api, 'list');
  if (list === undefined) return;
  lab.send(list, { query: '' });
  for (const state of lab.api.lifecycle.states.keys()) lab.send(list, { query: `status=${state}` });
  lab.send(list, { query: 'limit=2' });
}
