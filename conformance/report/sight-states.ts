import type { Exchange } from '../../src/exchange/exchange.js';
import { isAccepted } from '../../src/lifecycle/match-status.js';
import type { Lifecycle, Operation } from '../../src/lifecycle/model.js';
import { isAbsent, valuesAt } from '../../src/lifecycle/pointer.js';
import { snapshotPointer, statesShowing } from '../../src/lifecycle/read-state.js';
import type { Api } from '../../src/openapi/api.js';
import type { CellSummary } from '../monitor/summarise.js';
import type { StateSighting } from './check-report.js';

/** Whether tasks were certainly, possibly or never seen in each state: by calls on them and by the labels of all answers. */
export function sightStates(
  api: Api,
  trace: readonly Exchange[],
  cells: readonly CellSummary[],
): readonly StateSighting[] {
  const possible = new Set(cells.map(({ state }) => state));
  const certain = new Set(cells.filter((cell) => cell.certain).map(({ state }) => state));
  const operations = new Map(api.operations.map((operation) => [operation.key, operation]));
  for (const exchange of trace) {
    const operation = operations.get(exchange.operation ?? '');
    const life = operation?.lifecycle;
    if (life === undefined || (operation?.snapshot !== true && life.lists === undefined)) continue;
    for (const label of labelsIn(api.lifecycle, life, exchange)) {
      const states = statesOfLabel(api.lifecycle, life, label);
      for (const state of states) (states.length === 1 ? certain : possible).add(state);
    }
  }
  return [...api.lifecycle.states.keys()].map((state) => ({
    state,
    seen: certain.has(state) ? 'certainly' : possible.has(state) ? 'possibly' : 'never',
  }));
}

/** What successful answers show, in all rows of a list. */
function labelsIn(lifecycle: Lifecycle, operation: Operation, { answer }: Exchange): readonly string[] {
  const { state } = lifecycle.fields;
  if (state === undefined || answer.kind === 'lost' || answer.body.kind !== 'json') return [];
  if (!isAccepted(operation, answer.status)) return [];
  return valuesAt(answer.body.value, snapshotPointer(lifecycle, operation, state))
    .filter(({ value }) => !isAbsent(value))
    .map(({ value }) => String(value));
}

/**
 * The states that a label speaks for. Where states share it, those to which the operation leads; a mere read then says
 * nothing here, because the calls on the task say it better.
 */
function statesOfLabel(lifecycle: Lifecycle, operation: Operation, label: string): readonly string[] {
  const showing = statesShowing(lifecycle, label);
  if (showing.length < 2) return showing;
  const led = goalsOf(lifecycle, operation);
  return showing.filter((state) => led.has(state));
}

/** Where a created task begins, or the operation's moves lead. */
function goalsOf(lifecycle: Lifecycle, { creates, to, moves }: Operation): ReadonlySet<string> {
  if (creates !== undefined) return new Set(to.length > 0 ? to : lifecycle.initial);
  const targets = [...(moves?.values() ?? [])].flat();
  return new Set(targets.flatMap((move) => (move.kind === 'state' ? [move.state] : [])));
}
