import {
  distanceOf,
  type Element,
  gone,
  marked,
  mergeAll,
  type Suspicion,
  statesOf,
  suspect,
  unmarked,
  withoutMark,
} from './belief.js';
import type { Call } from './call.js';
import { type Contract, isFinalState } from './contract.js';
import { type Context, forceMoves } from './effects.js';
import type { Judgement } from './judge-state.js';
import { isShown, scopeOf } from './judge-state.js';
import type { Pass } from './pass-call.js';
import { readLabel } from './read-answer.js';
import { nextRule, operationRule, stateRule } from './rule-id.js';

/** How to go on after an answer that no possibility explains. */
export type Resync = {
  /** The rules that left nothing, the one to report first. */
  readonly broken: readonly string[];
  /** What the task is taken for from now on. */
  readonly elements: readonly Element[];
  /** Nothing was suspected: any state that was shown is taken up. */
  readonly anew?: true;
  /** The answer is not believed: what was known stays, and what was shown is suspected. */
  readonly doubted?: true;
  /** Values alone were wrong: each broken judgement is a violation of its own. */
  readonly values: readonly Judgement[];
};

/** The likeliest broken rules, and the possibilities once they are granted. */
export function resync(context: Context, pass: Pass, call: Call): Resync {
  const { lists } = call.operation.life;
  if (lists !== undefined && call.role === 'absent') return doubtGap(context, pass, call);
  if (lists !== undefined && call.role === 'row') {
    const values = unmarked(pass.labelled);
    const wrong = marked(pass.left).length > 0 ? undefined : blameValues(context, values, pass);
    return wrong ?? doubtRow(context, pass, call);
  }
  return (
    doubtLife(context, pass, call) ??
    trustSuspects(context, marked(pass.left), call) ??
    blameValues(context, unmarked(pass.labelled), pass) ??
    trustSuspects(context, marked(pass.labelled), call) ??
    startAnew(context, pass, call)
  );
}

/** Any state that shows what was shown, with anything that could have been saved. */
function anyShown(contract: Contract, call: Call): readonly Element[] {
  const label = readLabel(contract.lifecycle, call.snapshot);
  const scope = scopeOf(call, call.snapshot);
  const states = [...call.operation.view.states].filter(([, view]) => isShown(view, label, scope));
  return states.map(([state]) => anyTime(contract, call, state));
}

/** Anything at all, for a task that was not followed from its beginning. */
export const anyState = (contract: Contract, call: Call): readonly Element[] => [
  ...[...contract.states.keys()].map((state) => anyTime(contract, call, state)),
  anyTime(contract, call, gone),
];

/** A task in this state since no one knows when. */
export function anyTime(contract: Contract, call: Call, state: string): Element {
  return {
    state,
    run: `?${call.seq}`,
    sinceMs: Number.NEGATIVE_INFINITY,
    untilMs: call.returnMs,
    seenMs: call.callMs,
    visits: contract.counted.map(() => 0),
    ...(contract.savable.length === 0 || state === gone ? {} : { saved: 'any' as const }),
    late: [],
    claims: [],
  };
}

/** A suspicion fits where nothing else does: it is taken for the truth, and its state's clock starts anew. */
function trustSuspects(context: Context, suspects: readonly Element[], call: Call): Resync | undefined {
  const known = rulesOf(context, suspects, call);
  if (known.length === 0) return undefined;
  const elements = suspects.map((element) => ({ ...withoutMark(element), untilMs: call.returnMs }));
  return { broken: known, elements: mergeAll(elements), values: [] };
}

/**
 * The rules that are suspected, the likeliest first. Of suspicions that are as likely, the one of the state that was
 * shown comes first: the task was there already when the suspected call found it.
 */
function rulesOf({ contract }: Context, suspects: readonly Element[], call: Call): readonly string[] {
  const rules = suspects
    .toSorted(
      (left, right) =>
        stepsTo(left, call) - stepsTo(right, call) ||
        rank(left, call) - rank(right, call) ||
        (right.mark?.distance ?? 0) - (left.mark?.distance ?? 0),
    )
    .flatMap(({ mark }) => (mark === undefined || !contract.has(mark.rule) ? [] : [mark.rule]));
  return [...new Set(rules)];
}

/**
 * A list shows the task otherwise than it can be. Whether the list is wrong or the task went a wrong way is for a read
 * of the task itself to say: what was known stays, and what the row shows is suspected.
 */
function doubtRow(context: Context, pass: Pass, call: Call): Resync {
  const suspects = [...marked(pass.left), ...marked(pass.labelled)];
  const blamed = suspects.length > 0 ? rulesOf(context, suspects, call) : rulesOfDead(context, pass);
  const lists = operationRule(call.operation.life.key, 'lists');
  const others = blamed.filter((rule) => rule !== lists);
  const [rule] = others;
  const shown = suspects.length > 0 || rule === undefined ? [] : anyShown(context.contract, call);
  const suspected = shown.flatMap((element) => suspect(element, suspicionOf(context, call, rule ?? lists)));
  return {
    broken: [lists, ...others],
    elements: [...pass.closed, ...suspected],
    values: [],
    doubted: true,
    ...(suspects.length > 0 ? {} : { anew: true }),
  };
}

/** A list does not name the task: that it is gone may be, but is not believed before a read says so. */
function doubtGap(context: Context, pass: Pass, call: Call): Resync {
  const lists = operationRule(call.operation.life.key, 'lists');
  const order = call.cut === undefined ? [] : [call.cut.rule];
  const others = rulesOf(context, marked(pass.left), call).filter((rule) => rule !== lists);
  const moved = rulesOnLeaving(context, pass, call);
  return { broken: [lists, ...order, ...moved, ...others], elements: pass.closed, values: [], doubted: true };
}

/** What is broken if the list is right: a list of one state leaves out a task that has left it. */
function rulesOnLeaving({ contract }: Context, pass: Pass, { listed }: Call): readonly string[] {
  if (listed === undefined || listed.size === contract.states.size) return [];
  const states = statesOf(unmarked(pass.closed)).filter((state) => listed.has(state));
  return states
    .map((state) => (isFinalState(contract, state) ? stateRule(state, 'final') : nextRule(state)))
    .filter((rule) => contract.has(rule));
}

/**
 * A task that is certainly unknown to the server is answered as if it were there. That it is there is believed once an
 * answer of another operation agrees: the server may well make things up.
 */
function doubtLife(context: Context, pass: Pass, call: Call): Resync | undefined {
  const { contract } = context;
  const rule = operationRule(call.operation.life.key, 'unknown');
  const believed = unmarked(pass.closed);
  if (call.role !== 'target' || call.snapshot === undefined || !contract.has(rule)) return undefined;
  if (believed.length === 0 || believed.some(({ state }) => state !== gone)) return undefined;
  if (unmarked(pass.labelled).length > 0 || marked(pass.left).some(({ mark }) => mark?.rule !== rule))
    return undefined;
  const shown = marked(pass.left).length > 0 ? [] : anyShown(contract, call);
  const suspected = shown.flatMap((element) => suspect(element, suspicionOf(context, call, rule)));
  return {
    broken: [rule],
    elements: [...pass.closed, ...suspected],
    values: [],
    doubted: true,
    anew: true,
  };
}

const suspicionOf = ({ turn }: Context, { seq }: Call, rule: string): Suspicion => ({ rule, seq, turn });

/**
 * An answer that says only that the task is unknown is about what became of the task. Any other is about an effect that
 * was promised before and failed to come, else about this call.
 */
function rank({ mark }: Element, { seq, answer }: Call): number {
  const own = mark?.seq === seq;
  if (answer.kind === 'told' && answer.unknown && !answer.refused) return own ? 1 : 0;
  return own ? 1 : mark?.effect ? 0 : 2;
}

/** Those that need the fewest unseen steps first. */
const byNearness = (left: Element, right: Element): number => distanceOf(left) - distanceOf(right);

/** The unseen steps that it takes: on the whole, for an effect that failed to come those before its call. */
function stepsTo(element: Element, { seq }: Call): number {
  const { mark } = element;
  return mark?.effect && mark.seq !== seq ? mark.distance : distanceOf(element);
}

/** The states that show the label and break the fewest rules are kept; what they break is reported. */
function blameValues({ contract }: Context, labelled: readonly Element[], pass: Pass): Resync | undefined {
  if (labelled.length === 0 || !pass.known) return undefined;
  const broken = (element: Element): readonly Judgement[] =>
    pass.judge(element).filter(({ rule, holds }) => !holds && !contract.isSoft(rule));
  const fewest = Math.min(...labelled.map((element) => broken(element).length));
  const elements = labelled.filter((element) => broken(element).length === fewest);
  const [nearest] = elements.toSorted(byNearness);
  if (nearest === undefined) return undefined;
  const values = broken(nearest);
  const same = elements.filter((element) =>
    broken(element).every(({ rule }) => values.some((one) => one.rule === rule)),
  );
  return { broken: values.map(({ rule }) => rule), elements: same, values };
}

function startAnew(context: Context, pass: Pass, call: Call): Resync {
  const { contract } = context;
  const broken = rulesOfDead(context, pass);
  const rules = broken.length === 0 ? ['states'] : broken;
  const shown = call.snapshot === undefined ? [] : anyShown(contract, call);
  return {
    broken: rules,
    elements: shown.length > 0 ? shown : grant(context, pass, call),
    values: [],
    anew: true,
  };
}

/** The rules that left nothing, those of the possibility that needs the fewest unseen steps first. */
function rulesOfDead({ contract }: Context, pass: Pass): readonly string[] {
  const casualties = lastStage(pass).toSorted((left, right) => byNearness(left.element, right.element));
  return [...new Set(casualties.flatMap(({ broken }) => broken.filter((rule) => contract.has(rule))))];
}

/** What got through to the snapshot says more than what fell at the answer. */
function lastStage({ casualties, answered }: Pass): Pass['casualties'] {
  const reached = new Set(unmarked(answered));
  const late = casualties.filter(({ element }) => reached.has(element));
  return late.length > 0 ? late : casualties;
}

/** Without a snapshot the answer is believed as far as it goes: it may have had an effect, or the task may be lost. */
function grant(context: Context, pass: Pass, call: Call): readonly Element[] {
  const { answer, callMs, returnMs } = call;
  const before = unmarked(pass.closed).map((element) => ({ ...element, claims: [] }));
  const span = { fromMs: callMs, toMs: returnMs };
  const told = answer.kind === 'told' ? answer : undefined;
  const moved = told?.ok ? before.flatMap((element) => forceMoves(context, element, { call, span })) : [];
  const lost = told?.unknown || call.role === 'absent' ? [anyTime(context.contract, call, gone)] : [];
  const known = [...before, ...moved, ...lost];
  return mergeAll(known.length > 0 ? known : anyState(context.contract, call));
}
