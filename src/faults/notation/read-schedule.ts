import type { Problem } from '../../lifecycle/problem.js';
import type { Schedule } from '../fault-rule.js';
import { durationMs, type Readout, unreadable } from '../read-parameters.js';
import type { Raw } from './translation.js';

/** The schedule of a rule that the schema has accepted; nothing where it has none. */
export function readSchedule(raw: Raw): Readout<{ readonly schedule?: Schedule }> {
  const { schedule, repeat = false, probability } = raw;
  if (schedule === undefined) return { ok: true, value: {} };
  if (!Array.isArray(schedule)) return { ok: true, value: {} };
  if (probability !== undefined) return unreadable(twoProbabilities);
  const phases = schedule.map((phase: { for?: unknown; probability: number }) => ({
    ...(phase.for !== undefined && { forMs: durationMs(phase.for) }),
    probability: phase.probability,
  }));
  const lasting = repeat === true ? phases : phases.slice(0, -1);
  const endless = lasting.findIndex(({ forMs }) => forMs === undefined);
  if (endless !== -1) return unreadable(noLength(endless, repeat === true));
  return { ok: true, value: { schedule: { phases, repeat: repeat === true } } };
}

const twoProbabilities: Problem = {
  code: 'wrong-value',
  at: '/probability',
  message: 'expected either a probability or a schedule, got both',
  hint: 'Take probability out: each phase of the schedule has its own.',
};

const noLength = (index: number, repeats: boolean): Problem => ({
  code: 'missing-key',
  at: `/schedule/${index}`,
  message: `expected the key "for" in ${repeats ? 'every phase of a schedule that repeats' : 'every phase but the last'}, got none`,
  hint: 'Say how long the phase lasts: for: 30s.',
});
