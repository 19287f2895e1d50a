import type { Api, ApiOperation } from '../../src/openapi/api.js';
import type { Contract } from '../monitor/contract.js';
import type { TaskName } from '../plan/plan.js';
import type { Target } from '../target/target.js';
import type { Line } from './line.js';

/** What all plans of a run share. */
export type Crew = {
  readonly api: Api;
  readonly target: Target;
  readonly contract: Contract;
  readonly seed: number;
  readonly line: Line;
  /** The operation by which tasks are looked at, where there is one. */
  readonly read?: ApiOperation;
  readonly isExcluded: (operation: ApiOperation) => boolean;
  readonly roster: Roster;
};

/** A task that this run has created. */
export type OwnTask = { readonly id: string };

/** The tasks of the run, counted against its budget. */
export type Roster = {
  /** Reserves one; `undefined` where the budget has no more. What is returned ends the reservation, whatever came of it. */
  readonly reserve: () => (() => void) | undefined;
  readonly add: (id: string) => void;
  readonly tasks: () => readonly OwnTask[];
  readonly isOver: () => boolean;
  /** A number that differs each time, from 1. */
  readonly nextNumber: () => number;
};

/** The tasks of a plan by the names it gives them. */
export type Names = Map<TaskName, string>;

/** A roster with room for so many tasks. */
export function createRoster(budget: number): Roster {
  const tasks: OwnTask[] = [];
  let [reserved, over, number] = [0, false, 0];
  return {
    reserve: () => {
      over ||= tasks.length + reserved >= budget;
      if (tasks.length + reserved >= budget) return undefined;
      reserved += 1;
      return () => {
        reserved -= 1;
      };
    },
    add: (id) => void tasks.push({ id }),
    tasks: () => tasks,
    isOver: () => over,
    nextNumber: () => {
      number += 1;
      return number;
    },
  };
}
