import type { Rule } from '../../src/lifecycle/model.js';
import type { Cell, Observation } from './observation.js';

/** What all observations of one rule come to. */
export type RuleSummary = {
  readonly rule: string;
  /** It warns where others fail. */
  readonly soft: boolean;
  readonly verdict: 'pass' | 'fail' | 'inconclusive' | 'not-exercised';
  readonly definite: number;
  readonly ambiguous: number;
  readonly inconclusive: number;
  readonly violated: number;
  /** Of those violated, how many came after an earlier violation of the same task. */
  readonly consequences: number;
  /** Assumptions about the tasks, without whose definite observations it would not pass, broken or not. */
  readonly assuming?: readonly string[];
  /** The first violation, one that is no consequence if there is one. */
  readonly example?: Observation & { readonly kind: 'violated' };
};

/** How often an operation was called on tasks in a state. `certain`: the state was the only one possible. */
export type CellSummary = {
  readonly operation: string;
  readonly state: string;
  readonly certain: boolean;
  readonly accepted: number;
  readonly refused: number;
};

/** What a verdict needs. */
export type SummaryOptions = {
  /** Definite observations that a pass needs. Default 3. */
  readonly needed?: number;
};

/** Each rule with its verdict: a rule that was never seen at work is not exercised, never passed. */
export function summarise(
  observations: Iterable<Observation>,
  rules: Iterable<Rule>,
  options: SummaryOptions = {},
): readonly RuleSummary[] {
  const tallies = new Map<string, Tally>();
  tallyUp(tallies, observations);
  return summariseTallies(tallies, rules, options);
}

/** Adds observations to the tallies of their rules. */
export function tallyUp(tallies: Map<string, Tally>, observations: Iterable<Observation>): void {
  for (const observation of observations) {
    tallies.set(observation.rule, add(tallies.get(observation.rule) ?? nothing, observation));
  }
}

/** Each rule with the verdict of its tally. */
export function summariseTallies(
  tallies: ReadonlyMap<string, Tally>,
  rules: Iterable<Rule>,
  { needed = 3 }: SummaryOptions = {},
): readonly RuleSummary[] {
  return [...rules].map(({ id, soft }) => {
    const { assumed, ...tally } = tallies.get(id) ?? nothing;
    const verdict = decide(tally, needed);
    const rests = tally.definite >= needed && tally.definite - assumed.count < needed;
    return { rule: id, soft, verdict, ...tally, ...(rests ? { assuming: [...assumed.names] } : {}) };
  });
}

/** Adds cells to the operation × state matrix, which is kept by names that do not matter. */
export function countCells(found: Map<string, CellSummary>, cells: Iterable<Cell>): void {
  for (const { operation, states, isDoubtful, accepted } of cells) {
    const certain = states.length === 1 && isDoubtful !== true;
    for (const state of states) {
      const key = JSON.stringify([operation, state, certain]);
      const known = found.get(key) ?? { operation, state, certain, accepted: 0, refused: 0 };
      const answer = accepted ? 'accepted' : 'refused';
      found.set(key, { ...known, [answer]: known[answer] + 1 });
    }
  }
}

/** What is counted of a rule, and its first violation. */
export type Counts = Omit<RuleSummary, 'rule' | 'soft' | 'verdict' | 'assuming'>;

/** What observations of a rule come to. `assumed`: the definite ones that rest on assumptions, and on which. */
export type Tally = Counts & {
  readonly assumed: { readonly count: number; readonly names: ReadonlySet<string> };
};

const nothing: Tally = {
  ...{ definite: 0, ambiguous: 0, inconclusive: 0, violated: 0, consequences: 0 },
  assumed: { count: 0, names: new Set() },
};

function add(tally: Tally, observation: Observation): Tally {
  switch (observation.kind) {
    case 'held definitely':
      return {
        ...tally,
        definite: tally.definite + 1,
        assumed: observation.assuming === undefined ? tally.assumed : assume(tally, observation.assuming),
      };
    case 'held ambiguously':
      return { ...tally, ambiguous: tally.ambiguous + 1 };
    case 'inconclusive':
      return { ...tally, inconclusive: tally.inconclusive + 1 };
    case 'violated':
      return { ...tally, ...addViolation(tally, observation) };
  }
}

/** The counts with one more violation. */
export function addViolation(
  { assumed: _, ...counts }: Counts & Partial<Pick<Tally, 'assumed'>>,
  observation: Observation & { readonly kind: 'violated' },
): Counts {
  const { afterViolation } = observation.explanation;
  const { example } = counts;
  const better = example === undefined || (example.explanation.afterViolation && !afterViolation);
  return {
    ...counts,
    violated: counts.violated + 1,
    consequences: counts.consequences + (afterViolation ? 1 : 0),
    ...(better ? { example: observation } : {}),
  };
}

const assume = ({ assumed: { count, names } }: Tally, more: readonly string[]): Tally['assumed'] => ({
  count: count + 1,
  names: more.every((name) => names.has(name)) ? names : new Set([...names, ...more]),
});

/** The verdict that counts make. */
export function decide(
  { definite, ambiguous, inconclusive, violated }: Counts,
  needed: number,
): RuleSummary['verdict'] {
  if (violated > 0) return 'fail';
  if (definite >= needed) return 'pass';
  return definite + ambiguous + inconclusive > 0 ? 'inconclusive' : 'not-exercised';
}
