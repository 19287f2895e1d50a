import { fileURLToPath } from 'node:url';
import { ask } from '../process/ask.mjs';
import { startNode, stop } from '../process/children.mjs';

/** @typedef {import('../process/launch.mjs').Server} Server */
/**
 * @typedef {object} Sample What one server did in one round.
 * @property {number} requestsPerSecond
 * @property {number} p50Ms
 * @property {number} p99Ms
 * @property {number} cpuMicroseconds CPU time of the server's process per request.
 */

const script = fileURLToPath(new URL('./load.mjs', import.meta.url));

/**
 * Starts the load generator's process.
 * @param {{ connections: number }} options
 */
export function startLoad({ connections }) {
  const child = startNode([script]);
  child.stderr?.pipe(process.stderr);

  /**
   * @param {Server} server
   * @param {number} milliseconds
   * @returns {Promise<import('./load.mjs').Load>}
   */
  const send = async (server, milliseconds) => {
    const order = { url: server.url, ...server.request, connections, milliseconds };
    /** @type {import('./load.mjs').Load} */
    const load = await ask(child, order, 'load');
    const trouble =
      load.error ?? (load.failed > 0 ? `${load.failed} of ${load.requests} answers were not 2xx` : undefined);
    if (trouble) throw new Error(`${server.name}: ${trouble}`);
    return load;
  };

  return {
    /**
     * Loads a server without measuring.
     * @param {Server} server
     * @param {number} milliseconds
     */
    warm: send,
    /**
     * @param {Server} server
     * @param {number} milliseconds
     * @returns {Promise<Sample>}
     */
    async measure(server, milliseconds) {
      const before = await server.time();
      const { requests, seconds, p50Ms, p99Ms } = await send(server, milliseconds);
      const after = await server.time();
      const cpuMicroseconds = (after.cpuMicroseconds - before.cpuMicroseconds) / requests;
      return { requestsPerSecond: requests / seconds, p50Ms, p99Ms, cpuMicroseconds };
    },
    stop: () => stop(child),
  };
}
