import { type Advanced, advance } from './advance.js';
import { type Element, type Settled, statesOf, unmarked } from './belief.js';
import type { Call } from './call.js';
import type { Contract } from './contract.js';
import { type Context, contextOf } from './effects.js';
import { explainRace } from './explain.js';
import { isInForce } from './hold.js';
import { judgeSnapshot } from './judge-snapshot.js';
import { addPasts, withoutClaims } from './lag.js';
import { type Cell, joinAll, type Learned, nothingLearned, type Observation } from './observation.js';
import { narrow, type Ordering, orderCalls } from './order-calls.js';
import { passCall } from './pass-call.js';
import { keepFacts } from './record-facts.js';
import { guardRules } from './rule-id.js';

/** Calls of one task that overlap: what is known after them is what any order of them leaves. */

/** Calls that are put in order at once; of more the oldest are forgotten. */
export const callLimit = 40;

/**
 * Takes what is known of a task through calls of which each overlaps another; they come in the order they were sent.
 * `undefined`: there are too many orders to go through.
 */
export function advanceTogether(
  contract: Contract,
  { task, before }: Known,
  calls: readonly Call[],
): Advanced | undefined {
  const [only] = calls;
  if (only !== undefined && calls.length === 1) return advance(contract, { task, before }, only);
  if (calls.length > callLimit) return undefined;
  const context = contextOf(contract, before, false);
  const ordering = orderCalls(context, withoutClaims(before.elements), { calls });
  if (ordering === undefined) return undefined;
  const race: Race = { contract, known: { task, before }, calls };
  if (ordering.elements.length === 0) return accuse(race, ordering);
  const explained = explaining(race, ordering);
  const [one] = explained ?? [];
  if (one !== undefined && explained?.length === 1) return one;
  return leaveOpen(race, ordering, { context, held: heldInAll(explained ?? []) });
}

type Known = { readonly task: string; readonly before: Settled };
type Race = { readonly contract: Contract; readonly known: Known; readonly calls: readonly Call[] };

/** No order explains the answers: the one that goes as far as any shows where it breaks. */
function accuse({ contract, known, calls }: Race, { furthest }: Ordering): Advanced {
  const done = new Set(furthest.map(({ seq }) => seq));
  const order = [...furthest, ...calls.filter(({ seq }) => !done.has(seq))];
  const { settled, learned } = advanceAlong(contract, known, order);
  const at = learned.observations.findIndex(({ kind }) => kind === 'violated');
  const first = learned.observations[at];
  if (first?.kind !== 'violated') return { settled, learned };
  const observations = learned.observations.with(at, explainRace(first, calls));
  return { settled, learned: { ...learned, observations } };
}

/** What each order that explains the answers teaches; `undefined` where there are too many, or where reads may lag. */
function explaining({ contract, known }: Race, { orders }: Ordering): readonly Advanced[] | undefined {
  if (orders === undefined || contract.staleMs > 0) return undefined;
  return orders
    .map((order) => advanceAlong(contract, known, order))
    .filter(({ settled }) => brokenIn(settled) === brokenIn(known.before));
}

function advanceAlong(contract: Contract, { task, before }: Known, order: readonly Call[]): Advanced {
  let settled = before;
  const learned: Learned[] = [];
  for (const call of narrow(order)) {
    const next = advance(contract, { task, before: settled }, call);
    settled = next.settled;
    learned.push(next.learned);
  }
  return { settled, learned: joinAll(learned) };
}

/** What every order teaches is certain, whichever was the true one. */
function heldInAll(explained: readonly Advanced[]): Learned {
  const [first, ...others] = explained.map(({ learned }) => learned);
  if (first === undefined) return nothingLearned;
  const held = others.map(({ observations }) => new Set(observations.filter(isDefinite).map(placeOf)));
  const filled = others.map(({ cells }) => new Set(cells.map(nameOfCell)));
  return {
    observations: first.observations.filter(
      (one) => isDefinite(one) && held.every((places) => places.has(placeOf(one))),
    ),
    cells: first.cells.filter((cell) => filled.every((names) => names.has(nameOfCell(cell)))),
  };
}

const isDefinite = ({ kind }: Observation): boolean => kind === 'held definitely';

const nameOfCell = ({ operation, seq, states, accepted }: Cell): string =>
  [seq, operation, accepted, ...states].join(' ');

/** Which call found the task in which state is not known, so what is not the same in all orders stays undecided. */
function leaveOpen(
  race: Race,
  { elements, meanwhile }: Ordering,
  { context, held }: { readonly context: Context; readonly held: Learned },
): Advanced {
  const { contract, known, calls } = race;
  const { before } = known;
  const shown = judgeEach(race);
  const said = new Set(shown.observations.map(placeOf));
  const certain = held.observations.filter((one) => !said.has(placeOf(one)));
  const decided = new Set(certain.map(placeOf));
  const open = undecided(race, calls, 'calls overlapped').filter((one) => !decided.has(placeOf(one)));
  return {
    settled: {
      ...withoutPin(before),
      elements,
      facts: keepFacts(context.runs, elements),
      constants: shown.constants,
      past: addPasts(context, before, { elements: meanwhile, calls }),
      rests: before.rests || calls.some((call) => isInForce(contract, before, call)),
      turn: before.turn + calls.length,
    },
    learned: { observations: [...shown.observations, ...certain, ...open], cells: held.cells },
  };
}

const brokenIn = ({ violations, doubts }: Settled): number => violations + doubts;

const placeOf = ({ rule, seq }: Observation): string => `${seq} ${rule}`;

/** What does not depend on the order. */
function judgeEach({ contract, known: { task, before }, calls }: Race): {
  readonly observations: readonly Observation[];
  readonly constants: Settled['constants'];
} {
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
  { contract, known: { task, before } }: Omit<Race, 'calls'>,
  calls: readonly Call[],
  because: string,
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
  const context = contextOf(contract, before, false);
  const answer = { kind: 'environment', because: 'too many calls overlapped' } as const;
  const { snapshot: _, ...silent } = call;
  const known = call.role === 'created' || call.role === 'target' || call.role === 'bulk';
  const elements: readonly Element[] = known
    ? unmarked(passCall(context, withoutClaims(before.elements), { ...silent, answer }).left)
    : before.elements;
  const settled = { ...withoutPin(before), elements, facts: keepFacts(context.runs, elements) };
  const observations = undecided({ contract, known: { task, before } }, [call], answer.because);
  return { settled, learned: { observations, cells: [] } };
}

const withoutPin = ({ pin: _, ...settled }: Settled): Settled => settled;
