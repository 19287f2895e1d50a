import { type Advanced, advance } from './advance.js';
import { type Element, mergeAll, type Settled, statesOf, unmarked } from './belief.js';
import { type Call, isBefore } from './call.js';
import type { Contract } from './contract.js';
import type { Context } from './effects.js';
import { judgeSnapshot } from './judge-snapshot.js';
import { addPasts, mayLag, withoutClaims } from './lag.js';
import { joinAll, type Learned, type Observation } from './observation.js';
import { passCall } from './pass-call.js';
import { keepFacts } from './record-facts.js';
import { guardRules } from './rule-id.js';
import { createRuns } from './runs.js';

/**
 * Calls that overlap may have taken effect in any order that respects who returned before whom was sent. The set after
 * them is the union over all those orders; it is empty only if no order explains the answers. Each subset of the calls
 * is gone through once, so the work is bounded by `2 ** callLimit`; of more calls the oldest is forgotten. Which of
 * them found the task in which state is not known, so what they claim stays undecided.
 */
export const callLimit = 6;

/** Takes what is known of a task through calls of which each overlaps another; they come in the order they were sent. */
export function advanceTogether(
  contract: Contract,
  { task, before }: Known,
  calls: readonly Call[],
): Advanced {
  const [only] = calls;
  if (only !== undefined && calls.length === 1) return advance(contract, { task, before }, only);
  const context: Context = { contract, runs: createRuns(before.facts), turn: before.turn, tracing: false };
  const sets = tryOrders(context, withoutClaims(before.elements), calls);
  const elements = sets.at(-1) ?? [];
  if (elements.length === 0) return advanceInTurn(contract, { task, before }, calls);
  const shown = judgeEach(contract, { task, before }, calls);
  const facts = keepFacts(context.runs, elements);
  const { constants } = shown;
  const past = addPasts(context, before, { elements: sets.flat(), calls });
  return {
    settled: { ...withoutPin(before), elements, facts, constants, past, turn: before.turn + calls.length },
    learned: {
      observations: [
        ...shown.observations,
        ...undecided(contract, { task, before }, { calls, because: 'calls overlapped' }),
      ],
      cells: [],
    },
  };
}

type Known = { readonly task: string; readonly before: Settled };

/** For each subset of the calls what they can have left the task in, in whatever order they took effect; all of them come last. */
function tryOrders(
  context: Context,
  start: readonly Element[],
  calls: readonly Call[],
): readonly (readonly Element[])[] {
  const sets: (readonly Element[])[] = [start];
  const all = 2 ** calls.length - 1;
  for (let done = 1; done <= all; done += 1) {
    const after = calls.flatMap((call, at) => {
      const bit = 2 ** at;
      if ((done & bit) === 0 || !mayBeLast(calls, done, call)) return [];
      const before = sets[done - bit] ?? [];
      const begins = done === bit && call.role === 'created';
      if (before.length === 0 && !begins) return [];
      return mayLag(context, call) ? before : unmarked(passCall(context, before, call).left);
    });
    sets.push(mergeAll(after));
  }
  return sets;
}

const mayBeLast = (calls: readonly Call[], done: number, last: Call): boolean =>
  calls.every((call, at) => (done & (2 ** at)) === 0 || call === last || !isBefore(last, call));

/** No order explains the answers: the order of sending shows where it breaks. */
function advanceInTurn(contract: Contract, { task, before }: Known, calls: readonly Call[]): Advanced {
  let settled = before;
  const learned: Learned[] = [];
  for (const call of calls) {
    const next = advance(contract, { task, before: settled }, call);
    settled = next.settled;
    learned.push(next.learned);
  }
  return { settled, learned: joinAll(learned) };
}

/** What does not depend on the order. */
function judgeEach(
  contract: Contract,
  { task, before }: Known,
  calls: readonly Call[],
): { readonly observations: readonly Observation[]; readonly constants: Settled['constants'] } {
  let { constants } = before;
  const observations = calls.flatMap((call) => {
    const judged = judgeSnapshot({ contract, before: { ...before, constants }, call, task });
    constants = judged.constants;
    return judged.observations;
  });
  return { observations, constants };
}

/** What the operations promise where the task can have been, left undecided. */
function undecided(
  contract: Contract,
  { task, before }: Known,
  { calls, because }: { readonly calls: readonly Call[]; readonly because: string },
): readonly Observation[] {
  const states = statesOf(before.elements);
  return calls.flatMap(({ seq, operation, role }) =>
    role !== 'target' || operation.life.moves === undefined
      ? []
      : guardRules(contract, operation, states).map(
          (rule): Observation => ({
            kind: 'inconclusive',
            rule,
            seq,
            operation: operation.key,
            task,
            because,
          }),
        ),
  );
}

/** What is known if nothing is made of the call's answer: it may have taken effect, now or later, or not. */
export function forgetCall(contract: Contract, { task, before }: Known, call: Call): Advanced {
  const context: Context = { contract, runs: createRuns(before.facts), turn: before.turn, tracing: false };
  const answer = { kind: 'environment', because: 'too many calls overlapped' } as const;
  const { snapshot: _, ...silent } = call;
  const known = call.role === 'created' || call.role === 'target' || call.role === 'bulk';
  const elements = known
    ? unmarked(passCall(context, withoutClaims(before.elements), { ...silent, answer }).left)
    : before.elements;
  const settled = { ...withoutPin(before), elements, facts: keepFacts(context.runs, elements) };
  return {
    settled,
    learned: {
      observations: undecided(contract, { task, before }, { calls: [call], because: answer.because }),
      cells: [],
    },
  };
}

const withoutPin = ({ pin: _, ...settled }: Settled): Settled => settled;
