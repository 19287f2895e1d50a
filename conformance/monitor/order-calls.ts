import { type Element, mergeAll, unmarked } from './belief.js';
import { type Call, isBefore } from './call.js';
import type { Context } from './effects.js';
import { mayLag } from './may-lag.js';
import { passCall } from './pass-call.js';

/**
 * Wing and Gong's search, on sets: which orders of calls that overlap explain their answers? Calls that were done in one
 * order or another lead to one node, whose set is the union over those orders, so that each set of done calls is looked at
 * once. Of identical calls that can come next only one is tried (Lowe), and a call whose answer was lost is taken at
 * once, since it may take effect at any later time or never.
 */

/** What a search found. */
export type Ordering = {
  /** What the task can be after all calls, in whatever order they took effect; empty: no order explains the answers. */
  readonly elements: readonly Element[];
  /** What it can have been at any time meanwhile. */
  readonly meanwhile: readonly Element[];
  /** Every order that may explain the answers; absent where there are more than are worth looking at. */
  readonly orders?: readonly (readonly Call[])[];
  /** An order that goes as far as any; after it comes the first call that cannot be explained. */
  readonly furthest: readonly Call[];
  readonly nodes: number;
};

/** What a search may cost: possibilities that calls are taken through, each with what may still come late. */
const searchBudget = 5000;

/** Orders kept of each node. */
const orderLimit = 4;

type Node = {
  /** Which calls are done, a bit for each. */
  readonly done: bigint;
  readonly elements: readonly Element[];
  /** Absent: more than are kept. */
  readonly orders?: readonly (readonly Call[])[];
  /** One of them. */
  readonly order: readonly Call[];
};

/** Goes through all orders that respect who returned before whom was sent; `undefined`: it would take more work than it may. */
export function orderCalls(
  context: Context,
  start: readonly Element[],
  { calls, budget = searchBudget }: { readonly calls: readonly Call[]; readonly budget?: number },
): Ordering | undefined {
  const kinds = calls.map(kindOf);
  const wide = widen(calls, kinds);
  const meanwhile: Element[] = [...start];
  let level: readonly Node[] = [{ done: 0n, elements: start, orders: [[]], order: [] }];
  let furthest: readonly Call[] = [];
  let nodes = 0;
  let work = 0;
  for (let depth = 0; depth < calls.length && level.length > 0; depth += 1) {
    const next = new Map<bigint, Node>();
    for (const node of level) {
      for (const at of choices({ calls, kinds }, node.done)) {
        nodes += 1;
        const call = wide[at];
        const { after, cost } = call === undefined ? nothing : take(context, node, call);
        work += cost;
        if (work > budget) return undefined;
        if (call !== undefined && after.length > 0) add(next, node, { bit: 1n << BigInt(at), call, after });
      }
    }
    level = [...next.values()];
    const [first] = level;
    if (first !== undefined) furthest = first.order;
    meanwhile.push(...level.flatMap(({ elements }) => elements));
  }
  const [last] = level;
  const orders = last?.orders === undefined ? {} : { orders: last.orders };
  return { elements: last?.elements ?? [], meanwhile: mergeAll(meanwhile), ...orders, furthest, nodes };
}

/** A read that may lag says nothing of the order. */
function take(context: Context, { elements, done }: Node, call: Call): Taken {
  const begins = done === 0n && call.role === 'created';
  if (elements.length === 0 && !begins) return nothing;
  if (mayLag(context, call)) return { after: elements, cost: 1 };
  const { left, closed, answered } = passCall(context, elements, call);
  const late = Math.max(0, ...closed.map((element) => element.late.length));
  return { after: unmarked(left), cost: (closed.length + answered.length) * (1 + late) };
}

type Taken = { readonly after: readonly Element[]; readonly cost: number };

const nothing: Taken = { after: [], cost: 1 };

function add(
  level: Map<bigint, Node>,
  before: Node,
  { bit, call, after }: { readonly bit: bigint; readonly call: Call; readonly after: readonly Element[] },
): void {
  const done = before.done | bit;
  const known = level.get(done);
  const order = [...before.order, call];
  const mine = before.orders?.map((one) => [...one, call]);
  const elements = known === undefined ? after : mergeAll([...known.elements, ...after]);
  const all = known === undefined ? mine : known.orders && mine && [...known.orders, ...mine];
  const orders = all === undefined || all.length > orderLimit ? {} : { orders: all };
  level.set(done, { done, elements, ...orders, order: known?.order ?? order });
}

type Choosing = { readonly calls: readonly Call[]; readonly kinds: readonly string[] };

/** The calls that may come next: none that is still to come returned before they were sent. One of each kind, the first to return. */
function choices({ calls, kinds }: Choosing, done: bigint): readonly number[] {
  const left = calls.flatMap((call, at) => ((done & (1n << BigInt(at))) === 0n ? [{ call, at }] : []));
  const free = left.filter(({ call }) =>
    left.every((other) => other.call === call || !isBefore(other.call, call)),
  );
  // Nothing finds a task before it is created.
  const birth = free.find(({ call }) => call.role === 'created');
  if (birth !== undefined) return [birth.at];
  const lost = free.find(({ call }) => call.answer.kind === 'environment' && call.role !== 'created');
  if (lost !== undefined) return [lost.at];
  const byKind = new Map<string, (typeof free)[number]>();
  for (const one of free) {
    const kind = kinds[one.at] ?? '';
    const known = byKind.get(kind);
    if (known === undefined || one.call.returnMs < known.call.returnMs) byKind.set(kind, one);
  }
  return [...byKind.values()].map(({ at }) => at);
}

/** Calls of one kind do the same to a task: one request, one answer. */
function kindOf({ operation, role, exchange, snapshot, answer, listed }: Call): string {
  const { request } = exchange;
  const status = exchange.answer.kind === 'answered' ? exchange.answer.status : exchange.answer.kind;
  const what = [operation.key, role, request.method, request.url, request.body, status, answer.kind];
  return JSON.stringify([...what, exchange.intent ?? null, snapshot ?? null, [...(listed ?? [])]]);
}

/** Which of the calls of one kind took effect when cannot be told: each has the time of all. */
function widen(calls: readonly Call[], kinds: readonly string[]): readonly Call[] {
  return calls.map((call, at) => {
    const same = calls.filter((_, other) => kinds[other] === kinds[at]);
    if (same.length === 1) return call;
    const callMs = Math.min(...same.map((one) => one.callMs));
    return { ...call, callMs, returnMs: Math.max(...same.map((one) => one.returnMs)) };
  });
}

/** The calls with the time that an order leaves to each: not before those that came before it, not after those that follow. */
export function narrow(order: readonly Call[]): readonly Call[] {
  let callMs = Number.NEGATIVE_INFINITY;
  const later = order.map((call) => {
    callMs = Math.max(callMs, call.callMs);
    return { ...call, callMs };
  });
  let returnMs = Number.POSITIVE_INFINITY;
  return later
    .toReversed()
    .map((call) => {
      returnMs = Math.min(returnMs, call.returnMs);
      return { ...call, returnMs: Math.max(returnMs, call.callMs) };
    })
    .toReversed();
}
