import type { Exchange } from '../../src/exchange/exchange.js';
import { getAt } from '../../src/lifecycle/pointer.js';
import type { Api } from '../../src/openapi/api.js';
import { type Beliefs, possibleStates, taskKey } from '../monitor/beliefs.js';
import {
  type Contract,
  compileContract,
  type MonitorOptions,
  type OperationContract,
} from '../monitor/contract.js';
import { createMonitor } from '../monitor/monitor.js';
import { readCreatedId, readLabel, readPayload, readShownId, readSnapshot } from '../monitor/read-answer.js';
import { readSource } from '../monitor/read-request.js';
import type { FailureStep } from './check-report.js';

/**
 * What each exchange of a failure shows: its task, the label, and the states that the monitor holds possible afterwards.
 * A list shows the one task that the failure is about, where there is one.
 */
export function describeSteps(
  api: Api,
  exchanges: readonly Exchange[],
  options: MonitorOptions = {},
): readonly FailureStep[] {
  const contract = compileContract(api, options);
  const monitor = createMonitor(api, options);
  const tasks = new Set(
    exchanges.flatMap((exchange) => {
      const operation = contract.operations.get(exchange.operation ?? '');
      return (operation && taskOf(contract, operation, exchange)) ?? [];
    }),
  );
  const [only] = tasks.size === 1 ? tasks : [];
  let beliefs = monitor.start;
  return exchanges.map((exchange) => {
    beliefs = monitor.step(beliefs, exchange).beliefs;
    const settled = monitor.settle(beliefs, Number.POSITIVE_INFINITY).beliefs;
    return describeStep({ contract, beliefs: settled, only }, exchange);
  });
}

type Scene = {
  readonly contract: Contract;
  readonly beliefs: Beliefs;
  /** The task that the failure is about, where it is about one. */
  readonly only: string | undefined;
};

function describeStep({ contract, beliefs, only }: Scene, exchange: Exchange): FailureStep {
  const operation = contract.operations.get(exchange.operation ?? '');
  if (operation === undefined) return { believed: [] };
  const isListed = operation.life.lists !== undefined && isSuccess(exchange);
  const task = isListed ? only : taskOf(contract, operation, exchange);
  const shown = isListed
    ? describeRow(contract, operation, { exchange, task })
    : isSuccess(exchange)
      ? readLabel(contract.lifecycle, readSnapshot(contract.lifecycle, operation, exchange))
      : undefined;
  const key = task === undefined ? undefined : taskKey(task, exchange.namespace);
  return {
    ...(task === undefined ? {} : { task }),
    ...(shown === undefined ? {} : { shown }),
    believed: key === undefined ? [] : (possibleStates(beliefs, key) ?? []),
  };
}

/** What a list shows of the task; of no one task, how many rows it has. */
function describeRow(
  { lifecycle }: Contract,
  { life }: OperationContract,
  { exchange, task }: { readonly exchange: Exchange; readonly task: string | undefined },
): string | undefined {
  const rows = life.lists && getAt(readPayload(lifecycle, exchange), life.lists.at);
  if (!Array.isArray(rows)) return undefined;
  if (task === undefined) return `${rows.length} ${rows.length === 1 ? 'row' : 'rows'}`;
  const own: unknown = rows.find((row) => readShownId(lifecycle, row) === task);
  return own === undefined ? 'no row' : readLabel(lifecycle, own);
}

/** Only what was accepted shows a task: a refusal may have a member of that name, too. */
const isSuccess = ({ answer }: Exchange): boolean =>
  answer.kind === 'answered' && answer.status >= 200 && answer.status < 300;

/** The task that the request names, else the one that the answer announces. */
function taskOf(contract: Contract, operation: OperationContract, exchange: Exchange): string | undefined {
  const { target } = operation.api;
  const named = target === undefined ? undefined : readSource(target, exchange, operation.path)?.value;
  return named === undefined ? readCreatedId(contract, operation, exchange) : String(named);
}
