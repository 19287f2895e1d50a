import type { Exchange } from '../../src/exchange/exchange.js';
import type { Api } from '../../src/openapi/api.js';
import { createAnswerValidator } from '../../src/openapi/validate-answer.js';
import { type Contract, compileContract } from './contract.js';
import { foldExchanges } from './fold-exchanges.js';
import type { JudgeOptions, Monitor, Report } from './monitor.js';
import type { Learned, Observation } from './observation.js';
import { type CellSummary, countCells, summariseTallies, type Tally, tallyUp } from './summarise.js';

/** A trace that grows, judged without some assumptions. */
export type Roll = {
  /** Goes through what the trace has more than last time, and says what is known if nothing more comes. */
  readonly report: (trace: readonly Exchange[]) => Report;
};

type Compiled = {
  readonly contract: Contract;
  readonly monitor: Monitor;
  readonly options: JudgeOptions;
};

/** Works the API out, once for each set of assumptions that are not to be relied on. */
export function compileRolls(api: Api, options: JudgeOptions): (distrust: readonly string[]) => Roll {
  const problems = createAnswerValidator(api);
  const known = new Map<string, Compiled>();
  return (distrust) => {
    const key = JSON.stringify(distrust);
    const before = known.get(key);
    if (before !== undefined) return beginRoll(before);
    const all = [...(options.distrust ?? []), ...distrust];
    const contract = compileContract(api, { ...options, distrust: all });
    const compiled: Compiled = { contract, monitor: foldExchanges(contract, problems), options };
    known.set(key, compiled);
    return beginRoll(compiled);
  };
}

/** All that observations come to. */
type Sum = {
  readonly tallies: Map<string, Tally>;
  readonly cells: Map<string, CellSummary>;
  readonly observations: Observation[];
};

function beginRoll({ contract, monitor, options }: Compiled): Roll {
  const sum: Sum = { tallies: new Map(), cells: new Map(), observations: [] };
  let { start: beliefs } = monitor;
  let judged = 0;
  return {
    report: (trace) => {
      for (const exchange of trace.slice(judged)) {
        const step = monitor.step(beliefs, exchange);
        beliefs = step.beliefs;
        addTo(sum, step);
      }
      judged = trace.length;
      const { tallies, cells, observations } = withRest(sum, monitor.finish(beliefs));
      return {
        observations,
        rules: summariseTallies(tallies, contract.rules.values(), options),
        cells: [...cells.values()],
        exchanges: judged,
        tasks: beliefs.tasks.size,
        refuted: [],
      };
    },
  };
}

function addTo(sum: Sum, { observations, cells }: Learned): void {
  tallyUp(sum.tallies, observations);
  countCells(sum.cells, cells);
  sum.observations.push(...observations.filter(isOutOfOrder));
}

function withRest({ tallies, cells, observations }: Sum, rest: Learned): Sum {
  const sum = { tallies: new Map(tallies), cells: new Map(cells), observations: [...observations] };
  addTo(sum, rest);
  return sum;
}

const isOutOfOrder = ({ kind }: Observation): boolean => kind === 'violated' || kind === 'inconclusive';
