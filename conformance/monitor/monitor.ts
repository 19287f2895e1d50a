import type { Exchange } from '../../src/exchange/exchange.js';
import type { Api } from '../../src/openapi/api.js';
import { createAnswerValidator } from '../../src/openapi/validate-answer.js';
import type { Beliefs } from './beliefs.js';
import { compileContract, type MonitorOptions } from './contract.js';
import { foldExchanges } from './fold-exchanges.js';
import type { Learned, Observation } from './observation.js';
import { compileRolls, type Roll } from './roll.js';
import type { CellSummary, RuleSummary, SummaryOptions } from './summarise.js';
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
  foldExchanges(compileContract(api, options), createAnswerValidator(api));

/** How a trace is judged. */
export type JudgeOptions = MonitorOptions & SummaryOptions;

/** Judges a whole trace, in whatever order it comes: it is gone through by the time of sending. */
export const judge = (api: Api, trace: readonly Exchange[], options: JudgeOptions = {}): Report =>
  compileJudge(api, options)(trace);

/** `judge`, with the API worked out once for many traces. */
export function compileJudge(api: Api, options: JudgeOptions = {}): (trace: readonly Exchange[]) => Report {
  const begin = beginRolling(api, options);
  return (trace) => {
    const rolling = begin();
    rolling.add(trace);
    return rolling.report();
  };
}

/** Judges a trace that grows. */
export type RollingJudge = {
  /** Takes in more of the trace. What was sent before what is there already has all of it judged anew. */
  readonly add: (exchanges: readonly Exchange[]) => void;
  /** What `judge` says of all that was added. */
  readonly report: () => Report;
};

/** A judge of a trace that grows: what was judged once is not gone through again. */
export const createRollingJudge = (api: Api, options: JudgeOptions = {}): RollingJudge =>
  beginRolling(api, options)();

function beginRolling(api: Api, options: JudgeOptions): () => RollingJudge {
  const beginRoll = compileRolls(api, options);
  return () => {
    let trace: Exchange[] = [];
    const rolls = new Map<string, Roll>();
    const judgeWithout = (distrust: readonly string[]): Report => {
      const key = JSON.stringify(distrust);
      const roll = rolls.get(key) ?? beginRoll(distrust);
      rolls.set(key, roll);
      return roll.report(trace);
    };
    return {
      add: (exchanges) => {
        const later = exchanges.toSorted(bySending);
        const [last, first] = [trace.at(-1), later[0]];
        const follows = last === undefined || first === undefined || bySending(last, first) <= 0;
        trace = [...trace, ...later];
        if (follows) return;
        trace.sort(bySending);
        rolls.clear();
      },
      report: () => weighAssumptions({ api, judgeWithout, options }),
    };
  };
}

const bySending = (left: Exchange, right: Exchange): number =>
  left.callMs - right.callMs || left.seq - right.seq;
