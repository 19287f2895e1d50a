import { type Element, keyOf, type Late, marked, mergeAll, unmarked } from './belief.js';
import type { Call } from './call.js';

/**
 * Calls that were lost or overlapped can leave more possibilities than are worth keeping apart. Beyond a limit only the
 * state is kept of each, with any past: nothing that is true is lost, only what could be held against later answers.
 */
export const elementLimit = 64;

/** The run of a possibility whose past is not known; nothing shown in it is held against later answers. */
const coarseRun = '*';

/** Whether the run stands for any run. */
export const isCoarse = (run: string): boolean => run === coarseRun;

/** Calls that may still come of one possibility: each doubles what there is to keep apart. */
const lateLimit = 8;

/** Possibilities that are told apart by their claims alone. */
const claimedLimit = 8;

/** As many as the limit allows: all that are free of suspicion and the nearest others, else the coarse ones. */
export function limit(all: readonly Element[]): readonly Element[] {
  if (all.some(({ late }) => late.length > lateLimit)) return coarsen(all);
  const elements = all.length > claimedLimit ? forgetClaims(all) : all;
  if (elements.length <= elementLimit) return elements;
  const likely = unmarked(elements);
  if (likely.length > elementLimit / 2) return coarsen(elements);
  const suspects = marked(elements).toSorted((left, right) => distanceOfMark(left) - distanceOfMark(right));
  return [...likely, ...suspects.slice(0, elementLimit - likely.length)];
}

/** Where many differ in claims alone, what each claims can hardly be settled any more: they are one without claims. */
function forgetClaims(elements: readonly Element[]): readonly Element[] {
  const groups = new Map<string, Element[]>();
  for (const element of elements) {
    const key = keyOf({ ...element, claims: [] });
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [element]);
    else group.push(element);
  }
  return [...groups.values()].flatMap((group) =>
    group.length <= claimedLimit ? group : mergeAll(group.map((element) => ({ ...element, claims: [] }))),
  );
}

const distanceOfMark = ({ mark }: Element): number => mark?.distance ?? 0;

/** One possibility for each state, with all that may still come; suspicions and claims are let go. */
export function coarsen(elements: readonly Element[]): readonly Element[] {
  const likely = unmarked(elements);
  const late = allLate(likely);
  const remembers = likely.some(({ saved }) => saved !== undefined);
  const visits = leastVisits(likely);
  const coarse = likely.map(
    ({ saved: _, stepped: __, ...element }): Element => ({
      ...element,
      ...(remembers ? { saved: 'any' as const } : {}),
      run: coarseRun,
      visits,
      late,
      claims: [],
    }),
  );
  return mergeAll(coarse);
}

/** The same possibilities in a run of their own, where nothing is outstanding any more that could end it unseen. */
export const refine = (elements: readonly Element[], run: string): readonly Element[] =>
  elements.map((element) =>
    isCoarse(element.run) && element.late.length === 0 ? { ...element, run } : element,
  );

/** In any run it does not matter what a call asked for: of those of one operation the first stands for all. */
function allLate(elements: readonly Element[]): readonly Late[] {
  const kinds = new Map<string, Call>();
  for (const { call } of elements.flatMap(({ late }) => late)) {
    const kind = call.role === 'created' ? `${call.seq}` : `${call.operation.key} ${call.role}`;
    const known = kinds.get(kind);
    if (known === undefined || call.callMs < known.callMs) kinds.set(kind, call);
  }
  return [...kinds.values()].map((call) => ({ call, often: true }));
}

const leastVisits = (elements: readonly Element[]): readonly number[] =>
  (elements[0]?.visits ?? []).map((_, at) => Math.min(...elements.map(({ visits }) => visits[at] ?? 0)));
