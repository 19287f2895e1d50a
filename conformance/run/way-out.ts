import type { ApiOperation } from '../../src/openapi/api.js';
import type { Contract, OperationContract } from '../monitor/contract.js';

type Link = { readonly operation: ApiOperation; readonly from: string; readonly to: readonly string[] };

/**
 * The operation that brings a task nearest to being gone from the states it may be in; where nothing leads there, one
 * that cancels it. None where there is neither.
 */
export function wayOut(
  contract: Contract,
  shown: readonly string[],
  isExcluded: (operation: ApiOperation) => boolean,
): ApiOperation | undefined {
  const links = linksOf(contract).filter(({ operation }) => !isExcluded(operation));
  const cancelled = [...contract.lifecycle.states.values()]
    .filter(({ final }) => final === 'cancelled')
    .map(({ name }) => name);
  return firstStep(links, shown, [GONE]) ?? firstStep(links, shown, cancelled);
}

const GONE = '$gone';

/** Goes back from the ends until one of the states is met: the first link that was found there is on a shortest way. */
function firstStep(
  links: readonly Link[],
  from: readonly string[],
  ends: readonly string[],
): ApiOperation | undefined {
  const leading = new Set(ends);
  if (from.some((state) => leading.has(state))) return undefined;
  for (let grown = -1; grown < leading.size; ) {
    grown = leading.size;
    const next = links.filter(
      (link) => !leading.has(link.from) && link.to.some((state) => leading.has(state)),
    );
    const met = next.find((link) => from.includes(link.from));
    if (met !== undefined) return met.operation;
    for (const link of next) leading.add(link.from);
  }
  return undefined;
}

const linksOf = ({ operations }: Contract): readonly Link[] =>
  inOrder(operations).flatMap(({ api, life }) =>
    api.target === undefined || life.creates !== undefined
      ? []
      : [...(life.moves ?? [])].map(
          ([from, moves]): Link => ({
            operation: api,
            from,
            to: moves.flatMap((move) =>
              move.kind === 'state' ? [move.state] : move.kind === 'gone' ? [GONE] : [],
            ),
          }),
        ),
  );

/** What is about one task goes before what could be about all. */
const inOrder = (operations: Contract['operations']): readonly OperationContract[] =>
  [...operations.values()].toSorted((one, other) => Number(one.life.bulk) - Number(other.life.bulk));
