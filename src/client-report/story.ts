import type { Exchange } from '../exchange/exchange.js';
import type { Api } from '../openapi/api.js';
import type { Call } from './call.js';
import type { Known } from './known.js';

/** One call about a task, and what the client knew of the task when it sent it and when the answer had come. */
export type Step = { readonly call: Call; readonly before: Known; readonly after: Known };

/** What one client did with one task. */
export type TaskStory = {
  readonly task: string;
  /** In the order of sending. */
  readonly steps: readonly Step[];
  /** The submit that announced it, where this client sent it and the recording has it. */
  readonly submit?: Call;
};

/** What one client did with one API. */
export type ClientStory = {
  readonly client: string;
  readonly api: Api;
  /** In the order of sending. */
  readonly calls: readonly Call[];
  readonly tasks: readonly TaskStory[];
  readonly recording: Recording;
};

/** Everything that was recorded, whoever did it. */
export type Recording = {
  /** In the order of sending. */
  readonly exchanges: readonly Exchange[];
  readonly stories: readonly ClientStory[];
  /** Whether the beginning is missing. */
  readonly isCut: boolean;
  /** Calls that name the task, or lists that show it, of all clients, in the order of sending. */
  readonly touches: (api: Api, task: string) => readonly Call[];
};
