import { type Element, gone, isAwaitedIn } from './belief.js';
import type { Call } from './call.js';
import type { Told } from './classify-answer.js';
import { applyMoves, type Context, forceMoves, putOff, rewrite } from './effects.js';
import { type Change, changeOf } from './merge-part.js';
import { readBody } from './read-request.js';
import { guardRule, operationRule } from './rule-id.js';
import {
  claim,
  doubt,
  mayStay,
  missing,
  secretEffect,
  spanOf,
  takeEffect,
  unexpected,
} from './suspicions.js';

/** What a call and its answer make of one possibility. */

/** `elements`: what is left, under suspicion or not. `broken`: if nothing free of suspicion is left, the rules that say so. */
export type Outcome = { readonly elements: readonly Element[]; readonly broken: readonly string[] };

/** What is left of the element once the call was answered as it was. */
export function stepCall(context: Context, element: Element, call: Call): Outcome {
  const { answer } = call;
  switch (call.role) {
    case 'created':
    case 'row':
      return survives(element);
    case 'absent':
      return call.listed?.has(element.state)
        ? dies(context, element, { call, rule: operationRule(call.operation.life.key, 'lists') })
        : survives(element);
    case 'bulk':
    case 'target':
      break;
  }
  switch (answer.kind) {
    case 'environment':
      return survives(putOff(context, element, call));
    case 'slipped':
      return survives(element, ...forceMoves(context, element, { call, span: spanOf(call) }));
    case 'inert':
      return survives(element, ...secretEffect(context, element, call));
    case 'told':
      return call.role === 'bulk'
        ? stepBulk(context, element, { call, told: answer })
        : stepTold(context, element, { call, told: answer });
  }
}

type Telling = { readonly call: Call; readonly told: Told };

function stepTold(context: Context, element: Element, telling: Telling): Outcome {
  const { call, told } = telling;
  const outcome = stepState(context, element, telling);
  if (told.excuse === undefined) return outcome;
  const excused = told.excuse === 'environment' ? putOff(context, element, call) : element;
  return survives(...outcome.elements, excused);
}

function stepState(context: Context, element: Element, telling: Telling): Outcome {
  const { call, told } = telling;
  const { life } = call.operation;
  const { state } = element;
  if (state === gone) return stepGone(context, element, telling);
  if (life.open.has(state)) return survives(claim(context, element, { call, accepted: told.ok }));
  if (life.moves?.has(state) || life.allow.has(state)) return stepAccepted(context, element, telling);
  const charge = { call, rule: guardRule(life.key, 'else', state) };
  if (!told.refused) return dies(context, element, charge);
  return survives(claim(context, element, charge), ...unexpected(context, element, charge));
}

/** A call that is accepted here, unless it merges and changes nothing. */
function stepAccepted(context: Context, element: Element, { call, told }: Telling): Outcome {
  const { key, noop, moves } = call.operation.life;
  const rule = guardRule(key, moves?.has(element.state) ? 'moves' : 'allow', element.state);
  const unchanged = { call, rule: operationRule(key, 'noop') };
  const change = noop === undefined ? 'different' : foreseeChange(context, element, call);
  const accepted = told.ok && change !== 'same' ? accept(context, element, { call, told, rule }) : [];
  const same =
    told.noop && change !== 'different'
      ? [claim(context, element, unchanged), ...unexpected(context, element, unchanged)]
      : [];
  if (accepted.length + same.length > 0) return survives(...accepted, ...same);
  return dies(context, element, change === 'same' ? unchanged : { call, rule });
}

/** Accepted with its effect; accepted for later, the effect may still be to come. */
function accept(
  context: Context,
  element: Element,
  { call, told, rule }: Telling & { readonly rule: string },
): readonly Element[] {
  const charge = { call, rule };
  if (!call.operation.life.moves?.has(element.state)) {
    const claimed = claim(context, rewrite(context, element, call), { ...charge, accepted: true });
    const waiting =
      told.deferred && call.operation.life.merge !== undefined
        ? [putOff(context, claim(context, element, { ...charge, accepted: true }), call)]
        : [];
    return [claimed, ...waiting, ...unexpected(context, element, charge)];
  }
  const moved = takeEffect(context, element, charge);
  if (!told.deferred) return [...moved, ...missing(context, element, charge)];
  const waiting = claim(context, element, { ...charge, accepted: true, moved: true });
  return [...moved, putOff(context, waiting, call)];
}

/** A task unknown to the server is answered like an id never issued. */
function stepGone(context: Context, element: Element, telling: Telling): Outcome {
  const { call, told } = telling;
  const { life, unknown } = call.operation;
  const rule = operationRule(life.key, 'unknown');
  const claimed = claim(context, element, { call, rule });
  const poses = unknown.flatMap((one) =>
    one.kind === 'state' && answersAs(one.state, telling)
      ? [
          {
            ...(claimAwaited(context, element, { ...telling, state: one.state }) ?? claimed),
            poses: one.state,
          },
        ]
      : [],
  );
  const survivors = told.unknown ? [claimed, ...poses] : poses;
  return survivors.length > 0 ? survives(...survivors) : { elements: [], broken: [rule] };
}

/** An accepted task that is answered as if it waited is answered as the state promises, whether it is there yet or not. */
function claimAwaited(
  context: Context,
  element: Element,
  { call, told, state }: Telling & { readonly state: string },
): Element | undefined {
  const { key, allow } = call.operation.life;
  if (!allow.has(state) || !isAwaitedIn(element, state)) return undefined;
  const rule = guardRule(key, 'allow', state);
  return claim(context, element, { call, rule, from: state, accepted: told.ok });
}

function answersAs(state: string, { call, told }: Telling): boolean {
  const { allow, open, moves } = call.operation.life;
  if (open.has(state)) return true;
  return allow.has(state) || moves?.has(state) ? told.ok : told.refused;
}

/** A call on all tasks skips those that it cannot move. */
function stepBulk(context: Context, element: Element, { call, told }: Telling): Outcome {
  const rule = operationRule(call.operation.life.key, 'bulk');
  if (!told.ok || !call.operation.life.moves?.has(element.state)) return survives(element);
  if (!mayStay(element, call)) return survives(...accept(context, element, { call, told, rule }));
  // Where it may as well do nothing, it is not shown to apply.
  const claimed = claim(context, element, { call, accepted: true });
  return survives(...applyMoves(context, claimed, { call, span: spanOf(call) }));
}

function foreseeChange(context: Context, element: Element, call: Call): Change {
  const { merge } = call.operation.life;
  if (merge === undefined) return 'different';
  const part = context.runs.factsOf(element.run).parts.get(merge.into.text);
  return changeOf(part, readBody(call.exchange) ?? {}, merge.how);
}

const survives = (...elements: readonly Element[]): Outcome => ({ elements, broken: [] });

const dies = (
  context: Context,
  element: Element,
  charge: { readonly call: Call; readonly rule: string },
): Outcome => ({ elements: doubt(context, element, charge), broken: [charge.rule] });
