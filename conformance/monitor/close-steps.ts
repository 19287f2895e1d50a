import { type Element, gone, keyOf, mergeElements, type Suspicion, suspect, unmarked } from './belief.js';
import { coarsen, elementLimit, isCoarse, limit } from './coarsen.js';
import type { StateContract } from './contract.js';
import { applyLate, type Context, countVisit, createElements, type Span, stillLate } from './effects.js';
import { stateRule } from './rule-id.js';

/**
 * The set with all that may have happened unseen until `toMs`: the server's own steps, late calls that took effect,
 * final tasks no longer kept. What stayed longer than it may is kept under suspicion, and so is one visit too many.
 */
export function closeSteps(context: Context, elements: readonly Element[], span: Span): readonly Element[] {
  const found =
    followSteps(context, limit(elements), span) ??
    followSteps(context, unmarked(elements), span) ??
    followSteps(context, coarsen(elements), span) ??
    [];
  return found.flatMap((element) => judgeStay(context, element, span));
}

/**
 * How often a possibility is widened step by step. One that comes back more often goes round a loop whose states are
 * left within a time: it may do so until the end.
 */
const roundLimit = 16;

/** `undefined` where there are too many possibilities to keep apart; coarse ones never are. */
function followSteps(
  context: Context,
  elements: readonly Element[],
  span: Span,
): readonly Element[] | undefined {
  const found = new Map<string, Element>();
  const rounds = new Map<string, number>();
  const waiting = [...elements];
  const isBounded = elements.every(({ run }) => isCoarse(run));
  for (const element of waiting) {
    const key = keyOf(element);
    const known = found.get(key);
    const both = known === undefined ? element : mergeElements(known, element);
    if (known !== undefined && isSame(known, both)) continue;
    const round = rounds.get(key) ?? 0;
    rounds.set(key, round + 1);
    const merged = round < roundLimit ? both : { ...both, untilMs: Math.max(both.untilMs, span.toMs) };
    found.set(key, merged);
    if (found.size > elementLimit && !isBounded) return undefined;
    waiting.push(...stepOnce(context, merged, span));
  }
  return [...found.values()];
}

/** A suspicion that no call raised. */
const suspicion = (context: Context, rule: string): Suspicion => ({ rule, seq: -1, turn: context.turn });

/** An element that must have left before the call was sent is there only if `within` is broken. */
function judgeStay(context: Context, element: Element, { fromMs }: Span): readonly Element[] {
  const withinMs = context.contract.states.get(element.state)?.withinMs;
  if (withinMs === undefined || fromMs <= element.untilMs + withinMs) return [element];
  const mark = suspicion(context, stateRule(element.state, 'within'));
  return element.mark?.rule === mark.rule ? [element] : suspect(element, mark);
}

function stepOnce(context: Context, element: Element, span: Span): readonly Element[] {
  const late = fireLate(context, element, span);
  const state = context.contract.states.get(element.state);
  if (state === undefined) return late;
  return [
    ...state.next.flatMap((to) => step(context, element, { ...span, state, to })),
    ...late,
    ...expire(context, element, span),
  ];
}

function step(
  context: Context,
  element: Element,
  { state, to, toMs }: Span & { readonly state: StateContract; readonly to: string },
): readonly Element[] {
  const { contract, hold } = context;
  const heldMs = hold?.state === element.state ? hold.forMs : 0;
  const sinceMs = Math.max(element.seenMs, element.sinceMs + Math.max(state.minDwellMs, heldMs));
  if (sinceMs > toMs) return [];
  const latestMs = state.withinMs === undefined ? toMs : Math.min(toMs, element.untilMs + state.withinMs);
  const visits = countVisit(contract, element.visits, to);
  const { stepped, ...rest } = element;
  const entered: Element = {
    ...rest,
    state: to,
    sinceMs,
    untilMs: Math.max(sinceMs, latestMs),
    seenMs: sinceMs,
    visits,
    late: stillLate(contract, element.late, to),
    ...(stepped === '' ? { stepped: element.state } : {}),
  };
  const target = contract.states.get(to);
  const count = target?.counted === undefined ? 0 : (visits[target.counted] ?? 0);
  if (count <= (target?.state.visits ?? count)) return [entered];
  const capped = { ...entered, visits: element.visits };
  return suspect(capped, suspicion(context, stateRule(to, 'visits')));
}

/** A call whose answer was lost may take effect at any time after it was sent. */
function fireLate(context: Context, element: Element, { toMs }: Span): readonly Element[] {
  return element.late.flatMap((late) => {
    const { call, often } = late;
    const waiting = often ? element : { ...element, late: element.late.filter((other) => other !== late) };
    const span = { fromMs: Math.max(call.callMs, element.seenMs), toMs };
    if (call.role !== 'created') return keepCoarse(element, applyLate(context, waiting, { call, span }));
    if (element.state !== gone) return [];
    const { claims } = element;
    const others = element.late.filter((other) => other.call.role !== 'created');
    return createElements(context, { call, span }).map((created) => ({
      ...created,
      claims,
      late: stillLate(context.contract, others, created.state),
    }));
  });
}

/** What comes of any run is any run. */
const keepCoarse = ({ run }: Element, moved: readonly Element[]): readonly Element[] =>
  isCoarse(run)
    ? moved.map((one) => ({ ...one, run, ...(one.saved === undefined ? {} : { saved: 'any' as const }) }))
    : moved;

function expire(context: Context, element: Element, { toMs }: Span): readonly Element[] {
  const { contract } = context;
  if (contract.retainMs === undefined) return [];
  if (contract.states.get(element.state)?.state.final === undefined) return [];
  const sinceMs = element.sinceMs + contract.retainMs;
  const { saved: _, ...rest } = element;
  const expired = { ...rest, state: gone, late: stillLate(contract, element.late, gone) };
  if (sinceMs <= toMs) {
    const fromMs = Math.max(sinceMs, element.seenMs);
    return [{ ...expired, sinceMs: fromMs, untilMs: toMs, seenMs: fromMs }];
  }
  return suspect(
    { ...expired, sinceMs: element.seenMs, untilMs: toMs, seenMs: element.seenMs },
    suspicion(context, 'retain'),
  );
}

const isSame = (left: Element, right: Element): boolean =>
  left.sinceMs === right.sinceMs &&
  left.untilMs === right.untilMs &&
  left.seenMs === right.seenMs &&
  left.stepped === right.stepped;
