import { type Element, type Late, mergeAll, unmarked } from './belief.js';

/**
 * Calls that were lost or overlapped can leave more possibilities than are worth keeping apart. Beyond a limit only the
 * state is kept of each, with any past: nothing that is true is lost, only what could be held against later answers.
 */
export const elementLimit = 64;

/** The run of a possibility whose past is not known; nothing shown in it is held against later answers. */
const coarseRun = '*';

/** Whether the run stands for any run. */
export const isCoarse = (run: string): boolean => run === coarseRun;

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
