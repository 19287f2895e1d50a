import {
  baseline,
  EXPRESS,
  HTTP_CONSTANT,
  HTTP_MAP,
  isBuilt,
  MOUNTED,
  mounted,
  PRISM,
  prism,
  STANDALONE,
  standalone,
} from './launches.mjs';
import { takeTurns } from './load/take-turns.mjs';
import { launch } from './process/launch.mjs';

/**
 * Every server side by side, all answering a poll of the same document.
 * @param {import('./subject.mjs').Subject} subject
 * @param {import('./effort.mjs').Effort} effort
 */
export async function measureThroughput(subject, effort) {
  /** @type {import('./process/launch.mjs').Server[]} */
  const servers = [];
  const start = async (/** @type {import('./process/launch.mjs').Launch} */ what) => {
    const server = await launch(what);
    servers.push(server);
    return server;
  };
  try {
    const mock = await start(await prism(subject));
    const body = await firstAnswer(mock);
    for (const name of /** @type {const} */ ([EXPRESS, HTTP_MAP, HTTP_CONSTANT]))
      await start(baseline(name, body));
    if (isBuilt()) {
      await start(standalone(subject, { args: ['--profile', 'lifecycle'] }));
      await start(mounted(subject));
    }
    const samples = await takeTurns(servers, effort);
    const rows = inOrder(servers).map(async (server) => ({
      name: server.name,
      bytes: (await firstAnswer(server)).length,
      ...required(samples.get(server.name)),
    }));
    return { subject: subject.name, bodyBytes: body.length, rows: await Promise.all(rows) };
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
}

/**
 * @param {readonly import('./process/launch.mjs').Server[]} servers
 * @returns {import('./process/launch.mjs').Server[]}
 */
function inOrder(servers) {
  const order = [EXPRESS, HTTP_MAP, HTTP_CONSTANT, PRISM, STANDALONE, MOUNTED];
  return order.flatMap((name) => servers.filter((server) => server.name === name));
}

/** @param {import('./process/launch.mjs').Server} server */
async function firstAnswer({ name, url, request }) {
  const response = await fetch(new URL(request.paths[0] ?? '/', url), { headers: request.headers });
  const text = await response.text();
  if (!response.ok) throw new Error(`${name} answered ${response.status}: ${text.slice(0, 200)}`);
  return text;
}

/**
 * @template T
 * @param {T | undefined} sample
 * @returns {T}
 */
function required(sample) {
  if (sample === undefined) throw new Error('a server was not measured');
  return sample;
}
