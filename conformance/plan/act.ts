import type { Act, Phase, Plan, PlannedCall, RequestChange, TaskName } from './plan.js';
import type { ListedOperation, Maker, Scene } from './scene.js';

/** The steps of plans, put together. */

/** What a call may say beside its operation. */
export type CallOptions = Partial<Omit<PlannedCall, 'operation'>>;

/** A call of the operation, valid and unchanged unless said otherwise. */
export const callOf = (operation: { readonly key: string }, options: CallOptions = {}): PlannedCall => ({
  operation: operation.key,
  changes: [],
  intent: { kind: 'valid' },
  ...options,
});

/** The step that makes the call. */
export const send = (operation: { readonly key: string }, options: CallOptions = {}): Act => ({
  do: 'call',
  call: callOf(operation, options),
});

/** What may be said of a creation. */
export type MakeOptions = {
  readonly workload?: string;
  readonly variant?: number;
  readonly changes?: readonly RequestChange[];
};

/** The call that creates a task. */
export const makeCall = (maker: Maker, name: TaskName, options: MakeOptions = {}): PlannedCall =>
  maker.kind === 'operation'
    ? callOf(maker.operation, { creates: name, ...options })
    : callOf({ key: maker.key }, { creates: name, hook: maker.hook });

/** The step that creates a task. */
export const make = (maker: Maker, name: TaskName, options: MakeOptions = {}): Act => ({
  do: 'call',
  call: makeCall(maker, name, options),
});

/** A look at the task: a read where the API has one, else every list. */
export const look = (scene: Scene, task: TaskName): readonly Act[] =>
  scene.probe !== undefined ? [{ do: 'probe', task }] : scene.listings.map((operation) => send(operation));

/** A look, and every other call about the task that moves nothing, such as one for its result. */
export const allViews = (scene: Scene, task: TaskName): readonly Act[] => [
  ...look(scene, task),
  ...scene.targeted
    .filter((one) => one !== scene.probe)
    .filter(({ lifecycle }) => lifecycle.moves === undefined && lifecycle.merge === undefined)
    .map((operation) => send(operation, { task })),
];

/** Waits for one of the states. */
export const waitFor = (task: TaskName, states: readonly string[]): Act => ({ do: 'await', task, states });

/** Waits so many milliseconds. */
export const pause = (ms: number): Act => ({ do: 'pause', ms: Math.round(ms) });

/** Waits until the task is done; where no state is final, nothing is waited for. */
export const waitForFinal = ({ lifecycle }: Scene, task: TaskName): readonly Act[] => {
  const finals = [...lifecycle.states.values()].filter(({ final }) => final !== undefined);
  return finals.length === 0
    ? []
    : [
        waitFor(
          task,
          finals.map(({ name }) => name),
        ),
      ];
};

/** How a cell of the operation × state matrix is named among the aims of a plan. */
export const cellAim = (operation: Pick<ListedOperation, 'key'>, state: string): string =>
  `${operation.key}@${state}`;

/** What a plan is made of. */
export type PlanParts = {
  readonly id: string;
  readonly phase: Phase;
  readonly aims: readonly string[];
  readonly acts: readonly Act[];
};

/** The plan with the patience of the API. Each aim is named once. */
export const planOf = ({ patienceMs }: Scene, { aims, ...parts }: PlanParts): Plan => ({
  ...parts,
  aims: [...new Set(aims)],
  patienceMs,
});

/** Names of tasks within a plan: a, b, … z, a1, b1 … */
export const taskName = (at: number): TaskName => {
  const letter = String.fromCharCode(97 + (at % 26));
  return at < 26 ? letter : `${letter}${Math.floor(at / 26)}`;
};
