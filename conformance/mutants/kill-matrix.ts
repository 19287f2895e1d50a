import type { Rule } from '../../src/lifecycle/model.js';
import { ruleGlobMatches } from '../../src/lifecycle/rule-glob.js';
import { groupBy } from './group-by.js';
import { type BrokenRule, type MatrixRun, outcomeOf } from './matrix-run.js';
import type { Mutant } from './mutants.js';
import type { Survivor, SurvivorClass } from './survivors.js';

/** What a mutant is, without its server. */
export type MutantFacts = Omit<Mutant, 'start'>;

/** What became of one mutant over all seeds. */
export type MatrixRow = MutantFacts & {
  /** The worst outcome for the mutant that any seed had: killed, else warned, else survived. */
  readonly outcome: 'killed' | 'warned' | 'survived';
  readonly runs: number;
  /** In how many runs it was killed, or warned of where all its rules are soft. */
  readonly found: number;
  /** In how many the directed phase sufficed. */
  readonly foundDirected: number;
  /** Rules found broken in any run, most often first. */
  readonly rules: readonly string[];
  /** Whether one of the rules meant was among them, or took part where another one was reported. */
  readonly byRuleMeant: boolean;
  /** The means over the runs that found it. */
  readonly firstRequest?: number;
  readonly firstSecond?: number;
  readonly survivor?: { readonly class: SurvivorClass; readonly because: string };
};

/** A rule and the mutants that break it. */
export type RuleRow = {
  readonly api: string;
  readonly rule: string;
  readonly soft: boolean;
  readonly killed: number;
  readonly meant: number;
};

/** A right server that the suite found fault with. */
export type FalseAlarm = {
  readonly api: string;
  readonly name: string;
  readonly seed: number;
  readonly broken: BrokenRule;
};

/** The whole matrix. */
export type KillMatrix = {
  readonly rows: readonly MatrixRow[];
  readonly rules: readonly RuleRow[];
  readonly rightRuns: number;
  readonly falseAlarms: readonly FalseAlarm[];
  /** Mutants whose requests and answers were the same throughout, so that nothing could tell them apart. */
  readonly alike: readonly (readonly string[])[];
  readonly seeds: readonly number[];
};

/** What the matrix is made from. */
export type MatrixParts = {
  readonly mutants: readonly MutantFacts[];
  readonly rules: ReadonlyMap<string, readonly Rule[]>;
  readonly runs: readonly MatrixRun[];
  readonly survivors: readonly Survivor[];
};

/** The runs as a matrix of mutants and rules. */
export function buildMatrix({ mutants, rules, runs, survivors }: MatrixParts): KillMatrix {
  const byMutant = groupBy(
    runs.filter(({ kind }) => kind === 'mutant'),
    keyOf,
  );
  const rows = mutants.flatMap((mutant) => {
    const own = byMutant.get(keyOf(mutant));
    return own === undefined ? [] : [rowOf(mutant, own, survivors)];
  });
  const right = runs.filter(({ kind }) => kind !== 'mutant');
  return {
    rows,
    rules: [...rules].flatMap(([api, own]) => own.map((rule) => ruleRow(api, rule, rows))),
    rightRuns: right.length,
    falseAlarms: right.flatMap(({ api, name, seed, broken }) =>
      broken.map((one) => ({ api, name: name === '' ? 'clean' : name, seed, broken: one })),
    ),
    alike: alikeOf(runs),
    seeds: [...new Set(runs.map(({ seed }) => seed))].toSorted((one, other) => one - other),
  };
}

const keyOf = ({ api, name }: { readonly api: string; readonly name: string }): string => `${api} ${name}`;

function rowOf(mutant: MutantFacts, runs: readonly MatrixRun[], survivors: readonly Survivor[]): MatrixRow {
  const seeds = [...groupBy(runs, ({ seed }) => seed).values()];
  const outcomes = seeds.map((own) => bestOf(own));
  const outcome =
    (['killed', 'warned', 'survived'] as const).find((one) => outcomes.includes(one)) ?? 'survived';
  const finding = seeds.filter((own) => bestOf(own) !== 'survived');
  const firsts = finding.flatMap((own) => firstOf(own) ?? []);
  const rules = ranked(runs.flatMap(({ broken }) => broken.map(({ rule }) => rule)));
  const survivor = outcome === 'killed' ? undefined : survivorOf(mutant, survivors);
  return {
    ...mutant,
    outcome,
    runs: seeds.length,
    found: finding.length,
    foundDirected: finding.filter((own) =>
      own.some((run) => isDirected(run) && outcomeOf(run) !== 'survived'),
    ).length,
    rules,
    byRuleMeant: runs
      .flatMap(({ broken }) => broken.flatMap(({ rule, beside }) => [rule, ...beside]))
      .some((rule) => mutant.ruleMeant.some((glob) => ruleGlobMatches(glob, rule))),
    ...(firsts.length > 0 && {
      firstRequest: mean(firsts.map(({ request }) => request)),
      firstSecond: mean(firsts.map(({ second }) => second)),
    }),
    ...(survivor !== undefined && { survivor }),
  };
}

const isDirected = ({ phases }: MatrixRun): boolean => phases.length === 1 && phases[0] === 'directed';

const bestOf = (runs: readonly MatrixRun[]): MatrixRow['outcome'] => {
  const outcomes = runs.map(outcomeOf);
  return (['killed', 'warned', 'survived'] as const).find((one) => outcomes.includes(one)) ?? 'survived';
};

/** The first request that shows it, in the run that found it; a rule that fails before one that warns. */
function firstOf(runs: readonly MatrixRun[]): BrokenRule | undefined {
  const found =
    runs.find((run) => outcomeOf(run) === 'killed') ?? runs.find((run) => outcomeOf(run) === 'warned');
  return found?.broken.find(({ soft }) => !soft) ?? found?.broken[0];
}

function survivorOf(mutant: MutantFacts, survivors: readonly Survivor[]): MatrixRow['survivor'] {
  if (mutant.equivalent !== undefined) return { class: 'equivalent', because: mutant.equivalent };
  return survivors.find(
    ({ api, name }) => ruleGlobMatches(api, mutant.api) && ruleGlobMatches(name, mutant.name),
  );
}

const ranked = (names: readonly string[]): readonly string[] =>
  [...groupBy(names, (name) => name)]
    .toSorted(([, one], [, other]) => other.length - one.length)
    .map(([name]) => name);

const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

function ruleRow(api: string, { id, soft }: Rule, rows: readonly MatrixRow[]): RuleRow {
  const own = rows.filter((row) => row.api === api);
  return {
    api,
    rule: id,
    soft,
    killed: own.filter(({ rules }) => rules.includes(id)).length,
    meant: own.filter(({ ruleMeant }) => ruleMeant.some((glob) => ruleGlobMatches(glob, id))).length,
  };
}

/** Of each API, seed and choice of phases: runs that sent and got the same. The clean server counts as a mutant here. */
function alikeOf(runs: readonly MatrixRun[]): KillMatrix['alike'] {
  const compared = runs.filter(({ kind }) => kind !== 'benign');
  const whole = new Set(compared.filter((run) => !isDirected(run)).map(serverOf));
  const last = compared.filter((run) => !isDirected(run) || !whole.has(serverOf(run)));
  const keyed = groupBy(
    last,
    ({ api, seed, phases, fingerprint }) => `${api} ${seed} ${phases.length} ${fingerprint}`,
  );
  const groups = [...keyed.values()].map((own) =>
    own.map(({ api, name }) => `${api}: ${name === '' ? 'clean' : name}`).toSorted(),
  );
  const distinct = new Map(
    groups.filter((group) => group.length > 1).map((group) => [group.join('\n'), group]),
  );
  return [...distinct.values()];
}

const serverOf = ({ api, name, seed }: MatrixRun): string => `${api} ${seed} ${name}`;
