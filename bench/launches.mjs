import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { createTasks } from './create-tasks.mjs';
import { waitForPort } from './process/wait-for-port.mjs';
import { waitForReadyLine } from './process/wait-for-ready-line.mjs';

/** @typedef {import('./process/launch.mjs').Launch} Launch */
/** @typedef {import('./subject.mjs').Subject} Subject */

const fileOf = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
const cli = fileOf('../dist/src/cli/main.js');
const prismCli = fileOf('../node_modules/@stoplight/prism-cli/dist/index.js');

/** How many tasks are polled in turn: one alone would be answered from the processor's caches. */
const POLLED_TASKS = 100;

export const EXPRESS = 'bare Express';
export const HTTP_MAP = 'node:http, Map, JSON';
export const HTTP_CONSTANT = 'node:http, constant';
export const PRISM = 'Prism, static mock';
export const STANDALONE = 'taskdouble';
export const MOUNTED = 'taskdouble in Express';

/** Whether there is a build to measure. */
export function isBuilt() {
  return existsSync(cli);
}

/**
 * A server of our own that answers every poll with the same body.
 * @param {typeof EXPRESS | typeof HTTP_MAP | typeof HTTP_CONSTANT} name
 * @param {string} body
 * @returns {Launch}
 */
export function baseline(name, body) {
  const files = { [EXPRESS]: 'express-constant', [HTTP_MAP]: 'http-map', [HTTP_CONSTANT]: 'http-constant' };
  return {
    name,
    args: [fileOf(`server/${files[name]}.mjs`)],
    env: { BENCH_BODY: body },
    ready: waitForReadyLine,
    poll: () => ({ paths: ['/task/1'], headers: {} }),
  };
}

/**
 * Prism's static mock of the subject's document, in one process and without a line of log for each request.
 * @param {Subject} subject
 * @returns {Promise<Launch>}
 */
export async function prism(subject) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const options = ['--port', String(port), '--multiprocess', 'false', '--verboseLevel', 'silent'];
  return {
    name: PRISM,
    args: [prismCli, 'mock', subject.document, ...options],
    ready: (child) => waitForPort(child, port).then(() => url),
    poll: () => ({ paths: [subject.pollPath(subject.anyId)], headers: subject.headers }),
  };
}

/**
 * The standalone server, everything on.
 * @param {Subject} subject
 * @param {{ name?: string, args?: readonly string[] }} [options] `args`: further arguments of `serve`.
 * @returns {Launch}
 */
export function standalone(subject, { name = STANDALONE, args = [] } = {}) {
  return {
    name,
    args: [cli, 'serve', subject.spec, '--port', '0', '--json', ...args],
    ready: waitForReadyLine,
    poll: (url) => createTasks(url, subject, POLLED_TASKS),
  };
}

/**
 * The standalone server with fault rules that hit no poll.
 * @param {Subject} subject
 * @param {'none' | 'other operations' | 'other polls'} sort
 * @returns {Launch}
 */
export function faulty(subject, sort) {
  return {
    name: sort,
    args: [fileOf('server/taskdouble-faults.mjs'), subject.spec, sort],
    ready: waitForReadyLine,
    poll: (url) => createTasks(url, subject, POLLED_TASKS),
  };
}

/**
 * The router in an Express app.
 * @param {Subject} subject
 * @returns {Launch}
 */
export function mounted(subject) {
  return {
    name: MOUNTED,
    args: [fileOf('server/express-taskdouble.mjs'), subject.spec],
    ready: waitForReadyLine,
    poll: (url) => createTasks(url, subject, POLLED_TASKS),
  };
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}
