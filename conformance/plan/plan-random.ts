import { createRequire } from 'node:module';
import type { Arbitrary } from 'fast-check';
import type { Api } from '../../src/openapi/api.js';
import type { Target } from '../target/target.js';
import { look, make, pause, planOf, send, taskName, waitFor } from './act.js';
import { arbitraryChanges } from './arbitrary-changes.js';
import type { FastCheck } from './arbitrary-value.js';
import type { Act, Plan, RequestChange } from './plan.js';
import { type ListedOperation, readScene, type Scene, usualDwellMs } from './scene.js';

/** How many random plans, and from which seed. */
export type RandomOptions = {
  readonly seed: number;
  /** Default 20. */
  readonly count?: number;
  /** Other plans for the same seed. Default 0. */
  readonly round?: number;
};

/**
 * Random plans: one to four tasks at once, 5 to 25 steps in any state, a random choice of operations each. The same
 * for the same arguments.
 */
export function planRandom(api: Api, target: Target, options: RandomOptions): readonly Plan[] {
  const { seed, count = 20, round = 0 } = options;
  const { default: fc } = load('fast-check') as { readonly default: FastCheck };
  const arbitrary = arbitraryPlan(fc, { api, target });
  if (arbitrary === undefined) return [];
  const plans = fc.sample(arbitrary, { seed: (seed + 7919 * round) | 0, numRuns: count });
  return plans.map((plan, at) => ({ ...plan, id: `random/${round}-${at + 1}` }));
}

/** Random plans as an arbitrary that shrinks; `undefined` where nothing may be called. */
export function arbitraryPlan(
  fc: FastCheck,
  { api, target }: { readonly api: Api; readonly target: Target },
): Arbitrary<Plan> | undefined {
  const scene = readScene(api, target, 0);
  const operations = [...(scene.makers.length > 0 ? scene.targeted : []), ...scene.listings, ...scene.plain];
  if (operations.length + scene.makers.length === 0) return undefined;
  const swarm = operations.length === 0 ? fc.constant([]) : fc.subarray(operations, { minLength: 1 });
  return fc
    .record({
      swarm,
      tasks: fc.array(arbitraryBirth(fc, scene), { minLength: 1, maxLength: 4 }),
      steps: fc.array(arbitraryStep(fc, scene, operations), { minLength: 5, maxLength: 25, size: 'max' }),
    })
    .map((draft) => compose(scene, draft));
}

const load = createRequire(import.meta.url);

type Birth = { readonly workload?: string; readonly changes: readonly RequestChange[] };

type Step =
  | {
      readonly kind: 'call';
      readonly operation: ListedOperation;
      readonly changes: readonly RequestChange[];
      readonly looks: { readonly before: boolean; readonly after: boolean };
      readonly task: number;
    }
  | { readonly kind: 'await'; readonly state: string; readonly task: number }
  | { readonly kind: 'look'; readonly task: number }
  | { readonly kind: 'pause'; readonly part: number };

type Draft = {
  readonly swarm: readonly ListedOperation[];
  readonly tasks: readonly Birth[];
  readonly steps: readonly Step[];
};

function arbitraryBirth(fc: FastCheck, scene: Scene): Arbitrary<Birth> {
  const [maker] = scene.makers;
  if (maker?.kind !== 'operation') return fc.constant({ changes: [] });
  const changed = arbitraryChanges(fc, scene, maker.operation).map((changes): Birth => ({ changes }));
  const names = scene.target.workloads.map(({ name }) => name);
  if (names.length === 0) return changed;
  return fc.oneof(
    changed,
    fc.constantFrom(...names).map((workload): Birth => ({ workload, changes: [] })),
  );
}

function arbitraryStep(fc: FastCheck, scene: Scene, operations: readonly ListedOperation[]): Arbitrary<Step> {
  const task = fc.nat({ max: 3 });
  const calls = operations.map((operation) =>
    fc.record({
      kind: fc.constant('call' as const),
      operation: fc.constant(operation),
      changes: arbitraryChanges(fc, scene, operation),
      looks: fc.record({ before: fc.boolean(), after: fc.boolean() }),
      task,
    }),
  );
  const rest = fc.oneof(
    fc.record({ kind: fc.constant('look' as const), task }),
    fc.record({ kind: fc.constant('pause' as const), part: fc.constantFrom(0.05, 0.2, 0.5, 1) }),
    fc.record({
      kind: fc.constant('await' as const),
      state: fc.constantFrom(...scene.lifecycle.states.keys()),
      task,
    }),
  );
  if (calls.length === 0) return rest;
  return fc.oneof({ weight: 3, arbitrary: fc.oneof(...calls) }, { weight: 1, arbitrary: rest });
}

/** Tasks come into being when they are first needed; what the choice of operations leaves out is dropped. */
function compose(scene: Scene, { swarm, tasks, steps }: Draft): Plan {
  const [maker] = scene.makers;
  const born = new Set<string>();
  const bear = (at: number): readonly Act[] => {
    const name = taskName(at % tasks.length);
    if (maker === undefined || born.has(name)) return [];
    born.add(name);
    const birth = tasks[at % tasks.length];
    return [make(maker, name, maker.kind === 'operation' ? birth : {})];
  };
  const lived = [
    ...bear(0),
    ...steps.flatMap((step) => actsOf(scene, { step, swarm, bear, count: tasks.length })),
  ];
  const rest = [...born].flatMap((name) => look(scene, name));
  const acts = [...lived, ...rest, pause(usualDwellMs / 2), ...rest];
  const aims = swarm.map(({ key }) => `${key}@*`);
  const plan = planOf(scene, { id: 'random', phase: 'random', aims, acts });
  return { ...plan, patienceMs: Math.min(plan.patienceMs, patienceFor(scene, tasks)) };
}

/** A task that is held would be polled in vain for most of the time. */
const patienceFor = (scene: Scene, tasks: readonly Birth[]): number => {
  const held = scene.target.workloads.filter(({ holds }) => holds !== undefined).map(({ name }) => name);
  const isHeld = tasks.some(({ workload }) => workload !== undefined && held.includes(workload));
  return (isHeld ? 1 : 3) * longestStay(scene);
};

type Composing = {
  readonly step: Step;
  readonly swarm: readonly ListedOperation[];
  readonly bear: (at: number) => readonly Act[];
  readonly count: number;
};

function actsOf(scene: Scene, { step, swarm, bear, count }: Composing): readonly Act[] {
  if (step.kind === 'pause') return [pause(step.part * longestStay(scene))];
  const name = taskName(step.task % count);
  if (step.kind === 'call') {
    const { operation, changes, looks } = step;
    if (!swarm.includes(operation)) return [];
    if (!scene.targeted.includes(operation)) return [send(operation, { changes })];
    return [
      ...bear(step.task),
      ...(looks.before ? look(scene, name) : []),
      send(operation, { task: name, changes }),
      ...(looks.after ? look(scene, name) : []),
    ];
  }
  if (scene.makers.length === 0) return [];
  if (step.kind === 'look') return [...bear(step.task), ...look(scene, name)];
  return [...bear(step.task), waitFor(name, [step.state, ...finalsOf(scene, step.state)])];
}

const finalsOf = ({ lifecycle }: Scene, except: string): readonly string[] =>
  [...lifecycle.states.values()]
    .filter(({ final, name }) => final !== undefined && name !== except)
    .map(({ name }) => name);

/** The longest usual stay in a state, milliseconds; not more than half a minute. */
const longestStay = ({ lifecycle }: Scene): number =>
  Math.min(
    30_000,
    Math.max(...[...lifecycle.states.values()].map(({ dwell }) => dwell?.maxMs ?? usualDwellMs)),
  );
