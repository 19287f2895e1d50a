import type { Exchange } from '../../src/exchange/exchange.js';
import { getAt } from '../../src/lifecycle/pointer.js';
import { taskKey } from '../monitor/beliefs.js';
import type { Contract } from '../monitor/contract.js';
import { isShown, scopeOf } from '../monitor/judge-state.js';
import { readLabel, readPayload, readShownId } from '../monitor/read-answer.js';

/** A task as a list shows it: the key under which the monitor knows it, and the states that its row may be of. */
export type ShownRow = { readonly key: string; readonly states: readonly string[] };

/** The rows of a list that was answered; none of any other exchange. */
export function readRows({ lifecycle, operations }: Contract, exchange: Exchange): readonly ShownRow[] {
  const operation = operations.get(exchange.operation ?? '');
  const lists = operation?.life.lists;
  if (operation === undefined || lists === undefined) return [];
  const rows = getAt(readPayload(lifecycle, exchange), lists.at);
  if (!Array.isArray(rows)) return [];
  return rows.flatMap((row: unknown): readonly ShownRow[] => {
    const id = readShownId(lifecycle, row);
    if (id === undefined) return [];
    const label = readLabel(lifecycle, row);
    const scope = scopeOf({ exchange, operation }, row);
    const states = [...operation.view.states].filter(([, view]) => isShown(view, label, scope));
    return [{ key: taskKey(id, exchange.namespace), states: states.map(([name]) => name) }];
  });
}
