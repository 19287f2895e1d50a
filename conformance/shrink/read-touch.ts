import type { Exchange } from '../../src/exchange/exchange.js';
import { isAccepted } from '../../src/lifecycle/match-status.js';
import { getAt } from '../../src/lifecycle/pointer.js';
import type { Api } from '../../src/openapi/api.js';
import { taskKey } from '../monitor/beliefs.js';
import { type Contract, compileContract, type OperationContract } from '../monitor/contract.js';
import { readCreatedId, readPayload, readShownId, readSnapshot } from '../monitor/read-answer.js';
import { readSource } from '../monitor/read-request.js';

/** Which tasks an exchange is about, each by the key under which the monitor knows it. */
export type Touch = {
  /** The task that its answer names as new. */
  readonly created?: string;
  /** The task that its request names. */
  readonly target?: string;
  /** The tasks that its answer shows. */
  readonly shown: readonly string[];
};

/** The tasks that an exchange touches. */
export type ReadTouch = (exchange: Exchange) => Touch;

const nothing: Touch = { shown: [] };

/** Reads from request and answer which tasks an exchange is about. */
export function createReadTouch(api: Api): ReadTouch {
  const contract = compileContract(api);
  return (exchange) => {
    const operation = contract.operations.get(exchange.operation ?? '');
    return operation === undefined ? nothing : readTouch(contract, operation, exchange);
  };
}

function readTouch(contract: Contract, operation: OperationContract, exchange: Exchange): Touch {
  const { answer, namespace } = exchange;
  const keyed = (id: string): string => taskKey(id, namespace);
  const source = operation.api.target;
  const named = source === undefined ? undefined : readSource(source, exchange, operation.path)?.value;
  const target = named === undefined || named === '' ? {} : { target: keyed(String(named)) };
  if (answer.kind === 'lost' || !isAccepted(operation.life, answer.status)) return { ...target, shown: [] };
  const created = readCreatedId(contract, operation, exchange);
  const shown = readShown(contract, operation, exchange).map(keyed);
  return { ...target, ...(created === undefined ? {} : { created: keyed(created) }), shown };
}

function readShown(contract: Contract, operation: OperationContract, exchange: Exchange): readonly string[] {
  const { lifecycle } = contract;
  const { lists } = operation.life;
  const listed = lists === undefined ? undefined : getAt(readPayload(lifecycle, exchange), lists.at);
  const one = readSnapshot(lifecycle, operation, exchange);
  const snapshots: readonly unknown[] = Array.isArray(listed) ? listed : one === undefined ? [] : [one];
  return snapshots.flatMap((snapshot) => readShownId(lifecycle, snapshot) ?? []);
}

/** Whether the exchange is about the task in any way. */
export const isAbout = ({ created, target, shown }: Touch, task: string): boolean =>
  created === task || target === task || shown.includes(task);
