import { type Element, gone, keyOf, mergeAll, type Past, type Settled, unmarked } from './belief.js';
import type { Call } from './call.js';
import type { Contract } from './contract.js';
import type { Context } from './effects.js';
import { mayLag } from './may-lag.js';
import { type Pass, passCall } from './pass-call.js';

/** Reads may lag by `stale`: an answer may show what was, not what is. */

/** Past sets kept that no answer may lag to any more: one that does is told from an answer that was never right. */
const olderLimit = 8;

/** Past sets kept apart; of more the oldest become one. */
const pastLimit = 64;

/** Whether what the set was within `stale` before the call explains the answer; `beyond`: only an older one does. */
export function lagOf(
  context: Context,
  past: readonly Past[],
  call: Call,
): { readonly within: boolean; readonly beyond: boolean } {
  const { staleMs } = context.contract;
  const lean = { ...context, tracing: false };
  const fits = ({ elements }: Past): boolean => unmarked(passCall(lean, elements, call).left).length > 0;
  const inReach = past.filter(({ untilMs }) => untilMs >= call.callMs - staleMs);
  const within = inReach.some(fits);
  return { within, beyond: !within && past.some((one) => !inReach.includes(one) && fits(one)) };
}

/** The past with what was known before the call. */
export function addPast(
  { contract }: Context,
  { past }: Settled,
  { closed, call }: Pick<Pass, 'closed'> & { readonly call: Call },
): readonly Past[] {
  if (contract.staleMs === 0) return past;
  const elements = call.role === 'created' ? asGone(closed) : withoutClaims(closed);
  return keepPast(contract, past, { elements, moved: mayChange(call), untilMs: call.returnMs });
}

/** The past with all that was known while calls overlapped. */
export function addPasts(
  { contract }: Context,
  { past }: Settled,
  { elements, calls }: { readonly elements: readonly Element[]; readonly calls: readonly Call[] },
): readonly Past[] {
  if (contract.staleMs === 0) return past;
  const created = calls.some(({ role }) => role === 'created');
  const all = mergeAll([...withoutClaims(elements), ...(created ? asGone(elements) : [])]);
  const untilMs = Math.max(...calls.map(({ returnMs }) => returnMs));
  return keepPast(contract, past, { elements: all, moved: calls.some(mayChange), untilMs });
}

/**
 * The possibilities that an answer shows, with the visits that are certain. Where an answer before it may be as old, it
 * may show again what was counted already.
 */
export function countSurely(
  context: Context,
  { elements: before, past }: Settled,
  { elements, call }: { readonly elements: readonly Element[]; readonly call: Call },
): readonly Element[] {
  const { counted, staleMs } = context.contract;
  if (counted.length === 0 || !mayLag(context, call)) return elements;
  if (!past.some(({ untilMs }) => untilMs >= call.callMs - staleMs)) return elements;
  const least = counted.map((_, at) => Math.min(...unmarked(before).map(({ visits }) => visits[at] ?? 0)));
  return mergeAll(
    elements.map((element) => ({
      ...element,
      visits: element.visits.map((count, at) => Math.min(count, least[at] ?? 0)),
    })),
  );
}

/**
 * The past with one more set. What no answer may lag to any more goes, but for a few; sets that differ in times only are
 * one, so that many looks at a task that stays where it is cost nothing.
 */
function keepPast({ staleMs }: Contract, past: readonly Past[], latest: Past): readonly Past[] {
  const last = past.at(-1);
  const earlier = last !== undefined && isLike(last, latest) ? past.slice(0, -1) : past;
  const newest = earlier === past || last === undefined ? latest : joinPasts(last, latest);
  const reachable = earlier.filter(({ untilMs }) => untilMs >= newest.untilMs - staleMs);
  const kept = earlier.slice(-(reachable.length + olderLimit));
  if (kept.length < pastLimit) return [...kept, newest];
  const [first, second, ...others] = kept;
  return first === undefined || second === undefined
    ? [...kept, newest]
    : [joinPasts(first, second), ...others, newest];
}

const isLike = (left: Past, right: Past): boolean =>
  left.moved === right.moved && printKeys(left) === printKeys(right);

const printKeys = ({ elements }: Past): string => elements.map(keyOf).toSorted().join('\n');

const joinPasts = (left: Past, right: Past): Past => ({
  elements: mergeAll([...left.elements, ...right.elements]),
  moved: left.moved || right.moved,
  untilMs: Math.max(left.untilMs, right.untilMs),
});

/** The possibilities alone: what calls claimed and what is suspected is left out. */
export const withoutClaims = (elements: readonly Element[]): readonly Element[] =>
  mergeAll(unmarked(elements).map((element) => ({ ...element, claims: [] })));

const asGone = (elements: readonly Element[]): readonly Element[] =>
  elements.slice(0, 1).map(({ mark: _, ...element }) => ({ ...element, state: gone, claims: [], late: [] }));

const mayChange = ({ role, operation, answer }: Call): boolean =>
  role === 'created' ||
  ((operation.life.moves !== undefined || operation.life.merge !== undefined) && answer.kind !== 'inert');
