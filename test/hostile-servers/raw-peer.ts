import { connect } from 'node:net';

/** What a raw connection saw. */
export type Heard = {
  /** At most `maxBytes` of it. */
  readonly text: string;
  readonly bytes: number;
  readonly end: 'closed' | 'reset' | 'refused' | 'enough' | 'given up';
};

export type Listening = {
  /** Sent as soon as the connection is there. Default: a GET that keeps the connection. */
  readonly say?: string;
  /** Hears no more than that; the peer can do nothing about it. Default 1 MB. */
  readonly maxBytes?: number;
  /** Waits until this holds, where nothing more is to be heard; asked now and then. */
  readonly until?: (heardBytes: number) => boolean;
};

/** A request of the simplest kind. */
export const plainRequest = (path = '/', method = 'GET'): string =>
  `${method} ${path} HTTP/1.1\r\nhost: test.example\r\ncontent-length: 0\r\n\r\n`;

/** Connects, says its piece, and hears what comes until the peer ends it or it has heard enough. */
export function listenTo(url: string, listening: Listening = {}): Promise<Heard> {
  const { say = plainRequest(), maxBytes = 1_000_000, until = () => false } = listening;
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(say));
    const asking = setInterval(() => {
      if (until(bytes)) finish('given up');
    }, 2);
    const finish = (end: Heard['end']) => {
      clearInterval(asking);
      socket.destroy();
      resolve({ text: Buffer.concat(chunks).toString('latin1'), bytes, end });
    };
    socket.on('data', (chunk) => {
      bytes += chunk.length;
      chunks.push(chunk);
      if (bytes >= maxBytes) finish('enough');
    });
    socket.on('end', () => finish('closed'));
    socket.on('error', ({ code }: NodeJS.ErrnoException) => {
      finish(code === 'ECONNREFUSED' ? 'refused' : 'reset');
    });
  });
}
