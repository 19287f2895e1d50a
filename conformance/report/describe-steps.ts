import type { Exchange } from '../../src/exchange/exchange.js';
import type { Api } from '../../src/openapi/api.js';
import { type Beliefs, possibleStates, taskKey } from '../monitor/beliefs.js';
import {
  type Contract,
  compileContract,
  type MonitorOptions,
  type OperationContract,
} from '../monitor/contract.js';
import { createMonitor } from '../monitor/monitor.js';
import { readCreatedId, readLabel, readSnapshot } from '../monitor/read-answer.js';
import { readSource } from '../monitor/read-request.js';
import type { FailureStep } from './check-report.js';

/** What each exchange of a failure shows: its task, the label, and the states that the monitor holds possible afterwards. */
export function describeSteps(
  api: Api,
  exchanges: readonly Exchange[],
  options: MonitorOptions = {},
): readonly FailureStep[] {
  const contract = compileContract(api, options);
  const monitor = createMonitor(api, options);
  let beliefs = monitor.start;
  return exchanges.map((exchange) => {
    beliefs = monitor.step(beliefs, exchange).beliefs;
    return describeStep(contract, monitor.settle(beliefs, Number.POSITIVE_INFINITY).beliefs, exchange);
  });
}

function describeStep(contract: Contract, beliefs: Beliefs, exchange: Exchange): FailureStep {
  const operation = contract.operations.get(exchange.operation ?? '');
  const task = operation === undefined ? undefined : taskOf(contract, operation, exchange);
  const shown =
    operation && readLabel(contract.lifecycle, readSnapshot(contract.lifecycle, operation, exchange));
  const key = task === undefined ? undefined : taskKey(task, exchange.namespace);
  return {
    ...(task === undefined ? {} : { task }),
    ...(shown === undefined ? {} : { shown }),
    believed: key === undefined ? [] : (possibleStates(beliefs, key) ?? []),
  };
}

/** The task that the request names, else the one that the answer announces. */
function taskOf(contract: Contract, operation: OperationContract, exchange: Exchange): string | undefined {
  const { target } = operation.api;
  const named = target === undefined ? undefined : readSource(target, exchange, operation.path)?.value;
  return named === undefined ? readCreatedId(contract, operation, exchange) : String(named);
}
