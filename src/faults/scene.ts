import type { Payload } from '../exchange/exchange.js';
import type { Lifecycle, Operation, Role } from '../lifecycle/model.js';
import type { Course } from '../timeline/fate.js';
import type { OperationAim } from './fault-rule.js';

/** The task that a request is about, as it is at the instant of the request. */
export type SceneTask = {
  readonly id: string;
  readonly sequence: number;
  readonly createdMs: number;
  readonly state: string;
  readonly outcome?: string | undefined;
  readonly enteredMs: number;
  /** When the server will leave the state; absent where nothing is planned. */
  readonly leavesMs?: number | undefined;
  /** When work began in this run, and when the task became final, where it has. */
  readonly startedMs?: number | undefined;
  readonly finishedMs?: number | undefined;
  /** The state that the last answer about it showed, whoever asked; absent where none has yet. */
  readonly shown?: string | undefined;
  /** How it goes on. Absent: by time. */
  readonly course?: Course['kind'] | undefined;
};

/** Everything that a fault may be decided from: one request to an operation, before it is carried out. */
export type Scene = {
  readonly api: string;
  readonly namespace: string;
  readonly client: string;
  readonly nowMs: number;
  readonly seed: number;
  readonly lifecycle: Lifecycle;
  readonly operation: string;
  /** Absent: the lifecycle does not list the operation. */
  readonly rule?: Operation | undefined;
  readonly aim: OperationAim;
  /** Whether the answer shows the whole task. */
  readonly isSnapshot: boolean;
  /** The roles that the answer has a place for; none where it shows no whole task. */
  readonly roles: ReadonlySet<Role>;
  /** The request is refused whatever happens, for its credentials or its form: faults of the contract leave it alone. */
  readonly isInvalid?: boolean;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The scenario that the request names in its `Prefer` header. */
  readonly scenario?: string | undefined;
  readonly body: Payload;
  /** The id that the request names, whether or not a task has it. */
  readonly id?: string | undefined;
  /** Absent: the request names none, or none that is there. */
  readonly task?: SceneTask | undefined;
  /** How many tasks there are. Absent: not known. */
  readonly tasks?: number;
};
