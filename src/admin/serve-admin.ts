import type { IncomingMessage, ServerResponse } from 'node:http';
import { decodeBody } from '../http/decode-body.js';
import { readBody } from '../http/read-body.js';
import { sendReply } from '../http/send-reply.js';
import { splitUrl } from '../http/split-url.js';
import type { CallBody } from '../simulator/call.js';
import type { Admin } from './create-admin.js';

const BODY_LIMIT_BYTES = 1024 * 1024;

/** Answers a request to the control API. */
export type ServeAdmin = (request: IncomingMessage, response: ServerResponse) => void;

/** The control API as a listener of `node:http`. `nowMs` is what `Date` shows. */
export function serveAdmin(admin: Admin, nowMs: () => number): ServeAdmin {
  return (request, response) => {
    const { namespace, path, query } = splitUrl(request.url ?? '/');
    const headers = request.headers as Readonly<Record<string, string | undefined>>;
    let left = Number(headers['content-length'] ?? 0) > 0 || headers['transfer-encoding'] !== undefined;
    const read = async (): Promise<CallBody | undefined> => {
      const body = await takeBody(request);
      left = body?.kind === 'too-large';
      return body;
    };
    admin({
      head: {
        method: request.method ?? 'GET',
        // Below the prefix of a namespace there is no control.
        path: namespace === '' ? path : `/@${namespace}${path}`,
        query,
        headers,
      },
      peer: request.socket.remoteAddress,
      readBody: read,
    })
      .then((reply) => {
        if (reply !== undefined)
          sendReply(response, reply, { nowMs: nowMs(), extra: undefined, closes: left });
      })
      .catch(() => response.destroy());
  };
}

async function takeBody(request: IncomingMessage): Promise<CallBody | undefined> {
  const read = await readBody(request, BODY_LIMIT_BYTES);
  if (read.kind === 'aborted') return undefined;
  if (read.kind === 'too-large') return { kind: 'too-large', limitBytes: BODY_LIMIT_BYTES };
  return decodeBody(read.bytes, request.headers['content-type']);
}
