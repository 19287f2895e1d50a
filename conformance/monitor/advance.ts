import { type Element, gone, isAwaitedIn, type Pin, type Settled, statesOf, unmarked } from './belief.js';
import type { Call } from './call.js';
import { cellsOfViolation } from './cells-of-violation.js';
import { refine } from './coarsen.js';
import type { Contract } from './contract.js';
import { type Context, contextOf } from './effects.js';
import { type Violation, violate } from './explain.js';
import { assumptionsOf, isInForce } from './hold.js';
import { judgeProgress } from './judge-progress.js';
import { judgeSnapshot } from './judge-snapshot.js';
import { judgeValues } from './judge-values.js';
import { addPast, countSurely, lagOf } from './lag.js';
import { mayLag } from './may-lag.js';
import { type Cell, joinLearned, type Learned, type Observation } from './observation.js';
import { confirmShown, findOutdated, suspectOutdated } from './outdated-answer.js';
import { type Pass, passCall } from './pass-call.js';
import { keepFacts, recordSnapshot } from './record-facts.js';
import { resync } from './resync.js';
import { guardRules } from './rule-id.js';
import { dropIdleMarks, settleClaims } from './settle-claims.js';
import { isMute } from './sift-snapshot.js';

/** What is known after some calls, and what they taught. */
export type Advanced = { readonly settled: Settled; readonly learned: Learned };

/** Takes what is known of a task through one call. */
export function advance(
  contract: Contract,
  { task, before }: { readonly task: string; readonly before: Settled },
  call: Call,
): Advanced {
  const context = contextOf(contract, before, true);
  const pass = passCall(context, before.elements, call);
  const violation: Violation = { contract, before, call, task };
  const verdict = decide(context, pass, violation);
  const seen = verdict.seen ? look(context, { pass, violation, elements: verdict.elements }) : undefined;
  const elements = [
    ...(seen?.elements ?? verdict.elements),
    ...(verdict.seen && verdict.lost !== true ? suspectOutdated(context, pass, violation) : []),
  ];
  const facts = seen?.facts ?? keepFacts(context.runs, elements);
  const values = judgeShown(violation, verdict);
  const learned = joinLearned(
    { observations: [...verdict.observations, ...values.observations], cells: verdict.cells ?? [] },
    seen?.learned ?? { observations: excuse(violation, pass), cells: [] },
  );
  return {
    learned,
    settled: {
      elements: dropIdleMarks(elements, { turn: before.turn, seq: call.seq, seen: verdict.seen }),
      facts,
      constants: values.constants,
      hold: before.hold,
      rests: !verdict.seen && (before.rests || isInForce(contract, before, call)),
      ...pinOf(verdict.seen ? pinned(elements) : before.pin),
      past: addPast(context, before, { closed: pass.closed, call }),
      violations: before.violations + (verdict.lost ? 1 : 0),
      doubts: before.doubts + (verdict.doubted ? 1 : 0),
      turn: before.turn + 1,
    },
  };
}

/** What holds of every snapshot. An answer that is wrong already is a cause of its own; what shows no task shows no values. */
function judgeShown(violation: Violation, { lost, doubted }: Verdict): ReturnType<typeof judgeSnapshot> {
  if (doubted && violation.call.role === 'target')
    return { observations: [], constants: violation.before.constants };
  return judgeSnapshot(lost || doubted ? { ...violation, follows: true } : violation);
}

type Verdict = {
  readonly elements: readonly Element[];
  readonly observations: readonly Observation[];
  /** What the possibilities that are dropped had claimed. */
  readonly cells?: readonly Cell[];
  /** Whether the answer showed the task, or that there is none. */
  readonly seen: boolean;
  /** Whether nothing was left, so that what is known from now on is a guess. */
  readonly lost?: true;
  /** Whether nothing was left, and the answer is not believed. */
  readonly doubted?: true;
};

function decide(context: Context, pass: Pass, violation: Violation): Verdict {
  const { contract, before, call } = violation;
  const survivors = unmarked(pass.left);
  const shown = call.snapshot !== undefined && pass.known && !isMute(contract, call);
  if (survivors.length > 0) {
    const missing = survivors.every(({ state }) => state === gone) && call.answer.kind === 'told';
    const moved = before.past.filter((past) => past.moved);
    const mayBeOld = (shown || missing) && mayLag(context, call);
    const lags = mayBeOld && moved.length > 0 && lagOf(context, moved, call).within;
    if (lags) return { elements: pass.closed, observations: [], seen: false };
    const observations = shown ? confirmShown(context, pass, violation) : [];
    return { elements: pass.left, observations, seen: shown || (missing && pass.known) };
  }
  const lag = mayLag(context, call) ? lagOf(context, before.past, call) : { within: false, beyond: false };
  if (lag.within) return { elements: pass.closed, observations: [], seen: false };
  const outdated = findOutdated(context, pass, violation);
  if (outdated !== undefined)
    return { elements: outdated.elements, observations: [outdated.observation], seen: false };
  const resynced = resync(context, pass, call);
  const { broken, elements, values, anew, doubted } = resynced;
  const stale = lag.beyond && anew && contract.has('stale') ? ['stale'] : [];
  if (values.length === 0) {
    const observations = [violate(violation, [...stale, ...broken])];
    const cells = cellsOfViolation(violation, pass, resynced);
    if (!doubted) return { elements, observations, cells, seen: shown, lost: true };
    const own = cells.filter(({ seq }) => seq === call.seq);
    return { elements, observations, cells: own, seen: false, doubted: true };
  }
  const observations = values.map(({ rule, detail }) => violate(violation, [rule, ...broken], detail));
  return { elements, observations, seen: shown };
}

type Look = { readonly pass: Pass; readonly violation: Violation; readonly elements: readonly Element[] };

/** The task was seen: claims are settled, values and way are judged, and what was shown is kept. */
function look(
  context: Context,
  { pass, violation, elements }: Look,
): { readonly elements: readonly Element[]; readonly facts: Settled['facts']; readonly learned: Learned } {
  const { contract, before, call, task } = violation;
  const likely = unmarked(elements);
  const values = judgeValues(violation, likely, pass.judge);
  const way = judgeProgress({ contract, before, elements: likely, call, task });
  const fresh = call.role === 'created' ? { except: call.seq } : {};
  const settled = settleClaims({ contract, turn: before.turn, task, ...fresh }, elements);
  const seenMs = call.callMs - contract.staleMs;
  const counted = countSurely(context, before, { elements: settled.elements, call });
  const after = refine(counted, `${call.seq}`).map(
    ({ poses: _, ...element }): Element => ({
      ...element,
      seenMs: Math.max(element.seenMs, seenMs),
      stepped: '',
    }),
  );
  const kept = keepFacts(context.runs, after);
  const facts =
    call.snapshot === undefined
      ? kept
      : recordSnapshot(contract, call, { elements: unmarked(after), facts: kept });
  return {
    elements: after,
    facts,
    learned: resting(
      violation,
      joinLearned({ observations: [...values, ...way], cells: [] }, settled.learned),
    ),
  };
}

/** What was learned, with the assumptions that told where the task was since it was last seen. */
function resting({ contract, before, call }: Violation, learned: Learned): Learned {
  if (!before.rests && !isInForce(contract, before, call)) return learned;
  const assuming = assumptionsOf(contract, before);
  const observations = learned.observations.map((one) =>
    one.kind === 'held definitely' ? { ...one, assuming } : one,
  );
  return { ...learned, observations };
}

/** An answer that says nothing of the task leaves what the operation promises there undecided. */
function excuse({ contract, call, task }: Violation, pass: Pass): readonly Observation[] {
  const { answer, operation, seq } = call;
  if (call.role !== 'target' || answer.kind === 'told' || answer.kind === 'slipped') return [];
  if (answer.kind === 'inert' && answer.mustNotMove !== undefined) return [];
  const { because } = answer;
  return guardRules(contract, operation, statesOf(unmarked(pass.closed))).map(
    (rule): Observation => ({ kind: 'inconclusive', rule, seq, operation: operation.key, task, because }),
  );
}

const pinOf = (pin: Pin | undefined): { readonly pin?: Pin } => (pin === undefined ? {} : { pin });

function pinned(elements: readonly Element[]): Pin | undefined {
  const likely = unmarked(elements);
  const there = likely.find(({ state }) => state !== gone);
  const [first, ...others] =
    there === undefined ? likely : likely.filter((one) => !isAwaitedIn(one, there.state));
  if (first === undefined || others.some(({ state, run }) => state !== first.state || run !== first.run)) {
    return undefined;
  }
  const sinceMs = Math.min(first.sinceMs, ...others.map((other) => other.sinceMs));
  return { state: first.state, run: first.run, sinceMs };
}
