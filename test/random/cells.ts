import type { Api } from '../../src/openapi/api.js';
import type { Hit } from './run-plan.js';

export type Count = { accepted: number; refused: number };
/** Operation and model state → how often it was called there, accepted and refused counted apart. */
export type Cells = Map<string, Count>;

export function addHits(cells: Cells, hits: readonly Hit[]): void {
  for (const { operation, state, accepted } of hits) {
    const key = `${operation} @ ${state}`;
    const count = cells.get(key) ?? { accepted: 0, refused: 0 };
    count[accepted ? 'accepted' : 'refused']++;
    cells.set(key, count);
  }
}

/** Every cell that can be reached: operations that name a task, in states that a step of positive weight or a move leads to. */
export function reachableCells(api: Api): readonly string[] {
  const states = [...api.lifecycle.states.values()];
  const moves = [...api.lifecycle.operations.values()].flatMap((rule) => [...(rule.moves?.values() ?? [])]);
  const reached = states.filter(
    ({ name, initial }) =>
      initial ||
      states.some(({ next }) => next.some((step) => step.to === name && step.weight > 0)) ||
      moves.some(([first]) => first?.kind === 'state' && first.state === name),
  );
  const operations = api.operations.filter(
    ({ target, lifecycle }) =>
      target !== undefined && lifecycle !== undefined && lifecycle.creates === undefined,
  );
  return operations.flatMap(({ key }) => reached.map(({ name }) => `${key} @ ${name}`));
}

/** The table that a run prints. */
export function printCells(name: string, api: Api, cells: Cells): string {
  const rows = reachableCells(api).map((key) => {
    const { accepted, refused } = cells.get(key) ?? { accepted: 0, refused: 0 };
    return `  ${key.padEnd(72)} ${String(accepted).padStart(7)} accepted ${String(refused).padStart(7)} refused`;
  });
  return `${name}\n${rows.join('\n')}`;
}
