import { expect } from 'vitest';
import type { ControlClient, RemoteControls } from './control-client-types.js';
import type { NewTaskSpec, TaskView } from './controls.js';

/** What a case works on: a namespace of its own in a simulator of `chunkr` with a clock that stands still. */
export type Subject = {
  readonly control: RemoteControls;
  /** Of the whole simulator. */
  readonly all: Pick<ControlClient, 'namespaces' | 'within' | 'drop'>;
  /** Of a simulator of `chunkr` and `docling`. */
  readonly two: RemoteControls;
  /** Sends a request to the API of the namespace, as the client `case/1`. */
  readonly ask: (method: string, path: string, body?: unknown) => Promise<Response>;
};

/** One promise of the controls, whoever keeps it. */
export type ControlCase = {
  /** A sentence that could be false. */
  readonly says: string;
  readonly run: (subject: Subject) => Promise<void>;
};

/** An error of control with that code. */
export const refused = (code: string, message?: RegExp): unknown =>
  expect.objectContaining({
    name: 'ControlError',
    code,
    message: message === undefined ? expect.any(String) : expect.stringMatching(message),
  });

/** One new task. */
export async function created(
  tasks: Pick<RemoteControls['tasks'], 'create'>,
  spec: NewTaskSpec = {},
): Promise<TaskView> {
  const [task] = await tasks.create(spec);
  if (task === undefined) throw new Error('No task was created.');
  return task;
}
