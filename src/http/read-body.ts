import type { IncomingMessage } from 'node:http';

/** The bytes of a request body, or why there are none. */
export type BodyBytes =
  | { readonly kind: 'bytes'; readonly bytes: Buffer }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'aborted' };

/**
 * Reads a body to its end; one that is announced or grows beyond `limitBytes` is not read further, and one that was read
 * before has nothing left.
 */
export function readBody(request: IncomingMessage, limitBytes: number): Promise<BodyBytes> {
  if (Number(request.headers['content-length'] ?? 0) > limitBytes)
    return Promise.resolve({ kind: 'too-large' });
  if (request.readableEnded) return Promise.resolve({ kind: 'bytes', bytes: Buffer.alloc(0) });
  if (request.destroyed) return Promise.resolve({ kind: 'aborted' });
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const onData = (chunk: Buffer) => {
      size += chunk.length;
      if (size > limitBytes) finish({ kind: 'too-large' });
      else chunks.push(chunk);
    };
    const onEnd = () => finish({ kind: 'bytes', bytes: Buffer.concat(chunks, size) });
    const onClose = () => finish({ kind: 'aborted' });
    const finish = (result: BodyBytes) => {
      request.off('data', onData).off('end', onEnd).off('close', onClose).off('error', onClose);
      request.on('error', () => undefined);
      if (result.kind === 'too-large') request.pause();
      resolve(result);
    };
    request.on('data', onData).on('end', onEnd).on('close', onClose).on('error', onClose);
  });
}
