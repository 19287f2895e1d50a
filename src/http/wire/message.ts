/** An answer as the bytes of HTTP/1.1: status line, headers and the empty line, then what follows. */
export type Message = { readonly head: Buffer; readonly body: Buffer };

const HEAD_END = Buffer.from('\r\n\r\n');

/** Tells head and body of an answer apart. */
export function splitMessage(bytes: Buffer): Message {
  const end = bytes.indexOf(HEAD_END);
  const length = end === -1 ? bytes.length : end + HEAD_END.length;
  return { head: bytes.subarray(0, length), body: bytes.subarray(length) };
}

/** How many bytes it has. */
export const sizeOf = ({ head, body }: Message): number => head.length + body.length;

/** What is left of it when only that many bytes go out. */
export function firstBytes({ head, body }: Message, count: number): Message {
  return { head: head.subarray(0, count), body: body.subarray(0, Math.max(0, count - head.length)) };
}

/** The same status and headers, but the body comes in chunks. */
export function asChunked({ head }: Message): Buffer {
  return edited(head, (text) => text.replace(/\r\ncontent-length:[^\r]*/i, '\r\ntransfer-encoding: chunked'));
}

/** The same status and headers, but the end of the connection is the end of the body. */
export function asEndedByClose({ head }: Message): Buffer {
  return edited(head, (text) =>
    text
      .replace(/\r\n(?:content-length|connection|keep-alive):[^\r]*/gi, '')
      .replace(/\r\n\r\n$/, '\r\nconnection: close\r\n\r\n'),
  );
}

const edited = (head: Buffer, edit: (text: string) => string): Buffer =>
  Buffer.from(edit(head.toString('latin1')), 'latin1');
