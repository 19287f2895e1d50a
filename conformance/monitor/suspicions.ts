import { inputRule, securityRule } from '../../src/openapi/api-rules.js';
import { type Claim, distanceOf, type Element, gone, mayBear, type Suspicion, suspect } from './belief.js';
import type { Call } from './call.js';
import { applyMoves, type Context, forceMoves, otherMoves, type Span } from './effects.js';

/** What a call leaves behind on an element besides its effect: what it claims, and what it may have done against the rules. */

/** A call, and the rule it is held against. */
export type Charge = { readonly call: Call; readonly rule: string };

/** Claims kept on an element; older ones are let go. */
const claimLimit = 8;

/** The element with what the call claims of it. */
export function claim(
  context: Context,
  element: Element,
  { call, ...about }: { readonly call: Call } & Partial<Pick<Claim, 'rule' | 'from' | 'accepted' | 'moved'>>,
): Element {
  if (!context.tracing || element.mark !== undefined) return element;
  const { seq, returnMs, operation } = call;
  const place = { seq, returnMs, operation: operation.key, from: element.state };
  const made: Claim = { ...place, accepted: false, moved: false, ...about };
  return { ...element, claims: [...element.claims, made].slice(-claimLimit) };
}

/** The answer is wrong here: with the effect that an accepted call has, or the task lost, if the rule is broken. */
export function doubt(context: Context, element: Element, { call, rule }: Charge): readonly Element[] {
  if (!context.tracing || !mayBear(element, rule)) return [];
  const told = call.answer.kind === 'told' ? call.answer : undefined;
  const effect = { call, span: spanOf(call) };
  const moved = told?.ok && call.role !== 'absent' ? forceMoves(context, element, effect) : [];
  const lost = told?.unknown || call.role === 'absent' ? [{ ...element, state: gone, late: [] }] : [];
  const mark = markOf(context, { call, rule });
  return [element, ...moved, ...lost].flatMap((one) => suspect(one, mark));
}

/** The call must not have moved anything, and yet did. Far from what was seen that is not worth suspecting. */
export function unexpected(context: Context, element: Element, charge: Charge): readonly Element[] {
  if (distanceOf(element) > 1) return [];
  if (!context.tracing || !mayBear(element, charge.rule)) return [];
  const mark = markOf(context, charge);
  const effect = { call: charge.call, span: spanOf(charge.call) };
  return forceMoves(context, element, effect).flatMap((moved) => suspect(moved, mark));
}

/** The call must have had its effect, and had none or another. */
export function missing(context: Context, element: Element, charge: Charge): readonly Element[] {
  if (!context.tracing || !mayBear(element, charge.rule)) return [];
  const effect = { call: charge.call, span: spanOf(charge.call) };
  const wrong = [
    ...(mayStay(element, charge.call) ? [] : [element]),
    ...otherMoves(context, element, effect),
  ];
  const mark = { ...markOf(context, charge), effect: true };
  return wrong.flatMap((one) => suspect(one, mark));
}

/** Whether a task may well be after the call as it was before: of an effect that leaves it there, nothing can be missed. */
export function mayStay({ state }: Element, { operation }: Call): boolean {
  const { moves, merge, echo } = operation.life;
  const isWritten = merge !== undefined || echo.length > 0;
  return (moves?.get(state) ?? []).some(
    (move) => move.kind === 'same' || (move.kind === 'state' && move.state === state && !isWritten),
  );
}

/** A request that was refused for its input or its credentials, and yet had its effect. */
export function secretEffect(context: Context, element: Element, call: Call): readonly Element[] {
  const { answer, operation } = call;
  if (answer.kind !== 'inert' || answer.mustNotMove === undefined) return [];
  const rule = answer.mustNotMove === 'input' ? inputRule(operation.api) : securityRule(operation.api);
  return unexpected(context, element, { call, rule });
}

/** What an accepted call makes of the element, claimed. */
export const takeEffect = (context: Context, element: Element, { call, rule }: Charge): readonly Element[] =>
  applyMoves(context, claim(context, element, { call, rule, accepted: true, moved: true }), {
    call,
    span: spanOf(call),
  });

/** When a call that was answered took effect. */
export const spanOf = ({ callMs, returnMs }: Call): Span => ({ fromMs: callMs, toMs: returnMs });

const markOf = ({ turn }: Context, { call, rule }: Charge): Suspicion => ({ rule, seq: call.seq, turn });
