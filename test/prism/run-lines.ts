import { spawn } from 'node:child_process';

/** Pastes lines into a shell; resolves to everything that would be seen. */
export function runLines(lines: string): Promise<string> {
  return new Promise((resolve, reject) => {
    // Through `cat`: what Node gives as standard error is a socket, and `tee /dev/stderr` cannot open one.
    const shell = spawn('bash', ['-c', `{ ${lines}\n} 2>&1 | cat`], { stdio: ['ignore', 'pipe', 'inherit'] });
    let seen = '';
    shell.stdout.on('data', (chunk: Buffer) => {
      seen += chunk.toString();
    });
    shell.on('error', reject);
    shell.on('close', () => resolve(seen));
  });
}
