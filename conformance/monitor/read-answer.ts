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
  const all = [...operations.values()];
  if (/^(https?:\/\/|\/)/i.test(header)) return idOfUrl(all, header) ?? lastSegment(header);
  if (!header.includes('/')) return header;
  const url = resolveUrl(header, exchange.request.url);
  return idOfUrl(all, url) ?? (creates.name.toLowerCase() === 'location' ? lastSegment(url) : header);
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

const printId = (id: unknown): string | undefined => {
  if (typeof id === 'number') return isInexact(id) ? undefined : String(id);
  return typeof id === 'string' && id !== '' ? id : undefined;
};

/** Whether other integers are read as the same number: then it names no task for certain. */
const isInexact = (id: unknown): boolean => Number.isInteger(id) && !Number.isSafeInteger(id);

/** Whether the answer of a create names its task by a number too large to be read exactly. */
export function namesInexactly(
  { lifecycle }: Contract,
  { life: { creates } }: OperationContract,
  exchange: Exchange,
): boolean {
  return creates?.kind === 'pointer' && isInexact(getAt(readPayload(lifecycle, exchange), creates.pointer));
}

/** RFC 3986: a reference is relative to what was asked for. One that cannot be read is left as it is. */
function resolveUrl(reference: string, base: string): string {
  try {
    return new URL(reference, new URL(base, 'http://host.invalid')).pathname;
  } catch {
    return reference;
  }
}

/** What stands in the path where the reading operation has the id. */
function idOfUrl(operations: readonly OperationContract[], url: string): string | undefined {
  const path = pathOf(url);
  for (const { api, path: pattern } of operations) {
    if (api.method !== 'GET' || !api.snapshot || api.target?.kind !== 'path') continue;
    const id = readPath(path, pattern, api.target.name);
    if (id !== undefined) return id;
  }
  return undefined;
}

const lastSegment = (url: string): string | undefined =>
  printId(pathOf(url).replace(/\/+$/, '').split('/').pop());

const pathOf = (url: string): string => url.replace(/^https?:\/\/[^/]*/i, '').replace(/[?#].*$/, '');
