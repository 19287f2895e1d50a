import type { Exchange } from '../../src/exchange/exchange.js';
import type { Lifecycle } from '../../src/lifecycle/model.js';
import { getAt, isAbsent } from '../../src/lifecycle/pointer.js';
import { isJsonObject } from '../../src/openapi/json-object.js';
import type { Contract, OperationContract } from './contract.js';
import { readPath } from './read-request.js';

/** Reading what an answer said. */

/** The JSON body of an answer; `undefined` where there is none. */
export const readJson = ({ answer }: Exchange): unknown =>
  answer.kind === 'answered' && answer.body.kind === 'json' ? answer.body.value : undefined;

/** What the envelope holds; the body itself where there is no envelope. */
export function readPayload(lifecycle: Lifecycle, exchange: Exchange): unknown {
  const body = readJson(exchange);
  return lifecycle.envelope.data === undefined ? body : getAt(body, lifecycle.envelope.data);
}

/** What the answer says of one task, where the operation's answer is a snapshot and the body an object. */
export function readSnapshot(
  lifecycle: Lifecycle,
  operation: OperationContract,
  exchange: Exchange,
): unknown {
  if (!operation.api.snapshot || operation.life.lists !== undefined) return undefined;
  const payload = readPayload(lifecycle, exchange);
  return isJsonObject(payload) ? payload : undefined;
}

/** The id of the task that a create announces. A header may hold the URL of the operation that reads the task. */
export function readCreatedId(
  { lifecycle, operations }: Contract,
  operation: OperationContract,
  exchange: Exchange,
): string | undefined {
  const { creates } = operation.life;
  if (creates === undefined || exchange.answer.kind === 'lost') return undefined;
  if (creates.kind === 'pointer') {
    return printId(getAt(readPayload(lifecycle, exchange), creates.pointer));
  }
  const header = exchange.answer.headers[creates.name.toLowerCase()];
  if (header === undefined || header === '') return undefined;
  return /^(https?:\/\/|\/)/i.test(header) ? idOfUrl([...operations.values()], header) : header;
}

/** The id that a snapshot shows. */
export const readShownId = (lifecycle: Lifecycle, snapshot: unknown): string | undefined =>
  lifecycle.fields.id === undefined ? undefined : printId(getAt(snapshot, lifecycle.fields.id));

/** The label that a snapshot shows. */
export function readLabel(lifecycle: Lifecycle, snapshot: unknown): string | undefined {
  const { state } = lifecycle.fields;
  const label = state === undefined ? undefined : getAt(snapshot, state);
  return isAbsent(label) ? undefined : String(label);
}

const printId = (id: unknown): string | undefined =>
  typeof id === 'string' || typeof id === 'number' ? (id === '' ? undefined : String(id)) : undefined;

/** What stands in the path where the reading operation has the id, else the last segment. */
function idOfUrl(operations: readonly OperationContract[], url: string): string | undefined {
  const path = url.replace(/^https?:\/\/[^/]*/i, '').replace(/[?#].*$/, '');
  for (const { api, path: pattern } of operations) {
    if (api.method !== 'GET' || !api.snapshot || api.target?.kind !== 'path') continue;
    const id = readPath(path, pattern, api.target.name);
    if (id !== undefined) return id;
  }
  return printId(path.replace(/\/+$/, '').split('/').pop());
}
