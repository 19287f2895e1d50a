import { type Element, type Late, marked, mergeAll, unmarked } from './belief.js';

/**
 * Calls that were lost or overlapped can leave more possibilities than are worth keeping apart. Beyond a limit only the
 * state is kept of each, with any past: nothing that is true is lost, only what could be held against later answers.
 */
export const elementLimit = 64;

/** The run of a possibility whose past is not known; nothing shown in it is held against later answers. */
const coarseRun = '*';

/** Whether the run stands for any run. */
export const isCoarse = (run: string): boolean => run === coarseRun;

/** As many as the limit allows: all that are free of suspicion and the nearest others, else the coarse ones. */
export function limit(elements: readonly Element[]): readonly Element[] {
  if (elements.length <= elementLimit) return elements;
  const likely = unmarked(elements);
  if (likely.length > elementLimit / 2) return coarsen(elements);
  const suspects = marked(elements).toSorted((left, right) => distanceOfMark(left) - distanceOfMark(right));
  return [...likely, ...suspects.slice(0, elementLimit - likely.length)];
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

function allLate(elements: readonly Element[]): readonly Late[] {
  const bySeq = new Map(elements.flatMap(({ late }) => late.map(({ call }) => [call.seq, call])));
  return [...bySeq.values()].map((call) => ({ call, often: true }));
}

const leastVisits = (elements: readonly Element[]): readonly number[] =>
  (elements[0]?.visits ?? []).map((_, at) => Math.min(...elements.map(({ visits }) => visits[at] ?? 0)));
