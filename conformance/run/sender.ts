import type { Answer, ExchangeRequest } from '../../src/exchange/exchange.js';

/** What bounds one request. */
export type SendLimits = {
  /** From the sending to the last byte of the answer. */
  readonly timeoutMs: number;
  /** Of the answer's body, after decompression. What is longer is lost. */
  readonly maxBytes: number;
  /** Gives the request up. */
  readonly signal?: AbortSignal;
};

/** Sends one request. Never throws: what cannot be sent or read is `lost`, with a short reason that is always the same. */
export type Sender = (request: ExchangeRequest, limits: SendLimits) => Promise<Answer>;
