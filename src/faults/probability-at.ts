import type { FaultRule, Schedule } from './fault-rule.js';

/** The rule's probability that long after its phases began. */
export function probabilityAt({ probability, schedule }: FaultRule, sinceMs: number): number {
  if (schedule === undefined) return probability;
  const lengthMs = lengthOf(schedule);
  let leftMs = schedule.repeat && lengthMs > 0 && lengthMs < Infinity ? sinceMs % lengthMs : sinceMs;
  for (const phase of schedule.phases) {
    leftMs -= phase.forMs ?? Infinity;
    if (leftMs < 0) return phase.probability;
  }
  return 0;
}

const lengthOf = ({ phases }: Schedule): number =>
  phases.reduce((sum, { forMs = Infinity }) => sum + forMs, 0);
