import type { AnswerValidator } from '../../src/openapi/validate-answer.js';
import { accuseRefusals } from './acceptance.js';
import { type Beliefs, beliefOf, noBeliefs, withTask } from './beliefs.js';
import type { Contract } from './contract.js';
import { commit, endTask, type Followed } from './follow-task.js';
import type { Monitor, Step } from './monitor.js';
import { joinAll, type Learned } from './observation.js';
import { entriesOf } from './persistent-map.js';
import { stepExchange } from './step-exchange.js';
import { accuseStrangers } from './strangers.js';

/** A monitor that holds an implementation to the contract. */
export function foldExchanges(contract: Contract, problems: AnswerValidator): Monitor {
  return {
    start: noBeliefs,
    step: (beliefs, exchange) => flatten(stepExchange({ contract, problems }, beliefs, exchange)),
    settle: (beliefs, untilMs) => flatten(settleAll(beliefs, untilMs)),
    finish: (beliefs) => {
      const tasks = [...entriesOf(beliefs.tasks)];
      return joinAll([
        ...tasks.map(([key, task]) => endTask(contract, key, task)),
        accuseStrangers(contract, beliefs),
        accuseRefusals(contract, beliefs),
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
