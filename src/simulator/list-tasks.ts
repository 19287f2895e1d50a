import type { Listing, Pointer } from '../lifecycle/model.js';
import { getAt, pointerOf, setAt } from '../lifecycle/pointer.js';
import { payloadPointer } from '../lifecycle/read-state.js';
import { declares } from '../openapi/schema-paths.js';
import type { Task } from '../timeline/task.js';
import { pickExample } from './answer-book.js';
import type { Reply } from './call.js';
import type { Call } from './call-context.js';
import { queryReader } from './compile-operation.js';
import { textReply } from './error-reply.js';
import { momentOf, successReply } from './success-reply.js';

/** A row and the full picture of its task, both as payloads without an envelope. */
export type Row = { readonly task: Task; readonly detail: unknown };

/** Lists the tasks that pass every given filter, in the documented order, up to the limit. */
export function listTasks(call: Call, listing: Listing): Reply {
  const { success } = call.operation;
  if (success.mediaType === undefined) return successReply(call, undefined);
  const limit = limitOf(call, listing);
  const rows = isNewestFirst(call, listing)
    ? firstMatching(call, listing, limit)
    : sorted(call, listing, limit);
  const lifecycle = call.machine.api.lifecycle;
  const base = pickExample(success, [...new Set(success.examples.map((e) => e.base))], () => undefined);
  const body = base?.example.value ?? call.operation.sample(success);
  const at = payloadPointer(lifecycle, listing.at);
  const shown = rows.map(({ detail }) => projectRow(call, detail));
  return textReply(success.status, success.mediaType, setAt(body, at, shown));
}

/** Ordered by creation, newest first: the order of the store, so that only the rows shown are computed. */
function isNewestFirst({ machine }: Call, { order }: Listing): boolean {
  return (
    order === undefined || (order.descending && order.by.text === machine.api.lifecycle.fields.created?.text)
  );
}

function firstMatching(call: Call, listing: Listing, limit: number): readonly Row[] {
  const rows: Row[] = [];
  if (limit <= 0) return rows;
  const passes = filterOf(call, listing);
  for (const task of call.world.store.newestFirst()) {
    const row = { task, detail: detailOf(call, task) };
    if (passes(row)) rows.push(row);
    if (rows.length >= limit) break;
  }
  return rows;
}

function sorted(call: Call, listing: Listing, limit: number): readonly Row[] {
  const { order } = listing;
  const rows = [...call.world.store.newestFirst()].map((task) => ({ task, detail: detailOf(call, task) }));
  const matching = rows.filter(filterOf(call, listing));
  if (order !== undefined) {
    const sign = order.descending ? -1 : 1;
    matching.sort((one, other) => sign * compareValues(valueAt(one, order.by), valueAt(other, order.by)));
  }
  return matching.slice(0, Math.max(0, limit));
}

const valueAt = (row: Row, pointer: Pointer): unknown => getAt(row.detail, pointer);

/** Numbers by size, texts (ISO times among them) by code unit; absent values last. */
function compareValues(one: unknown, other: unknown): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  const [left, right] = [String(one ?? '\uffff'), String(other ?? '\uffff')];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The full picture of a task, as a payload without an envelope. */
export function detailOf(call: Call, task: Task): unknown {
  const detail = call.machine.detail ?? call.operation;
  const body = detail.body.value(momentOf(call, task), () => undefined);
  return getAt(body, payloadPointer(call.machine.api.lifecycle, pointerOf([])));
}

/** Whether a row passes every filter that the request gives. */
export function filterOf(call: Call, listing: Listing): (row: Row) => boolean {
  const given = listing.filter.flatMap(({ param, field }) => {
    const value = call.request.query[param];
    return value === undefined ? [] : [{ value: String(value), field }];
  });
  return (row) => given.every(({ value, field }) => String(valueAt(row, field) ?? '') === value);
}

function limitOf(call: Call, { limit }: Listing): number {
  if (limit === undefined) return Number.POSITIVE_INFINITY;
  const read = queryReader(call.operation, call.head.query)(limit.param) ?? limit.default;
  return Math.min(
    read === undefined ? Number.POSITIVE_INFINITY : Number(read),
    limit.cap ?? Number.POSITIVE_INFINITY,
  );
}

/** The members of the full picture that a row's schema declares. */
export function projectRow(call: Call, detail: unknown): unknown {
  if (typeof detail !== 'object' || detail === null) return detail;
  const { machine, operation } = call;
  const members = Object.entries(detail).filter(([name]) =>
    declares(machine.api, operation.spec, pointerOf([name])),
  );
  return Object.fromEntries(members);
}
