import type { Payload } from '../exchange/exchange.js';
import type { ReplyFaults } from '../faults/wire.js';

/** A request without its body: what is known before the body is read. */
export type CallHead = {
  /** Upper case. */
  readonly method: string;
  /** Still percent-encoded, without prefix and query. */
  readonly path: string;
  /** Without the question mark; empty where there is none. */
  readonly query: string;
  /** Names in lower case; repeated ones joined as Node joins them. */
  readonly headers: Readonly<Record<string, string | undefined>>;
};

/** A body as the edge decoded it; a file of a form is its name, type and size (`FilePart` of src/openapi). */
export type CallBody =
  | { readonly kind: 'empty' }
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'form'; readonly fields: Readonly<Record<string, unknown>> }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'malformed'; readonly message: string }
  | { readonly kind: 'too-large'; readonly limitBytes: number };

/** What goes back. `body` is absent where the answer has none. */
export type Reply = {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Absent: nothing is wrong with it. */
  readonly faults?: ReplyFaults;
};

/** The body as the exchange record keeps it. */
export function payloadOf(body: CallBody): Payload {
  switch (body.kind) {
    case 'json':
      return { kind: 'json', value: body.value };
    case 'form':
      return { kind: 'form', fields: body.fields };
    case 'text':
      return { kind: 'text', text: body.text };
    case 'empty':
    case 'malformed':
    case 'too-large':
      return { kind: 'empty' };
  }
}
