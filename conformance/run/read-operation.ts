import type { Exchange } from '../../src/exchange/exchange.js';
import { isAccepted } from '../../src/lifecycle/match-status.js';
import type { Api, ApiOperation } from '../../src/openapi/api.js';
import type { Contract, OperationContract } from '../monitor/contract.js';
import { isShown, scopeOf } from '../monitor/judge-state.js';
import { readLabel, readSnapshot } from '../monitor/read-answer.js';

/**
 * The operation by which a task is looked at: a GET that names one task, answers with its snapshot and moves nothing.
 * Of several the one that is right in most states, then the one that needs the fewest parameters.
 */
export function findReadOperation(
  { operations }: Pick<Api, 'operations'>,
  isExcluded: (operation: ApiOperation) => boolean = () => false,
): ApiOperation | undefined {
  const fit = operations.filter((operation) => isRead(operation) && !isExcluded(operation));
  const [best] = fit.toSorted(
    (one, other) => allowed(other) - allowed(one) || required(one) - required(other),
  );
  return best;
}

const isRead = ({ method, snapshot, target, lifecycle }: ApiOperation): boolean =>
  method === 'GET' &&
  snapshot &&
  target !== undefined &&
  lifecycle !== undefined &&
  lifecycle.moves === undefined &&
  lifecycle.creates === undefined &&
  lifecycle.lists === undefined &&
  !lifecycle.bulk;

const allowed = ({ lifecycle }: ApiOperation): number => lifecycle?.allow.size ?? 0;

const required = ({ parameters }: ApiOperation): number => parameters.filter((one) => one.required).length;

/** The states that the answer of a read shows; none where it tells no state. */
export function statesShown(
  { lifecycle }: Contract,
  operation: OperationContract,
  exchange: Exchange,
): readonly string[] {
  const { answer } = exchange;
  if (answer.kind === 'lost' || !isAccepted(operation.life, answer.status)) return [];
  const snapshot = readSnapshot(lifecycle, operation, exchange);
  if (snapshot === undefined) return [];
  const label = readLabel(lifecycle, snapshot);
  const scope = scopeOf({ exchange, operation }, snapshot);
  return [...operation.view.states]
    .filter(
      ([, view]) => (view.shows.kind === 'predicate' || label !== undefined) && isShown(view, label, scope),
    )
    .map(([name]) => name);
}
