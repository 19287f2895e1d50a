import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Waits until a server that says nothing accepts connections.
 * @param {import('node:child_process').ChildProcess} child
 * @param {number} port
 * @param {number} [timeoutMs]
 */
export async function waitForPort(child, port, timeoutMs = 60_000) {
  const deadline = performance.now() + timeoutMs;
  child.stdout?.resume();
  child.stderr?.resume();
  while (!(await accepts(port))) {
    if (child.exitCode !== null) throw new Error(`it ended with code ${child.exitCode} before it was ready`);
    if (performance.now() > deadline) throw new Error(`it was not ready within ${timeoutMs} ms`);
    await sleep(5);
  }
}

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function accepts(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
