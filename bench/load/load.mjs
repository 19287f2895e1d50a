import { Connection } from './connection.mjs';

/**
 * The load generator: a process of its own, told over IPC what to send for how long.
 * @typedef {{ url: string, paths: readonly string[], headers: Record<string, string>, connections: number, milliseconds: number }} Order
 * @typedef {{ kind: 'load', requests: number, failed: number, seconds: number, p50Ms: number, p99Ms: number, error?: string }} Load
 */

process.on('message', (/** @type {Order} */ order) => {
  run(order).then((load) => process.send?.(load));
});
process.on('disconnect', () => process.exit());

/**
 * @param {Order} order
 * @returns {Promise<Load>}
 */
function run({ url, paths, headers, connections, milliseconds }) {
  const { hostname: host, port } = new URL(url);
  const requests = paths.map((path) => encode(path, `${host}:${port}`, headers));
  return new Promise((resolve) => {
    /** @type {number[]} */
    const latencies = [];
    let failed = 0;
    const startedAt = performance.now();
    /** @param {string} [error] */
    const finish = (error) => {
      clearTimeout(timer);
      for (const each of open) each.close();
      const seconds = (performance.now() - startedAt) / 1000;
      resolve({ kind: 'load', failed, seconds, ...summarise(latencies), ...(error ? { error } : {}) });
    };
    const timer = setTimeout(finish, milliseconds);
    const onAnswer = (/** @type {number} */ ms, /** @type {number} */ status) => {
      latencies.push(ms);
      if (status < 200 || status > 299) failed += 1;
    };
    const open = Array.from({ length: connections }, (_, index) => {
      const first = Math.floor((index * requests.length) / connections);
      return new Connection({
        host,
        port: Number(port),
        requests,
        first,
        onAnswer,
        onError: (error) => finish(error.message),
      });
    });
  });
}

/**
 * @param {string} path
 * @param {string} host
 * @param {Record<string, string>} headers
 */
function encode(path, host, headers) {
  const lines = Object.entries({ host, accept: 'application/json', ...headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  return Buffer.from(`GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`, 'latin1');
}

/** @param {number[]} latencies */
function summarise(latencies) {
  const sorted = Float64Array.from(latencies).sort();
  const at = (/** @type {number} */ share) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { requests: sorted.length, p50Ms: at(0.5), p99Ms: at(0.99) };
}
