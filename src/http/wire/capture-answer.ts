import { ServerResponse } from 'node:http';
import type { Reply } from '../../simulator/call.js';
import { type Outlet, type Sending, sendReply } from '../send-reply.js';
import { type Message, splitMessage } from './message.js';

/** The bytes that a reply would be sent as, and what to call once they are sent: the next request is served then. */
export type CapturedAnswer = { readonly message: Message; readonly sent: () => void };

/**
 * Ends the response as usual, but its bytes stay here: not one goes to the socket. Whatever an app has put around the
 * response, such as compression, does not see them either.
 */
export function captureAnswer(response: ServerResponse, reply: Reply, sending: Sending): CapturedAnswer {
  const { socket } = response.req;
  const chunks: Buffer[] = [];
  const callbacks: (() => void)[] = [];
  const write: Writer = (chunk, encoding, callback) => {
    chunks.push(typeof chunk === 'string' ? Buffer.from(chunk, encoding) : Buffer.from(chunk));
    if (callback) callbacks.push(callback);
    return true;
  };
  Object.assign(socket, { write });
  try {
    sendReply(bare(response), reply, sending);
  } finally {
    Reflect.deleteProperty(socket, 'write');
  }
  return {
    message: splitMessage(Buffer.concat(chunks)),
    sent: () => {
      for (const callback of callbacks) callback();
    },
  };
}

/** How Node's response calls its socket. */
type Writer = (
  chunk: string | Uint8Array,
  encoding?: BufferEncoding,
  callback?: (() => void) | null,
) => boolean;

/** The response as Node made it. */
function bare(response: ServerResponse): Outlet {
  const { writeHead } = ServerResponse.prototype;
  const end: (body: string | undefined) => unknown = ServerResponse.prototype.end;
  response.sendDate = false;
  return {
    req: response.req,
    sendDate: false,
    writeHead: (status, headers) => writeHead.call(response, status, headers),
    end: (body) => end.call(response, body),
  };
}
