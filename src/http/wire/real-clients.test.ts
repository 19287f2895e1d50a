import { Agent, get } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import type { Wire } from '../../faults/wire.js';
import { takeClosedPort } from '../closed-port.cases.js';
import { type FaultyServer, serveFaulty } from './faulty-server.cases.js';

let server: FaultyServer;
afterEach(() => server.close());

const junk = Buffer.from('not HTTP at all').toString('base64');

/** What each client sees: `200 whole`, or where it failed and with which code. */
type Sight = string;

/** A fault on the wire, what `fetch` sees, what `http.get` with a keep-alive agent sees. */
const sights: [Wire, Sight, Sight][] = [
  [{ kind: 'delay', ms: 500 }, '200 whole', '200 whole'],
  [{ kind: 'slow-headers', overMs: 500 }, '200 whole', '200 whole'],
  [{ kind: 'dribble', pieces: 5, overMs: 500 }, '200 whole', '200 whole'],
  [{ kind: 'bandwidth', bytesPerSecond: 500 }, '200 whole', '200 whole'],
  [{ kind: 'slice', sizes: [7, 3], delayMs: 1 }, '200 whole', '200 whole'],
  [{ kind: 'hang' }, 'gave up', 'gave up'],
  [{ kind: 'hang', ms: 500 }, 'request: UND_ERR_SOCKET', 'request: ECONNRESET'],
  [{ kind: 'reset', after: 'nothing' }, 'request: ECONNRESET', 'request: ECONNRESET'],
  [{ kind: 'reset', after: 'headers' }, 'body: ECONNRESET', 'body: ECONNRESET'],
  [{ kind: 'reset', after: 9 }, 'body: ECONNRESET', 'body: ECONNRESET'],
  [{ kind: 'empty' }, 'request: UND_ERR_SOCKET', 'request: ECONNRESET'],
  [{ kind: 'bytes', base64: junk }, 'request: HTTPParserError', 'request: HPE_INVALID_CONSTANT'],
  [{ kind: 'malformed-chunk', base64: junk }, 'body: HTTPParserError', 'body: HPE_INVALID_CHUNK_SIZE'],
  [{ kind: 'truncate', keepBytes: 9 }, 'body: UND_ERR_SOCKET', 'body: ECONNRESET'],
  [{ kind: 'limit', bytes: 40 }, 'request: UND_ERR_SOCKET', 'request: ECONNRESET'],
  [{ kind: 'slow-close', ms: 500 }, '200 whole', '200 whole'],
  [{ kind: 'drop-keep-alive' }, '200 whole', '200 whole'],
  [{ kind: 'refuse', forMs: 500 }, 'request: ECONNRESET', 'request: ECONNRESET'],
  [{ kind: 'restart', forMs: 500 }, 'request: ECONNRESET', 'request: ECONNRESET'],
];

test.each(sights)('%j is seen by fetch as it would be in the field', async (wire, byFetch) => {
  server = await serveFaulty([wire]);
  expect(await inTime(fetchSight)).toBe(byFetch);
});

test.each(sights)(
  '%j is seen by an agent of node:http as it would be in the field',
  async (wire, _, byAgent) => {
    server = await serveFaulty([wire]);
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    expect(await inTime((giveUp) => agentSight(agent, giveUp))).toBe(byAgent);
    agent.destroy();
  },
);

test('after a refusal both find nobody listening', async () => {
  server = await serveFaulty([{ kind: 'refuse', forMs: 500 }]);
  await server.ask().ending();
  const closed = await takeClosedPort(server.port);
  const never = new AbortController().signal;
  expect(await fetchSight(never)).toBe('request: ECONNREFUSED');
  expect(await agentSight(new Agent(), never)).toBe('request: ECONNREFUSED');
  await closed.close();
});

test('a client finds its kept connection gone, and asks again on another', async () => {
  server = await serveFaulty([{ kind: 'drop-keep-alive' }]);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ports = new Set<number | undefined>();
  server.server.on('connection', (socket) => ports.add(socket.remotePort));
  const never = new AbortController().signal;
  for (let count = 0; count < 3; count++) {
    expect(await agentSight(agent, never)).toBe('200 whole');
    await Promise.all(Object.values(agent.freeSockets).flatMap((free) => (free ?? []).map(closed)));
  }
  expect(ports.size).toBe(3);
  agent.destroy();
});

const closed = (socket: { once(event: 'close', then: () => void): unknown }) =>
  new Promise<void>((resolve) => socket.once('close', resolve));

/** Lets time pass whenever the server waits for it, until the client has seen what it sees; where nothing ever comes the client gives up. */
async function inTime(look: (giveUp: AbortSignal) => Promise<Sight>): Promise<Sight> {
  const giveUp = new AbortController();
  let isSeen = false;
  const sight = look(giveUp.signal).finally(() => {
    isSeen = true;
  });
  await new Promise((resolve) => server.server.once('request', resolve));
  while (!isSeen) {
    await turn();
    if (server.timer.waiting().length > 0) await server.timer.next();
    else if (server.sentBytes() === 0 && server.ends.length === 0) giveUp.abort();
  }
  return sight;
}

/** Lets everything happen that is ready to. */
const turn = () => new Promise((resolve) => setImmediate(resolve));

async function fetchSight(giveUp: AbortSignal): Promise<Sight> {
  let where = 'request';
  try {
    const response = await fetch(`http://127.0.0.1:${server.port}/faulty`, { signal: giveUp });
    where = 'body';
    await response.json();
    return `${response.status} whole`;
  } catch (error) {
    return giveUp.aborted ? 'gave up' : `${where}: ${codeOf((error as Error).cause)}`;
  }
}

function agentSight(agent: Agent, giveUp: AbortSignal): Promise<Sight> {
  return new Promise((resolve) => {
    let where = 'request';
    const fail = (error: Error) => resolve(giveUp.aborted ? 'gave up' : `${where}: ${codeOf(error)}`);
    const url = `http://127.0.0.1:${server.port}/faulty`;
    get(url, { agent, signal: giveUp }, (response) => {
      where = 'body';
      response.on('error', fail).on('end', () => resolve(`${response.statusCode} whole`));
      response.resume();
    }).on('error', fail);
  });
}

/** Not every version of `fetch` gives what it cannot parse a code. */
function codeOf(error: unknown): string {
  const { code, name } = error as NodeJS.ErrnoException;
  return name === 'HTTPParserError' ? name : (code ?? String(error));
}
