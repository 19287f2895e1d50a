import type { Exchange } from '../../src/exchange/exchange.js';
import type { Api } from '../../src/openapi/api.js';
import { type AnswerValidator, createAnswerValidator } from '../../src/openapi/validate-answer.js';
import { type Beliefs, beliefOf, noBeliefs, withTask } from './beliefs.js';
import { type Contract, compileContract, type MonitorOptions } from './contract.js';
import { commit, endTask, type Followed } from './follow-task.js';
import { type Cell, joinAll, type Learned, type Observation } from './observation.js';
import { entriesOf } from './persistent-map.js';
import { stepExchange } from './step-exchange.js';
import { accuseStrangers } from './strangers.js';
import {
  type CellSummary,
  type RuleSummary,
  type SummaryOptions,
  summarise,
  summariseCells,
} from './summarise.js';
import { type Refutation, weighAssumptions } from './weigh-assumptions.js';

/** What one step gives: the new beliefs, and what became certain. */
export type Step = Learned & { readonly beliefs: Beliefs };

/**
 * A judge of one API, as a pure fold. Exchanges come in the order they were sent; what overlaps is put in order later,
 * so an observation may be about an earlier exchange. One that comes after a later one of the same task was settled
 * costs certainty, never a false violation.
 */
export type Monitor = {
  readonly start: Beliefs;
  readonly step: (beliefs: Beliefs, exchange: Exchange) => Step;
  /** Says what is known of every task, where no exchange sent before `untilMs` is to come any more. */
  readonly settle: (beliefs: Beliefs, untilMs: number) => Step;
  /** Says the rest, when no exchange is to come any more. */
  readonly finish: (beliefs: Beliefs) => Learned;
};

/** The verdict material of a whole trace. */
export type Report = {
  /** Violations and what stayed inconclusive, in the order in which they became certain. What held is counted in `rules`. */
  readonly observations: readonly Observation[];
  readonly rules: readonly RuleSummary[];
  readonly cells: readonly CellSummary[];
  readonly exchanges: number;
  readonly tasks: number;
  /** Assumptions that turned out to be wrong: nothing in the report rests on them. */
  readonly refuted: readonly Refutation[];
};

/** A monitor of the API. */
export const createMonitor = (api: Api, options: MonitorOptions = {}): Monitor =>
  monitorOf(compileContract(api, options), createAnswerValidator(api));

/** How a trace is judged. */
export type JudgeOptions = MonitorOptions & SummaryOptions;

/** Judges a whole trace, in whatever order it comes: it is gone through by the time of sending. */
export const judge = (api: Api, trace: readonly Exchange[], options: JudgeOptions = {}): Report =>
  compileJudge(api, options)(trace);

/** `judge`, with the API worked out once for many traces. */
export function compileJudge(api: Api, options: JudgeOptions = {}): (trace: readonly Exchange[]) => Report {
  const compiled = compileWithout(api, options);
  return (trace) =>
    weighAssumptions({ api, judgeWithout: (distrust) => judgeOnce(compiled(distrust), trace) });
}

type Compiled = {
  readonly contract: Contract;
  readonly monitor: Monitor;
  readonly options: JudgeOptions;
};

/** A monitor for every set of assumptions that turns out to be wanted. */
function compileWithout(api: Api, options: JudgeOptions): (distrust: readonly string[]) => Compiled {
  const problems = createAnswerValidator(api);
  const known = new Map<string, Compiled>();
  return (distrust) => {
    const key = JSON.stringify(distrust);
    const before = known.get(key);
    if (before !== undefined) return before;
    const all = [...(options.distrust ?? []), ...distrust];
    const contract = compileContract(api, { ...options, distrust: all });
    const compiled: Compiled = { contract, monitor: monitorOf(contract, problems), options };
    known.set(key, compiled);
    return compiled;
  };
}

function judgeOnce({ contract, monitor, options }: Compiled, trace: readonly Exchange[]): Report {
  const observations: Observation[] = [];
  const cells: Cell[] = [];
  let tasks = 0;
  function* observe(): Generator<Observation> {
    for (const step of goThrough(monitor, trace)) {
      tasks = step.beliefs.tasks.size;
      cells.push(...step.cells);
      observations.push(...step.observations.filter(isOutOfOrder));
      yield* step.observations;
    }
  }
  const rules = summarise(observe(), contract.rules.values(), options);
  return { observations, rules, cells: summariseCells(cells), exchanges: trace.length, tasks, refuted: [] };
}

const isOutOfOrder = ({ kind }: Observation): boolean => kind === 'violated' || kind === 'inconclusive';

function* goThrough(monitor: Monitor, trace: readonly Exchange[]): Generator<Step> {
  let { start: beliefs } = monitor;
  for (const exchange of trace.toSorted(
    (left, right) => left.callMs - right.callMs || left.seq - right.seq,
  )) {
    const step = monitor.step(beliefs, exchange);
    beliefs = step.beliefs;
    yield step;
  }
  yield { beliefs, ...monitor.finish(beliefs) };
}

function monitorOf(contract: Contract, problems: AnswerValidator): Monitor {
  return {
    start: noBeliefs,
    step: (beliefs, exchange) => flatten(stepExchange({ contract, problems }, beliefs, exchange)),
    settle: (beliefs, untilMs) => flatten(settleAll(beliefs, untilMs)),
    finish: (beliefs) => {
      const tasks = [...entriesOf(beliefs.tasks)];
      return joinAll([
        ...tasks.map(([key, task]) => endTask(contract, key, task)),
        accuseStrangers(contract, beliefs),
      ]);
    },
  };
}

function settleAll(start: Beliefs, untilMs: number): Followed {
  const learned: Learned[] = [];
  let beliefs = start;
  for (const [key] of entriesOf(start.open)) {
    const task = beliefOf(start, key);
    if (task === undefined || task.window.some(({ returnMs }) => returnMs > untilMs)) continue;
    const settled = commit(task);
    beliefs = withTask(beliefs, key, settled.task);
    learned.push(settled.learned);
  }
  return { beliefs, learned: joinAll(learned) };
}

const flatten = ({ beliefs, learned }: Followed): Step => ({ beliefs, ...learned });
