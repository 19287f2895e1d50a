import { median } from '../median.mjs';
import { startLoad } from './drive.mjs';

/**
 * Measures servers in turns (A B C … A B C …), so that noise hits all alike, and gives the median of each figure.
 * @param {readonly import('../process/launch.mjs').Server[]} servers
 * @param {{ rounds: number, milliseconds: number, warmMilliseconds: number, connections: number }} options
 * @returns {Promise<Map<string, import('./drive.mjs').Sample>>} By the server's name.
 */
export async function takeTurns(servers, { rounds, milliseconds, warmMilliseconds, connections }) {
  const load = startLoad({ connections });
  try {
    for (const server of servers) await load.warm(server, warmMilliseconds);
    /** @type {Map<string, import('./drive.mjs').Sample[]>} */
    const samples = new Map(servers.map((server) => [server.name, []]));
    for (let round = 0; round < rounds; round += 1) {
      for (const server of servers) samples.get(server.name)?.push(await load.measure(server, milliseconds));
    }
    return new Map([...samples].map(([name, taken]) => [name, medianSample(taken)]));
  } finally {
    await load.stop();
  }
}

/**
 * @param {readonly import('./drive.mjs').Sample[]} samples
 * @returns {import('./drive.mjs').Sample}
 */
function medianSample(samples) {
  return {
    requestsPerSecond: median(samples.map((sample) => sample.requestsPerSecond)),
    p50Ms: median(samples.map((sample) => sample.p50Ms)),
    p99Ms: median(samples.map((sample) => sample.p99Ms)),
    cpuMicroseconds: median(samples.map((sample) => sample.cpuMicroseconds)),
  };
}
