import type { ValidRequest } from '../openapi/validate-request.js';
import type { CallHead } from './call.js';
import type { CompiledOperation } from './compile-operation.js';
import type { Machine } from './machine.js';
import type { Moment } from './role-slots.js';
import type { World } from './world.js';

/** A valid request at the instant of its answer: what every operation is given. */
export type Call = {
  readonly machine: Machine;
  readonly world: World;
  readonly operation: CompiledOperation;
  readonly head: CallHead;
  readonly request: ValidRequest;
  readonly nowMs: number;
  /** A task as it is at `nowMs`, where that was worked out already. */
  readonly known?: Moment | undefined;
  /** What a fault makes of a task on its way into the answer; absent: tasks are shown as they are. */
  readonly see?: (moment: Moment) => Moment;
};
