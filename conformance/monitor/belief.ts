import type { Exchange } from '../../src/exchange/exchange.js';
import type { Call } from './call.js';
import type { Hold } from './hold.js';
import type { Learned } from './observation.js';
import type { RunFacts, Shown } from './run-facts.js';

/** What is known of a task: the set of states it can be in, each with what else holds if it is there. */

/** The state of a task that is unknown to the server (deleted, expired, not yet there). */
export const gone = '$gone';

/** What `save` remembered: the state and the run to which `$saved` leads back. `any`: not known. */
export type Saved = { readonly state: string; readonly run: string } | 'any';

/** What a call did if it found the task in `from`; settled once the task is next seen. */
export type Claim = {
  readonly seq: number;
  readonly operation: string;
  readonly from: string;
  readonly accepted: boolean;
  readonly moved: boolean;
  readonly returnMs: number;
  /** Absent: no rule speaks of it; it still fills a cell. */
  readonly rule?: string;
};

/** The one rule that must have been broken for the element to be true: a suspicion, kept until the task is seen. */
export type Mark = {
  readonly rule: string;
  readonly seq: number;
  readonly turn: number;
  /** It is about an effect that failed to come. */
  readonly effect: boolean;
  /** How far the element was from what had been seen. */
  readonly distance: number;
};

/** A call whose answer was lost or put off: it may take effect at any later time, or never. */
export type Late = {
  readonly call: Call;
  /** The same was sent more than once: it may take effect any number of times. */
  readonly often: boolean;
};

/** One possibility. */
export type Element = {
  readonly state: string;
  /** Names the stretch since the last accepted re-entry; the key of `Settled.facts`. */
  readonly run: string;
  /** It entered its state at some time in `[sinceMs, untilMs]`. */
  readonly sinceMs: number;
  readonly untilMs: number;
  /** It was in its state at this time, so it cannot have left before. */
  readonly seenMs: number;
  /** How often the states with a bound were entered in this run, in the order of `Contract.counted`. */
  readonly visits: readonly number[];
  readonly saved?: Saved;
  readonly late: readonly Late[];
  readonly claims: readonly Claim[];
  readonly mark?: Mark;
  /** The server's steps since the task was last seen: `''` none, `A` exactly one, out of A, absent: unsure. */
  readonly stepped?: string;
  /** A gone element whose answer looks like this state (`unknown: PENDING`); only within one call. */
  readonly poses?: string;
};

/** The task's last certain state, as it was seen. */
export type Pin = { readonly state: string; readonly run: string; readonly sinceMs: number };

/** What was known before a call: an answer that lags may still show it. `moved`: the call may have changed the task. */
export type Past = {
  readonly elements: readonly Element[];
  readonly untilMs: number;
  readonly moved: boolean;
};

/** All that is known of a task between calls. */
export type Settled = {
  readonly elements: readonly Element[];
  readonly facts: ReadonlyMap<string, RunFacts>;
  /** Rule → what its pointer showed last. */
  readonly constants: ReadonlyMap<string, Shown>;
  readonly pin?: Pin;
  /** What is known of it from its creation. */
  readonly hold?: Hold | undefined;
  /** Whether an assumption told where it was, at a call since it was last seen. */
  readonly rests: boolean;
  readonly past: readonly Past[];
  readonly violations: number;
  /** Answers that broke a rule and were not believed: what is known is as it was before them. */
  readonly doubts: number;
  /** Calls seen, to date marks. */
  readonly turn: number;
};

/** What is known of a task now, and what its last calls taught; a later call that overlaps them may still change it. */
export type Outcome = { readonly now: Settled; readonly pending: Learned };

/** A task as the monitor holds it: the calls that may still turn out to overlap others, and what is known before and after them. */
export type TaskBelief = {
  readonly id: string;
  readonly namespace?: string;
  /** Whether the answer of a create named it. */
  readonly issued: boolean;
  /** The create that named it, where it was followed from there. */
  readonly created?: Exchange;
  readonly base: Settled;
  readonly window: readonly Call[];
  /** What the window makes of the base; worked out when it is first asked. */
  readonly outcome: () => Outcome;
  /** No call before this instant can be put in order any more. */
  readonly horizonMs: number;
};

/** The possibilities that need no broken rule. */
export const unmarked = (elements: readonly Element[]): readonly Element[] =>
  elements.every(({ mark }) => mark === undefined)
    ? elements
    : elements.filter(({ mark }) => mark === undefined);

/** The possibilities that need one. */
export const marked = (elements: readonly Element[]): readonly Element[] =>
  elements.filter(({ mark }) => mark !== undefined);

/** The names of the states, each once. */
export const statesOf = (elements: readonly Element[]): readonly string[] => [
  ...new Set(elements.map(({ state }) => state)),
];

/** Whether the task was accepted for later (202) and is not there yet: once it is, it is in this state. */
export const isAwaitedIn = ({ state, late }: Element, awaited: string): boolean =>
  state === gone &&
  late.some(({ call }) => call.role === 'created' && call.operation.life.to.includes(awaited));

/** Elements with one key differ only in times and become one. */
export const keyOf = (element: Element): string => {
  const { state, run, visits, saved, late, claims, mark, poses } = element;
  const origin = saved === undefined || saved === 'any' ? saved : `${saved.state}@${saved.run}`;
  const waiting = late.map(({ call, often }) => `${call.seq}${often ? '+' : ''}`).join();
  const claimed = claims.map(({ seq, from, moved }) => `${seq}${moved ? '!' : ''}${from}`).join();
  const suspicion = mark === undefined ? '' : `${mark.rule}@${mark.effect ? mark.seq : ''}`;
  return [state, run, visits.join(), origin, waiting, claimed, suspicion, poses].join('|');
};

/** Both possibilities in one; the times widen. */
export const mergeElements = (left: Element, right: Element): Element => {
  const { stepped: leftStep, ...rest } = left;
  const both: Element = {
    ...rest,
    sinceMs: Math.min(left.sinceMs, right.sinceMs),
    untilMs: Math.max(left.untilMs, right.untilMs),
    seenMs: Math.min(left.seenMs, right.seenMs),
  };
  return leftStep === undefined || leftStep !== right.stepped ? both : { ...both, stepped: leftStep };
};

/** The set with equal possibilities merged. */
export const mergeAll = (elements: readonly Element[]): readonly Element[] => {
  if (elements.length < 2) return elements;
  const byKey = new Map<string, Element>();
  for (const element of elements) {
    const key = keyOf(element);
    const known = byKey.get(key);
    byKey.set(key, known === undefined ? element : mergeElements(known, element));
  }
  return [...byKey.values()];
};

/** The element without its mark: the suspicion is taken for the truth. */
export const withoutMark = ({ mark: _, ...element }: Element): Element => element;

/** What is suspected, and of which call; `-1` of none. */
export type Suspicion = Pick<Mark, 'rule' | 'seq' | 'turn'> & { readonly effect?: boolean };

/** The element under suspicion. One that already is bears no second, but a rule that was broken once may be broken again. */
export function suspect(element: Element, suspicion: Suspicion): readonly Element[] {
  if (!mayBear(element, suspicion.rule)) return [];
  if (element.mark !== undefined) return [element];
  const mark: Mark = { effect: false, ...suspicion, distance: distanceOf(element) };
  return [{ ...element, claims: [], mark }];
}

/** Whether the element may be suspected of breaking the rule. */
export const mayBear = ({ mark }: Element, rule: string): boolean => mark === undefined || mark.rule === rule;

/** How many unseen steps of the server it takes to believe in the element: 0, 1, or 2 for more. */
export const distanceOf = ({ stepped }: Element): number =>
  stepped === '' ? 0 : stepped === undefined ? 2 : 1;
