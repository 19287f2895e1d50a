import type { Range, State } from '../lifecycle/model.js';

const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
] as const;

/** A duration as the lifecycle language writes it: `500ms`, `90s`, `2m`. */
export function formatDuration(ms: number): string {
  if (ms === 0) return '0s';
  const unit = units.find(([, size]) => ms % size === 0);
  return unit ? `${ms / unit[1]}${unit[0]}` : `${ms}ms`;
}

/** How long and how often a task stays in a state, one line each. */
export function describeStay(state: State): readonly string[] {
  return [
    ...(state.dwell ? [`stays ${formatRange(state.dwell)}`] : []),
    ...(state.withinMs === undefined ? [] : [`left within ${formatDuration(state.withinMs)}`]),
    ...(state.visits === undefined
      ? []
      : [`at most ${state.visits} ${state.visits === 1 ? 'visit' : 'visits'}`]),
  ];
}

function formatRange({ minMs, maxMs }: Range): string {
  return minMs === maxMs ? formatDuration(minMs) : `${formatDuration(minMs)}..${formatDuration(maxMs)}`;
}
