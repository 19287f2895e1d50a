import { createServer, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { type Hostile, listen } from './hostile.js';

type Manners = {
  /** When a connection is there. */
  readonly greet?: (socket: Socket) => void;
  /** When the head of a request has come. */
  readonly answer?: (socket: Socket) => void;
};

/** Servers below HTTP: what they do to a connection, byte by byte. */
function startSocketServer({ greet, answer }: Manners): Promise<Hostile> {
  let requests = 0;
  const server = createServer((socket) => {
    greet?.(socket);
    socket.on('data', (bytes) => {
      if (!bytes.includes('\r\n\r\n')) return;
      requests++;
      answer?.(socket);
    });
  });
  return listen(server, () => requests);
}

/** Accepts connections, takes requests, and never says a word. */
export const startSilentServer = () => startSocketServer({});

/** Ends every connection at once in good order (FIN). */
export const startHangingUpServer = () => startSocketServer({ greet: (socket) => socket.end() });

/** Tears every connection down at once (RST). */
export const startResettingServer = () => startSocketServer({ greet: (socket) => socket.resetAndDestroy() });

/** Takes the request, then tears the connection down (RST). */
export const startResettingAfterRequestServer = () =>
  startSocketServer({ answer: (socket) => socket.resetAndDestroy() });

const GARBAGE = Buffer.concat([
  Buffer.from('SSH-2.0-OpenSSH_9.6\r\n'),
  Buffer.from(Array.from({ length: 1_024 }, (_, index) => (index * 167 + 13) % 256)),
]);

/** Answers with bytes that are no HTTP, as another protocol would. */
export const startGarbageServer = () => startSocketServer({ answer: (socket) => socket.end(GARBAGE) });

/** Announces a body and hangs up in the middle of it. */
export const startCutOffServer = () =>
  startSocketServer({
    answer: (socket) =>
      socket.end(
        'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{"task_id":"',
      ),
  });

const HEADER_LINE = `x-fill: ${'f'.repeat(1_000)}\r\n`;

function* endlessly(first: string, then: string): Generator<string> {
  yield first;
  for (;;) yield then;
}

/** An answer whose header never ends, as fast as it is read. */
export const startEndlessHeaderServer = () =>
  startSocketServer({
    answer: (socket) => {
      Readable.from(endlessly('HTTP/1.1 200 OK\r\n', HEADER_LINE)).pipe(socket);
    },
  });

/** Interim answers (103) for ever, and never the final one. */
export const startEndlessInterimServer = () =>
  startSocketServer({
    answer: (socket) => {
      const hint = 'HTTP/1.1 103 Early Hints\r\nlink: </>; rel=preload\r\n\r\n';
      Readable.from(endlessly(hint, hint)).pipe(socket);
    },
  });

const SLOW_ANSWER =
  'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 100000\r\n\r\n{"task_id":"1';

/** Sends its answer byte by byte, one each `everyMs` (default 1000), and has no end in sight. */
export const startDribblingServer = (everyMs = 1_000) =>
  startSocketServer({
    answer: (socket) => {
      let place = 0;
      const timer = setInterval(() => {
        socket.write(SLOW_ANSWER[place] ?? '0');
        place++;
      }, everyMs);
      socket.once('close', () => clearInterval(timer));
    },
  });
