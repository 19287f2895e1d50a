import type { Exchange } from '../../src/exchange/exchange.js';
import type { AnswerClass } from './classify-answer.js';
import type { OperationContract } from './contract.js';

/**
 * How an exchange touches a task: `target` the request names it; `created` the answer names it as new; `bulk` it is one
 * of all; `row` the answer describes it unasked; `absent` a list that should name it does not.
 */
export type CallRole = 'target' | 'created' | 'bulk' | 'row' | 'absent';

/** An exchange as one task sees it. */
export type Call = {
  readonly seq: number;
  readonly callMs: number;
  readonly returnMs: number;
  readonly operation: OperationContract;
  readonly role: CallRole;
  readonly answer: AnswerClass;
  /** What the answer says of the task. */
  readonly snapshot?: unknown;
  /** Answers of one view show the same members: operation and query. */
  readonly view: string;
  readonly exchange: Exchange;
  /** `absent`: the states that would certainly have been listed. */
  readonly listed?: ReadonlySet<string>;
  /** `absent`: the list was cut off, and the task comes before its last row. */
  readonly cut?: Cut;
};

/** A list that was cut off after so many rows. `by`: its order, `/created_at desc`; `rule`: that of the order. */
export type Cut = { readonly rows: number; readonly by: string; readonly rule: string };

/** Whether the first call returned before the second was sent; at one and the same instant `seq` decides. */
export const isBefore = (first: Call, second: Call): boolean =>
  first.returnMs < second.callMs || (first.returnMs === second.callMs && first.seq < second.seq);
