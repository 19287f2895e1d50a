import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const script = fileURLToPath(new URL('./determinism-process.mjs', import.meta.url));

/** Runs the calls in a process of its own and returns everything that came over the wire. */
function bytesOf(seed: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, seed], { stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
    });
    child.on('close', (code) => (code === 0 ? resolve(text) : reject(new Error(`exit code ${code}`))));
  });
}

it('the same seed and requests give the same bytes in two processes, another seed gives others', async () => {
  const [one, same, other] = await Promise.all([bytesOf('7'), bytesOf('7'), bytesOf('8')]);
  expect(one.length).toBeGreaterThan(10_000);
  expect(same).toBe(one);
  expect(other).not.toBe(one);
});
