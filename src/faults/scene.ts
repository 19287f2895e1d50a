import type { Payload } from '../exchange/exchange.js';
import type { Lifecycle, Operation } from '../lifecycle/model.js';
import type { OperationAim } from './fault-rule.js';

/** The task that a request is about, as it is at the instant of the request. */
export type SceneTask = {
  readonly id: string;
  readonly sequence: number;
  readonly createdMs: number;
  readonly state: string;
  readonly outcome?: string;
  readonly enteredMs: number;
  /** When the server will leave the state; absent where nothing is planned. */
  readonly leavesMs?: number;
};

/** Everything that a fault may be decided from: one valid request, before it is carried out. */
export type Scene = {
  readonly api: string;
  readonly namespace: string;
  readonly client: string;
  readonly nowMs: number;
  readonly seed: number;
  readonly lifecycle: Lifecycle;
  readonly operation: string;
  /** Absent: the lifecycle does not list the operation. */
  readonly rule?: Operation;
  readonly aim: OperationAim;
  /** Whether the answer shows the whole task. */
  readonly isSnapshot: boolean;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Payload;
  /** Absent: the request names none, or none that is there. */
  readonly task?: SceneTask;
};
