import type { Exchange } from '../exchange/exchange.js';
import type { Api, ApiOperation } from '../openapi/api.js';

/** What an operation is for. */
export type CallAim = 'submit' | 'read' | 'result' | 'list' | 'move' | 'bulk' | 'other';

/**
 * What the client could make of the answer. `ok` 2xx or 304; `refused` the task's state forbids it; `missing` no such
 * task; `denied` 401; `redirected`; `busy` 429 or 503, the server did nothing; `broken` 408 or another 5xx; `lost`
 * nothing came; `left` the client did not wait for it; `invalid` any other 4xx.
 */
export type CallOutcome =
  | 'ok'
  | 'refused'
  | 'missing'
  | 'denied'
  | 'redirected'
  | 'busy'
  | 'broken'
  | 'lost'
  | 'left'
  | 'invalid';

/** The state that an answer shows: the model states that look like that; none: no state of the lifecycle does. */
export type Shown = {
  /** What stands in the state field. */
  readonly label?: string;
  readonly states: readonly string[];
  readonly progress?: unknown;
};

/** One exchange, read with the document in hand. */
export type Call = {
  readonly exchange: Exchange;
  readonly api: Api;
  readonly operation: ApiOperation;
  readonly aim: CallAim;
  readonly client: string;
  readonly outcome: CallOutcome;
  /** The task that the request names or that the answer announces. */
  readonly task?: string;
  /** The tasks that the answer to a list shows. */
  readonly listed: readonly string[];
  /** Present where a successful answer describes one task. */
  readonly shown?: Shown;
};

/** Whether trying again is sensible. */
export const isRetryable = ({ outcome }: Call): boolean =>
  outcome === 'busy' || outcome === 'broken' || outcome === 'lost' || outcome === 'left';
