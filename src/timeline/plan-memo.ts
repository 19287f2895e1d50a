import type { Stay } from './plan-phase.js';
import type { Phase } from './task.js';

/** Remembers plans by task; a phase is never changed, so a plan made of it stays right. */
export type PlanMemo = {
  get(sequence: number, phase: Phase): readonly Stay[] | undefined;
  set(sequence: number, plan: { readonly phase: Phase; readonly stays: readonly Stay[] }): void;
};

/** A memo with room for `size` tasks (default 1,024): each has one place by its sequence, the newest plan stays. */
export function createPlanMemo(size = 1_024): PlanMemo {
  const places = new Array<{ readonly phase: Phase; readonly stays: readonly Stay[] } | undefined>(size);
  return {
    get: (sequence, phase) => {
      const place = places[sequence % size];
      return place?.phase === phase ? place.stays : undefined;
    },
    set: (sequence, plan) => {
      places[sequence % size] = plan;
    },
  };
}
