import { type ChildProcess, fork } from 'node:child_process';
import { on, once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Loading Prism takes a second where the machine is idle. */
const START_BUDGET_MS = 45_000;

export type PrismOptions = {
  /** Path of the OpenAPI document that it judges by. */
  readonly document: string;
  readonly upstream: string;
  /** Whether requests are judged too; a request that Prism objects to is not passed on. */
  readonly validateRequest: boolean;
};

/** A process in which Prism's validating proxies run. */
export type PrismHost = {
  /** Resolves to the address of a new proxy, once it listens. One call at a time. */
  start(options: PrismOptions): Promise<string>;
  /** Writes a document into a folder that ends with the host; returns its path. */
  write(name: string, document: object): string;
  close(): Promise<void>;
};

/** Starts the process. It ends with `close`, and with the process that started it. */
export function openPrismHost(): PrismHost {
  const script = fileURLToPath(new URL('./prism-process.mjs', import.meta.url));
  const child = fork(script, { execArgv: [], stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  const folder = mkdtempSync(join(tmpdir(), 'taskdouble-prism-'));
  child.stdout?.resume();
  return {
    start: async (options) => {
      const address = nextAddress(child);
      child.send(options);
      return address;
    },
    write: (name, document) => {
      const path = join(folder, name);
      writeFileSync(path, JSON.stringify(document));
      return path;
    },
    close: async () => {
      if (child.exitCode === null && child.signalCode === null) {
        const ended = once(child, 'exit');
        child.kill();
        await ended;
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What Prism says where it listens, read from its output. */
async function nextAddress({ stdout }: ChildProcess): Promise<string> {
  let said = '';
  for await (const [chunk] of on(stdout!, 'data', {
    signal: AbortSignal.timeout(START_BUDGET_MS),
    close: ['end'],
  })) {
    said += String(chunk);
    const address = /listening on (http:\/\/[\d.:]+)\s/.exec(said)?.[1];
    if (address !== undefined) return address;
  }
  throw new Error(`Prism ended before it listened:\n${said}`);
}
