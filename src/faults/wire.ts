/**
 * What the edge does to an answer on the wire. Several can be given: delays add up, the first that ends the connection
 * ends it. Durations are real milliseconds (a client's timeouts run on real time), shortened by the factor of a scaled
 * clock.
 */
export type Wire =
  /** Waits before the first byte. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** Status line and headers come line by line, the last when that time is over. */
  | { readonly kind: 'slow-headers'; readonly overMs: number }
  /**
   * Headers come at once; the body in that many equal pieces, the last when that time is over (WireMock:
   * `chunkedDribbleDelay`). No piece is empty.
   */
  | { readonly kind: 'dribble'; readonly pieces: number; readonly overMs: number }
  /** Toxiproxy: `bandwidth`, here in bytes a second; a tenth of a second's worth at a time. */
  | { readonly kind: 'bandwidth'; readonly bytesPerSecond: number }
  /** Everything in pieces of these sizes, in turns, with a pause between them (Toxiproxy: `slicer`). */
  | { readonly kind: 'slice'; readonly sizes: readonly number[]; readonly delayMs: number }
  /** Nothing is ever sent; after `ms`, where given, the connection is closed (Toxiproxy: `timeout`). */
  | { readonly kind: 'hang'; readonly ms?: number }
  /** TCP RST: before the first byte, after the headers, or after that many bytes of the body, which get time to arrive. */
  | { readonly kind: 'reset'; readonly after: 'nothing' | 'headers' | number }
  /** The connection is closed in order without a byte (WireMock: `EMPTY_RESPONSE`). */
  | { readonly kind: 'empty' }
  /** These bytes in place of the answer, then closed (WireMock: `RANDOM_DATA_THEN_CLOSE`). Base64. */
  | { readonly kind: 'bytes'; readonly base64: string }
  /**
   * Status and headers in order, then these bytes where a chunk should be, then closed (`MALFORMED_RESPONSE_CHUNK`). An
   * answer without a body goes out whole.
   */
  | { readonly kind: 'malformed-chunk'; readonly base64: string }
  /** `Content-Length` says the whole, but only that many bytes of the body come, then closed. */
  | { readonly kind: 'truncate'; readonly keepBytes: number }
  /** The connection is closed after that many bytes, headers included (Toxiproxy: `limit_data`). */
  | { readonly kind: 'limit'; readonly bytes: number }
  /**
   * The end of the answer is announced that much later: it comes without `Content-Length`, and the connection closes
   * then (Toxiproxy: `slow_close`).
   */
  | { readonly kind: 'slow-close'; readonly ms: number }
  /** A whole answer that promises keep-alive, then the connection is closed without a word. */
  | { readonly kind: 'drop-keep-alive' }
  /** This connection is reset, and for that long nothing listens on the port: connections are refused, whoever calls. */
  | { readonly kind: 'refuse'; readonly forMs: number }
  /** Every open connection is reset, then as `refuse`. */
  | { readonly kind: 'restart'; readonly forMs: number };

/** What the edge needs to know of the faults of a reply. */
export type ReplyFaults = {
  /** `<rule id>:<kind>` of each fault that hit, in the order of the rules. */
  readonly names: readonly string[];
  readonly wire: readonly Wire[];
};
