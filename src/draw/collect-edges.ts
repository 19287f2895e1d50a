import type { Lifecycle, Move, Operation, State } from '../lifecycle/model.js';
import { type DiagramEdge, goneNode, newNode, savedNode } from './diagram.js';
import { nameOperations } from './operation-names.js';

/** Creations, the server's steps, the operations' moves, in this order; edges of one kind between the same two nodes are one. */
export function collectEdges(lifecycle: Lifecycle): readonly DiagramEdge[] {
  const drawn = [...lifecycle.operations.values()].filter(
    (operation) => operation.creates || operation.moves,
  );
  const names = nameOperations(drawn.map((operation) => operation.key));
  const nameOf = (operation: Operation): string => names.get(operation.key) ?? operation.key;
  return merge([
    ...creationEdges(lifecycle, nameOf),
    ...[...lifecycle.states.values()].flatMap(stepEdges),
    ...drawn.flatMap((operation) => moveEdges(lifecycle, operation, nameOf(operation))),
  ]);
}

function creationEdges(
  lifecycle: Lifecycle,
  nameOf: (operation: Operation) => string,
): readonly DiagramEdge[] {
  const creating = [...lifecycle.operations.values()].filter((operation) => operation.creates);
  const edges = creating.flatMap((operation) =>
    (operation.to.length > 0 ? operation.to : lifecycle.initial).map(
      (to): DiagramEdge => ({ kind: 'move', from: newNode, to, labels: [nameOf(operation)] }),
    ),
  );
  const entered = new Set(edges.map((edge) => edge.to));
  const unnamed = lifecycle.initial.filter((state) => !entered.has(state));
  return [...edges, ...unnamed.map((to): DiagramEdge => ({ kind: 'step', from: newNode, to, labels: [] }))];
}

function stepEdges(state: State): readonly DiagramEdge[] {
  const total = state.next.reduce((sum, step) => sum + step.weight, 0);
  return state.next.map(({ to, weight }) => ({
    kind: weight === 0 ? 'possible' : 'step',
    from: state.name,
    to,
    labels: weight === 0 ? ['possible'] : weight === total ? [] : [formatShare(weight / total)],
  }));
}

function formatShare(share: number): string {
  const percent = Math.round(share * 100);
  return percent === 0 ? '< 1 %' : percent === 100 ? '> 99 %' : `${percent} %`;
}

function moveEdges(lifecycle: Lifecycle, operation: Operation, name: string): readonly DiagramEdge[] {
  return [...(operation.moves ?? [])].flatMap(([from, moves]) =>
    moves.flatMap((move) =>
      targetsOf(lifecycle, from, move).map(
        (to): DiagramEdge => ({ kind: 'move', from, to, labels: [labelOf(move, name)] }),
      ),
    ),
  );
}

function targetsOf(lifecycle: Lifecycle, from: string, move: Move): readonly string[] {
  switch (move.kind) {
    case 'state':
      return [move.state];
    case 'same':
      return [from];
    case 'gone':
      return [goneNode];
    case 'saved':
      return savingStates(lifecycle);
  }
}

/** Every state a saving operation leaves: what `$saved` can lead back to. */
function savingStates(lifecycle: Lifecycle): readonly string[] {
  const saving = [...lifecycle.operations.values()].filter((operation) => operation.save);
  const states = new Set(saving.flatMap((operation) => [...(operation.moves?.keys() ?? [])]));
  return states.size > 0 ? [...states] : [savedNode];
}

function labelOf(move: Move, name: string): string {
  if (move.kind === 'saved') return `${name}: as saved`;
  return move.kind === 'same' ? `${name}: no effect` : name;
}

function merge(edges: readonly DiagramEdge[]): readonly DiagramEdge[] {
  const merged = new Map<string, DiagramEdge>();
  for (const edge of edges) {
    const key = JSON.stringify([edge.kind, edge.from, edge.to]);
    const labels = new Set([...(merged.get(key)?.labels ?? []), ...edge.labels]);
    merged.set(key, { ...edge, labels: [...labels] });
  }
  return [...merged.values()];
}
