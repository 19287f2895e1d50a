import { type Element, gone, mergeAll, suspect, unmarked } from './belief.js';
import type { Call } from './call.js';
import { closeSteps } from './close-steps.js';
import { type Context, createElements, type Span } from './effects.js';
import { mayLag } from './may-lag.js';
import { operationRule } from './rule-id.js';
import {
  type Casualty,
  createJudge,
  isMute,
  isOfModel,
  type Judge,
  siftLabel,
  siftValues,
} from './sift-snapshot.js';
import { stepCall } from './step-call.js';

/** How a set of possibilities fared through one call, stage by stage. */
export type Pass = {
  /** Before the answer, the server's own steps included. */
  readonly closed: readonly Element[];
  /** After it, the server's own steps included. */
  readonly answered: readonly Element[];
  /** Those that show the label; all where no label tells anything. */
  readonly labelled: readonly Element[];
  /** Those that show the values too. */
  readonly left: readonly Element[];
  /** What was ruled out, without suspects, in the order of the stages. */
  readonly casualties: readonly Casualty[];
  /** Whether the snapshot looks like any state at all; true without a snapshot. */
  readonly known: boolean;
  readonly judge: Judge;
};

/** Takes the set through the call: closed, answered, closed again, sifted by the snapshot. */
export function passCall(context: Context, elements: readonly Element[], call: Call): Pass {
  // What lags shows the task as it was by then: it need not have left its state since.
  const fromMs = mayLag(context, call) ? call.callMs - context.contract.staleMs : call.callMs;
  const span: Span = { fromMs, toMs: call.returnMs };
  const closed = call.role === 'created' ? created(context, call, span) : closeSteps(context, elements, span);
  const outcomes = closed.map((element) => ({ element, ...stepCall(context, element, call) }));
  const dead = outcomes.filter((outcome) => unmarked(outcome.elements).length === 0);
  const survivors = mergeAll(outcomes.flatMap((outcome) => outcome.elements));
  const answered = mayMove(call) ? closeSteps(context, survivors, span) : survivors;
  const sifted = siftApart(context, answered, call);
  const casualties = [...dead, ...sifted.casualties].filter(({ element }) => element.mark === undefined);
  return { closed, answered, ...sifted, casualties };
}

type Stages = Pick<Pass, 'labelled' | 'left' | 'known' | 'judge' | 'casualties'>;

/** After a call that moves nothing there is no more to come than before it. */
const mayMove = ({ role, operation }: Call): boolean =>
  role === 'created' || (role !== 'row' && role !== 'absent' && operation.life.moves !== undefined);

/** The answer of a create shows the task; whether a read finds it is another matter. */
function siftApart(context: Context, answered: readonly Element[], call: Call): Stages {
  if (call.role !== 'created') return sift(context, answered, call);
  const apart = answered.filter(({ state }) => state === gone);
  const stages = sift(
    context,
    answered.filter(({ state }) => state !== gone),
    call,
  );
  return unmarked(stages.left).length === 0 ? stages : { ...stages, left: [...stages.left, ...apart] };
}

const unjudged: Judge = () => [];

function sift(context: Context, answered: readonly Element[], call: Call): Stages {
  if (call.snapshot === undefined || isMute(context.contract, call)) {
    return { labelled: answered, left: answered, known: true, judge: unjudged, casualties: [] };
  }
  const judge = createJudge(context, call);
  if (!isOfModel(context.contract, call)) {
    return { labelled: answered, left: answered, known: false, judge: unjudged, casualties: [] };
  }
  const byLabel = siftLabel(context, answered, call);
  const byValue = siftValues(context, byLabel.elements, judge);
  const casualties = [...byLabel.casualties, ...byValue.casualties];
  return { labelled: byLabel.elements, left: byValue.elements, known: true, judge, casualties };
}

/** A new task; the suspicion is that there is none. Accepted for later (202), it may not be there yet. */
function created(context: Context, call: Call, span: Span): readonly Element[] {
  const { operation, seq, returnMs, answer } = call;
  const rule = operationRule(operation.life.key, 'creates');
  const claim = { seq, returnMs, rule, operation: operation.key, from: gone, accepted: true, moved: false };
  const claims = context.tracing ? [claim] : [];
  const born = createElements(context, { call, span }).map((element) => ({ ...element, claims }));
  const [first] = born;
  if (first === undefined) return [];
  const absent = { ...first, state: gone };
  if (answer.kind === 'told' && answer.deferred)
    return [...born, { ...absent, late: [{ call, often: false }] }];
  return [...born, ...suspect(absent, { rule, seq, turn: context.turn })];
}
