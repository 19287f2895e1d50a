import type { Lifecycle, State } from '../lifecycle/model.js';
import type { Known } from './known.js';
import { LEAST_PATIENCE_MS, LONG_PATIENCE_MS, STUCK_FACTOR, UNUSUAL_FACTOR } from './thresholds.js';

/** How long a task may stay in what is known of it: `within`, else the longest usual stay; `undefined`: nothing is said. */
export function longestStayMs(lifecycle: Lifecycle, known: Known): number | undefined {
  if (known.kind !== 'states') return undefined;
  const bounds = known.states.map((name) => {
    const state = lifecycle.states.get(name);
    return state?.withinMs ?? state?.dwell?.maxMs;
  });
  const said = bounds.filter((bound) => bound !== undefined);
  return said.length < bounds.length || said.length === 0 ? undefined : Math.max(...said);
}

/** How long a client may wait for a task to leave what is known of it, before waiting on is no use. */
export function longestPatienceMs(lifecycle: Lifecycle, known: Known): number {
  const states = known.kind === 'states' ? known.states : [];
  return Math.max(0, ...states.map((name) => patienceMs(lifecycle.states.get(name))));
}

function patienceMs(state: State | undefined): number {
  if (state?.withinMs !== undefined) return Math.max(LEAST_PATIENCE_MS, state.withinMs * STUCK_FACTOR);
  return Math.max(LONG_PATIENCE_MS, (state?.dwell?.maxMs ?? 0) * UNUSUAL_FACTOR);
}
