import type { Api } from '../../src/openapi/api.js';
import type { Report } from '../monitor/monitor.js';
import type { RunResult, Skip } from '../run/run-result.js';
import { sightStates } from './sight-states.js';

/** What a run shows beside its verdicts, counted once: what explanations are made of. */
export type RunDigest = {
  readonly tasks: number;
  /** Operation → how often it was called. */
  readonly calls: ReadonlyMap<string, number>;
  /** States in which no task was ever seen, not even possibly. */
  readonly unseen: ReadonlySet<string>;
  /** Operation → states in which a task may have been when it was called, where that was not certain. */
  readonly doubts: ReadonlyMap<string, readonly string[]>;
  /** Operation → states in which a task certainly was when it was called. */
  readonly certainties: ReadonlyMap<string, ReadonlySet<string>>;
  /** Rule → why it stayed open → how often. */
  readonly open: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Aim of a plan → why steps of it were skipped → how often. */
  readonly skips: ReadonlyMap<string, ReadonlyMap<Skip['because'], number>>;
};

/** The digest of a run and of what the monitor made of it. */
export function digestRun(
  api: Api,
  run: RunResult,
  judged: Pick<Report, 'observations' | 'cells'>,
): RunDigest {
  const calls = new Map<string, number>();
  for (const { operation } of run.trace) if (operation !== undefined) count(calls, operation);
  const open = new Map<string, Map<string, number>>();
  for (const observation of judged.observations) {
    if (observation.kind === 'inconclusive') count(within(open, observation.rule), observation.because);
  }
  const skips = new Map<string, Map<Skip['because'], number>>();
  for (const { plan, skipped } of run.plans) {
    for (const aim of plan.aims) for (const { because } of skipped) count(within(skips, aim), because);
  }
  const sightings = sightStates(api, run.trace, judged.cells);
  const unseen = new Set(sightings.filter(({ seen }) => seen === 'never').map(({ state }) => state));
  return { tasks: run.tasks, calls, unseen, open, skips, ...digestCells(judged.cells) };
}

function digestCells(cells: Report['cells']): Pick<RunDigest, 'doubts' | 'certainties'> {
  const doubts = new Map<string, string[]>();
  const certainties = new Map<string, Set<string>>();
  for (const { operation, state, certain } of cells) {
    if (certain) certainties.set(operation, (certainties.get(operation) ?? new Set()).add(state));
    else doubts.set(operation, [...new Set([...(doubts.get(operation) ?? []), state])]);
  }
  return { doubts, certainties };
}

/** Counts of one name more. */
export function count<Name>(counts: Map<Name, number>, name: Name): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

function within<Name>(maps: Map<string, Map<Name, number>>, key: string): Map<Name, number> {
  const found = maps.get(key) ?? new Map<Name, number>();
  maps.set(key, found);
  return found;
}
