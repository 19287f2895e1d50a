import { type Element, gone, mergeAll, type Past, type Settled, unmarked } from './belief.js';
import type { Call } from './call.js';
import type { Context } from './effects.js';
import { type Pass, passCall } from './pass-call.js';

/** Reads may lag by `stale`: an answer may show what was, not what is. */

/** Past sets kept. */
const pastLimit = 8;

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
  return [...past, { elements, moved: mayChange(call), untilMs: call.returnMs }].slice(-pastLimit);
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
  return [...past, { elements: all, moved: calls.some(mayChange), untilMs }].slice(-pastLimit);
}

/** Whether the answer may lag: that of a call that reads and does nothing else. */
export const mayLag = ({ contract }: Context, { role, operation }: Call): boolean =>
  contract.staleMs > 0 &&
  role !== 'created' &&
  operation.life.moves === undefined &&
  operation.life.merge === undefined;

/** The possibilities alone: what calls claimed and what is suspected is left out. */
export const withoutClaims = (elements: readonly Element[]): readonly Element[] =>
  mergeAll(unmarked(elements).map((element) => ({ ...element, claims: [] })));

const asGone = (elements: readonly Element[]): readonly Element[] =>
  elements.slice(0, 1).map(({ mark: _, ...element }) => ({ ...element, state: gone, claims: [], late: [] }));

const mayChange = ({ role, operation, answer }: Call): boolean =>
  role === 'created' || (operation.life.moves !== undefined && answer.kind !== 'inert');
