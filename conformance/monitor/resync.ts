import { distanceOf, type Element, gone, marked, mergeAll, unmarked, withoutMark } from './belief.js';
import type { Call } from './call.js';
import type { Contract } from './contract.js';
import { type Context, forceMoves } from './effects.js';
import type { Judgement } from './judge-state.js';
import { isShown, scopeOf } from './judge-state.js';
import type { Pass } from './pass-call.js';
import { readLabel } from './read-answer.js';

/** How to go on after an answer that no possibility explains. */
export type Resync = {
  /** The rules that left nothing, the one to report first. */
  readonly broken: readonly string[];
  /** What the task is taken for from now on. */
  readonly elements: readonly Element[];
  /** Nothing was suspected: any state that was shown is taken up. */
  readonly anew?: true;
  /** Values alone were wrong: each broken judgement is a violation of its own. */
  readonly values: readonly Judgement[];
};

/** The likeliest broken rules, and the possibilities once they are granted. */
export function resync(context: Context, pass: Pass, call: Call): Resync {
  return (
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
  const rules = suspects
    .toSorted((left, right) => byNearness(left, right) || rank(left, call) - rank(right, call))
    .flatMap(({ mark }) => (mark === undefined ? [] : [mark.rule]));
  const known = rules.filter((rule) => context.contract.has(rule));
  if (known.length === 0) return undefined;
  const elements = suspects.map((element) => ({ ...withoutMark(element), untilMs: call.returnMs }));
  return { broken: [...new Set(known)], elements: mergeAll(elements), values: [] };
}

/**
 * An answer that says only that the task is unknown is about what became of the task. Any other is about an effect that
 * was promised before and failed to come, else about this call.
 */
function rank({ mark }: Element, { seq, answer }: Call): number {
  const own = mark?.seq === seq;
  if (answer.kind === 'told' && answer.unknown && !answer.refused) return own ? 1 : 0;
  return own ? 1 : mark?.effect ? 0 : 2;
}

/** Those that need the fewest unseen steps first: before the suspected call, without one on the whole. */
const byNearness = (left: Element, right: Element): number => stepsTo(left) - stepsTo(right);

const stepsTo = (element: Element): number => element.mark?.distance ?? distanceOf(element);

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
  const stage = lastStage(pass);
  const casualties = stage.toSorted((left, right) => byNearness(left.element, right.element));
  const broken = casualties.flatMap((casualty) => casualty.broken.filter((rule) => contract.has(rule)));
  const rules = broken.length === 0 ? ['states'] : [...new Set(broken)];
  const shown = call.snapshot === undefined ? [] : anyShown(contract, call);
  return {
    broken: rules,
    elements: shown.length > 0 ? shown : grant(context, pass, call),
    values: [],
    anew: true,
  };
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
