import { inputRule, securityRule } from '../../src/openapi/api-rules.js';
import { type Claim, type Element, gone, type Mark, suspect } from './belief.js';
import type { Call } from './call.js';
import type { Told } from './classify-answer.js';
import { applyMoves, type Context, forceMoves, stillLate } from './effects.js';
import { type Change, changeOf } from './merge-part.js';
import { readBody } from './read-request.js';
import { guardRule, operationRule } from './rule-id.js';

/** What a call and its answer make of one possibility. */

/** `elements`: what is left, under suspicion or not. `broken`: if nothing free of suspicion is left, the rules that say so. */
export type Outcome = { readonly elements: readonly Element[]; readonly broken: readonly string[] };

/** Claims kept on an element; older ones are settled as they stand. */
const claimLimit = 4;

/** What is left of the element once the call was answered as it was. */
export function stepCall(context: Context, element: Element, call: Call): Outcome {
  const { answer } = call;
  switch (call.role) {
    case 'created':
    case 'row':
      return survives(element);
    case 'absent':
      return call.listed?.has(element.state)
        ? doubt(context, element, { call, rule: operationRule(call.operation.life.key, 'lists') })
        : survives(element);
    case 'bulk':
    case 'target':
      break;
  }
  switch (answer.kind) {
    case 'environment':
      return { elements: [putOff(context, element, call)], broken: [] };
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
  return { elements: [...outcome.elements, excused], broken: [] };
}

function stepState(context: Context, element: Element, { call, told }: Telling): Outcome {
  const { life } = call.operation;
  const { state } = element;
  if (state === gone) return stepGone(element, { call, told });
  if (life.open.has(state)) return survives(claim(element, call, { accepted: told.ok }));
  if (life.moves?.has(state)) return stepMoves(context, element, { call, told });
  if (life.allow.has(state)) {
    const rule = guardRule(life.key, 'allow', state);
    if (!told.ok) return doubt(context, element, { call, rule });
    const secret = unexpected(context, element, { call, rule });
    return survives(claim(element, call, { rule, accepted: true }), ...secret);
  }
  const rule = guardRule(life.key, 'else', state);
  if (!told.refused) return doubt(context, element, { call, rule });
  return survives(claim(element, call, { rule }), ...unexpected(context, element, { call, rule }));
}

function stepMoves(context: Context, element: Element, { call, told }: Telling): Outcome {
  const { key, noop } = call.operation.life;
  const rule = guardRule(key, 'moves', element.state);
  const noopRule = operationRule(key, 'noop');
  const change = noop === undefined ? 'different' : foreseeChange(context, element, call);
  const accepted = told.ok && change !== 'same' ? accept(context, element, { call, told }) : [];
  const unchanged = told.noop && change !== 'different' ? [claim(element, call, { rule: noopRule })] : [];
  if (accepted.length === 0 && unchanged.length === 0) {
    return doubt(context, element, { call, rule: change === 'same' ? noopRule : rule });
  }
  const secret = unchanged.length > 0 ? unexpected(context, element, { call, rule: noopRule }) : [];
  return survives(...accepted, ...unchanged, ...secret);
}

/** Accepted with its effect; that there was none is the suspicion. Accepted for later, the effect may still be to come. */
function accept(context: Context, element: Element, { call, told }: Telling): readonly Element[] {
  const rule = guardRule(call.operation.life.key, 'moves', element.state);
  return take(context, element, { call, told, rule });
}

function take(
  context: Context,
  element: Element,
  { call, told, rule }: Telling & { readonly rule: string },
): readonly Element[] {
  const claimed = claim(element, call, { rule, accepted: true, moved: true });
  const moved = applyMoves(context, claimed, { call, span: spanOf(call) });
  if (told.deferred) return [...moved, putOff(context, claimed, call)];
  const mayStay = call.operation.life.moves?.get(element.state)?.some(({ kind }) => kind === 'same');
  return mayStay ? moved : [...moved, ...suspect(element, markOf(context, call, rule))];
}

/** A task unknown to the server is answered like an id never issued. */
function stepGone(element: Element, { call, told }: Telling): Outcome {
  const { life, unknown } = call.operation;
  const rule = operationRule(life.key, 'unknown');
  const claimed = claim(element, call, { rule });
  const poses = unknown.flatMap((one) =>
    one.kind === 'state' && answersAs(one.state, telling(call, told)) ? [one.state] : [],
  );
  const survivors = [
    ...(told.unknown ? [claimed] : []),
    ...poses.map((state) => ({ ...claimed, poses: state })),
  ];
  return survivors.length > 0 ? survives(...survivors) : { elements: [], broken: [rule] };
}

const telling = (call: Call, told: Told): Telling => ({ call, told });

function answersAs(state: string, { call, told }: Telling): boolean {
  const { allow, open, moves } = call.operation.life;
  if (open.has(state)) return true;
  return allow.has(state) || moves?.has(state) ? told.ok : told.refused;
}

/** A call on all tasks skips those that it cannot move. */
function stepBulk(context: Context, element: Element, { call, told }: Telling): Outcome {
  const rule = operationRule(call.operation.life.key, 'bulk');
  if (!told.ok || !call.operation.life.moves?.has(element.state)) return survives(element);
  return survives(...take(context, element, { call, told, rule }));
}

/** The answer is wrong here. The suspicion is that the rule is broken: with the effect an accepted call has, or the task lost. */
function doubt(
  context: Context,
  element: Element,
  { call, rule }: { readonly call: Call; readonly rule: string },
): Outcome {
  const told = call.answer.kind === 'told' ? call.answer : undefined;
  const effect = { call, span: spanOf(call) };
  const moved = told?.ok && call.role !== 'absent' ? forceMoves(context, element, effect) : [];
  const lost = told?.unknown || call.role === 'absent' ? [{ ...element, state: gone, late: [] }] : [];
  const mark = markOf(context, call, rule);
  return { elements: [element, ...moved, ...lost].flatMap((one) => suspect(one, mark)), broken: [rule] };
}

/** A refused or accepted call that must not have moved anything, and yet did. */
function unexpected(
  context: Context,
  element: Element,
  { call, rule }: { readonly call: Call; readonly rule: string },
): readonly Element[] {
  const mark = markOf(context, call, rule);
  return forceMoves(context, element, { call, span: spanOf(call) }).flatMap((moved) => suspect(moved, mark));
}

function secretEffect(context: Context, element: Element, call: Call): readonly Element[] {
  const { answer, operation } = call;
  if (answer.kind !== 'inert' || answer.mustNotMove === undefined) return [];
  const rule = answer.mustNotMove === 'input' ? inputRule(operation.api) : securityRule(operation.api);
  return unexpected(context, element, { call, rule });
}

/** The call may take effect later, or never. */
function putOff({ contract }: Context, element: Element, call: Call): Element {
  if (element.late.some(({ seq }) => seq === call.seq)) return element;
  return { ...element, late: stillLate(contract, [...element.late, call], element.state) };
}

function foreseeChange(context: Context, element: Element, call: Call): Change {
  const { merge } = call.operation.life;
  if (merge === undefined) return 'different';
  const part = context.runs.factsOf(element.run).parts.get(merge.into.text);
  return changeOf(part, readBody(call.exchange) ?? {}, merge.how);
}

function claim(
  element: Element,
  call: Call,
  about: Partial<Pick<Claim, 'rule' | 'accepted' | 'moved'>>,
): Element {
  const { seq, returnMs, operation } = call;
  const made: Claim = {
    seq,
    returnMs,
    operation: operation.key,
    from: element.state,
    accepted: false,
    moved: false,
    ...about,
  };
  return { ...element, claims: [...element.claims, made].slice(-claimLimit) };
}

const markOf = ({ turn }: Context, { seq }: Call, rule: string): Mark => ({ rule, seq, turn });

const spanOf = ({ callMs, returnMs }: Call): { readonly fromMs: number; readonly toMs: number } => ({
  fromMs: callMs,
  toMs: returnMs,
});

const survives = (...elements: readonly Element[]): Outcome => ({ elements, broken: [] });
