/**
 * Sends a message to a process and waits for its answer, which has the message (or else `kind`) as its kind.
 * @template T
 * @param {import('node:child_process').ChildProcess} child
 * @param {any} message
 * @param {string} [kind]
 * @returns {Promise<T>}
 */
export function ask(child, message, kind = message) {
  return new Promise((resolve, reject) => {
    /** @param {any} answer */
    const onMessage = (answer) => {
      if (answer?.kind !== kind) return;
      release();
      resolve(answer);
    };
    const onExit = () => {
      release();
      reject(new Error(`a process ended before it answered with "${kind}"`));
    };
    const release = () => {
      child.off('message', onMessage);
      child.off('exit', onExit);
    };
    child.on('message', onMessage);
    child.once('exit', onExit);
    child.send(message);
  });
}
