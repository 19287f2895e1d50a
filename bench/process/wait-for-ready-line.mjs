import { createInterface } from 'node:readline';

/**
 * The `url` of the one line of JSON that a server prints when it is ready; what else it prints is dropped.
 * @param {import('node:child_process').ChildProcess} child
 * @param {number} [timeoutMs]
 * @returns {Promise<string>}
 */
export function waitForReadyLine(child, timeoutMs = 120_000) {
  return new Promise((resolve, reject) => {
    /** @type {string[]} */
    const said = [];
    const fail = (/** @type {string} */ why) =>
      reject(new Error([`it ${why}`, ...said.slice(-20)].join('\n')));
    const timer = setTimeout(() => fail(`was not ready within ${timeoutMs} ms`), timeoutMs);
    child.once('exit', (code) => {
      clearTimeout(timer);
      fail(`ended with code ${code} before it was ready`);
    });
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue;
      createInterface({ input: stream }).on('line', (line) => {
        if (said.length < 1000) said.push(line);
        if (!line.startsWith('{')) return;
        clearTimeout(timer);
        resolve(JSON.parse(line).url);
      });
    }
  });
}
