import { type ChildProcess, spawn } from 'node:child_process';

/** A process that has ended. */
export type Ended = {
  /** `null` where a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
};

/** A process that runs, in a process group of its own, with everything it has said so far. */
export type Running = {
  readonly pid: number;
  stdout(): string;
  stderr(): string;
  /** Resolves with the match as soon as the output has one; rejects where the process ends without. */
  said(stream: 'stdout' | 'stderr', pattern: RegExp): Promise<RegExpExecArray>;
  /** Sends a signal to the whole group, as a terminal does, and waits for the end. */
  end(signal: NodeJS.Signals): Promise<Ended>;
  readonly ended: Promise<Ended>;
};

export type ProcessOptions = { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv };

const living = new Set<ChildProcess>();

/** Starts a program; `killProcesses` ends what a failed test leaves behind. */
export function startProcess(command: readonly string[], options: ProcessOptions = {}): Running {
  const [program = '', ...args] = command;
  const env: NodeJS.ProcessEnv = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, ...options.env };
  const child = spawn(program, args, { ...options, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  living.add(child);
  const texts = { stdout: '', stderr: '' };
  const listeners = new Set<() => void>();
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      texts[stream] += text;
      for (const listener of listeners) listener();
    });
  }
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      living.delete(child);
      resolve({ code, ...texts });
    });
  });
  const pid = child.pid ?? 0;
  return {
    pid,
    stdout: () => texts.stdout,
    stderr: () => texts.stderr,
    ended,
    said: (stream, pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const match = pattern.exec(texts[stream]);
          if (match === null) return;
          listeners.delete(look);
          resolve(match);
        };
        listeners.add(look);
        look();
        ended.then(({ code, stdout, stderr }) => {
          reject(new Error(`ended (${code}) before ${stream} had ${pattern}:\n${stdout}\n${stderr}`));
        }, reject);
      }),
    end: (signal) => {
      process.kill(-pid, signal);
      return ended;
    },
  };
}

/** Whether any process of the group that `pid` leads is still there. */
export function isGroupAlive(pid: number): boolean {
  try {
    process.kill(-pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** For `afterEach`: nothing outlives its test. */
export function killProcesses(): void {
  for (const { pid } of living) if (pid !== undefined) process.kill(-pid, 'SIGKILL');
}
