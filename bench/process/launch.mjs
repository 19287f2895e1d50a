import { fileURLToPath } from 'node:url';
import { ask } from './ask.mjs';
import { startNode, stop } from './children.mjs';

/**
 * How to start a server and what to ask it.
 * @typedef {object} Launch
 * @property {string} name
 * @property {readonly string[]} args Script and arguments for `node`.
 * @property {Record<string, string>} [env]
 * @property {(child: import('node:child_process').ChildProcess) => Promise<string>} ready The server's URL, once it answers.
 * @property {(url: string) => Promise<Request> | Request} poll The request to measure.
 *
 * @typedef {{ paths: readonly string[], headers: Record<string, string> }} Request
 *
 * @typedef {{ cpuMicroseconds: number }} Time User and system time since the process started.
 * @typedef {{ resident: number, heap: number }} Memory Bytes; `heap` after a collection where the server runs with `--expose-gc`.
 *
 * @typedef {object} Server
 * @property {string} name
 * @property {string} url
 * @property {Request} request
 * @property {() => Promise<Time>} time
 * @property {() => Promise<Memory>} memory
 * @property {() => Promise<void>} stop
 */

const answerParent = fileURLToPath(new URL('./answer-parent.mjs', import.meta.url));

/**
 * Starts a server that can be asked what time and memory it has used.
 * @param {Launch} launch
 * @param {readonly string[]} [flags] Further flags for `node`.
 * @returns {Promise<Server>}
 */
export async function launch({ name, args, env, ready, poll }, flags = []) {
  const child = startNode([...flags, '--import', answerParent, ...args], env);
  try {
    const url = await ready(child);
    const request = await poll(url);
    return {
      name,
      url,
      request,
      time: () => ask(child, 'time'),
      memory: () => ask(child, 'memory'),
      stop: () => stop(child),
    };
  } catch (error) {
    await stop(child);
    throw new Error(`${name}: ${error instanceof Error ? error.message : error}`);
  }
}
