import fc from 'fast-check';
import type { Lifecycle } from '../lifecycle/model.js';
import type { Course, Fate, FateSpec } from './fate.js';
import { createPolicies, type PolicyName } from './policy.js';
import type { TimelineContext } from './situation-at.js';
import type { Phase, Task } from './task.js';

export const EPOCH_MS = 1_735_689_600_000;

/** A log entry that an operation leaves behind in a run that has not begun. */
export function phaseOf(state: string, more: Partial<Phase> = {}): Phase {
  const atMs = more.atMs ?? EPOCH_MS;
  return { atMs, entry: 0, state, enteredMs: atMs, progress: 0, ...more };
}

/** A task with this log, created with its first entry. */
export function taskWith(log: readonly Phase[], sequence = 1): Task {
  const createdMs = log[0]?.atMs ?? EPOCH_MS;
  return { id: `task-${sequence}`, sequence, createdMs, input: { operation: 'submit', echo: [] }, log };
}

/** What the timeline of a lifecycle is drawn from. */
export function contextOf(
  lifecycle: Lifecycle,
  spec: PolicyName | FateSpec = 'lifecycle',
  seed = 1,
): TimelineContext {
  return { lifecycle, policyOf: createPolicies(lifecycle), fate: fateWith(spec, { seed }) };
}

/** What the outcomes of tasks without a fate of their own are drawn from. */
export const drawnFrom = ({ policyOf, fate }: TimelineContext) => ({
  policy: policyOf(fate.spec),
  seed: fate.seed,
});

/** A fate with this spec; its course is the usual one unless told. */
export function fateWith(spec: PolicyName | FateSpec, more: Partial<Fate> = {}): Fate {
  const course: Course = { kind: 'time' };
  return { spec: typeof spec === 'string' ? { base: spec } : spec, course, seed: 1, ...more };
}

export const anyPolicy = fc.constantFrom<PolicyName>('happy', 'lifecycle');
export const anySeed = fc.integer();
export const anySequence = fc.integer({ min: 1, max: 1_000_000 });

/** Instants in order, from one before the task to long after it. */
export const anyInstants = fc
  .array(fc.oneof(fc.nat(3_000), fc.nat(60_000)), { minLength: 2, maxLength: 10 })
  .map((gaps) => {
    let nowMs = EPOCH_MS;
    return gaps.map((gap) => (nowMs += gap));
  });
