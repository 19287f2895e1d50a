import { placeOf } from './lint-states.js';
import type { Lifecycle, Move, State } from './model.js';
import type { Problem } from './problem.js';

/** What is wrong with the ways between the states: states that no task reaches, and circles that take no time. */
export function lintWays(lifecycle: Lifecycle): readonly Problem[] {
  return [...lintReach(lifecycle), ...lintSpins(lifecycle)];
}

function lintReach(lifecycle: Lifecycle): readonly Problem[] {
  const reached = new Set<string>();
  const pending = startsOf(lifecycle).slice();
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (reached.has(name)) continue;
    reached.add(name);
    pending.push(...exitsOf(lifecycle, name));
  }
  return [...lifecycle.states.values()]
    .filter(({ name }) => !reached.has(name))
    .map((state) => ({
      code: 'unreachable-state',
      severity: 'warning',
      at: placeOf(state),
      message: `expected a way into "${state.name}", got none: it is not initial, no reachable state has it as next, no operation moves to it`,
      hint: `Add "${state.name}" to the next of a state (with weight 0 where the simulator shall not go there), to moves, or mark it initial: true.`,
    }));
}

function startsOf({ initial, operations }: Lifecycle): string[] {
  const created = [...operations.values()]
    .filter(({ creates }) => creates !== undefined)
    .flatMap(({ to }) => to);
  return [...initial, ...created];
}

function exitsOf({ states, operations }: Lifecycle, name: string): readonly string[] {
  const steps = (states.get(name)?.next ?? []).map(({ to }) => to);
  const moves = [...operations.values()].flatMap((operation) => operation.moves?.get(name) ?? []);
  return [...steps, ...moves.flatMap((move: Move) => (move.kind === 'state' ? [move.state] : []))];
}

/** Only steps that the simulator takes and states that it may leave at once; `visits` ends any circle. */
function lintSpins(lifecycle: Lifecycle): readonly Problem[] {
  const quick = [...lifecycle.states.values()].filter(
    ({ final, dwell, visits }) => final === undefined && visits === undefined && dwell?.minMs === 0,
  );
  const names = new Set(quick.map(({ name }) => name));
  const found: Problem[] = [];
  const told = new Set<string>();
  for (const state of quick) {
    const circle = findCircle(lifecycle, state, names);
    if (circle === undefined || circle.some((name) => told.has(name))) continue;
    for (const name of circle) told.add(name);
    found.push({
      code: 'spinning-states',
      severity: 'warning',
      at: `${placeOf(state)}/dwell`,
      message: `expected a stay above 0s somewhere in the circle ${[...circle, state.name].join(' → ')}, got 0s in every state: a task may go round it in no time`,
      hint: 'Raise the low end of one dwell, or bound the circle with visits.',
    });
  }
  return found;
}

/** The shortest way from the state back to itself through the given states. */
function findCircle(
  lifecycle: Lifecycle,
  start: State,
  names: ReadonlySet<string>,
): readonly string[] | undefined {
  let ways: readonly (readonly string[])[] = [[start.name]];
  const seen = new Set<string>();
  while (ways.length > 0) {
    const longer: (readonly string[])[] = [];
    for (const way of ways) {
      const steps = lifecycle.states.get(way.at(-1) ?? '')?.next ?? [];
      for (const { to, weight } of steps) {
        if (weight === 0 || !names.has(to)) continue;
        if (to === start.name) return way;
        if (!seen.has(to)) longer.push([...way, to]);
        seen.add(to);
      }
    }
    ways = longer;
  }
  return undefined;
}
