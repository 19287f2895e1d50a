import { fileURLToPath } from 'node:url';
import { type Ended, type ProcessOptions, type Running, startProcess } from './run-process.js';

const MAIN = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url));

/** Starts the built command line. */
export const startTaskdouble = (args: readonly string[], options: ProcessOptions = {}): Running =>
  startProcess([process.execPath, MAIN, ...args], options);

/** Runs the built command line to its end. */
export const runTaskdouble = (args: readonly string[], options: ProcessOptions = {}): Promise<Ended> =>
  startTaskdouble(args, options).ended;

/** What `serve --json` says when it is ready. */
export type ReadyLine = {
  readonly ready: true;
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  readonly seed: number;
  readonly profile: string;
  readonly scenarios: readonly string[];
  readonly clock: { readonly kind: string };
  /** `null` where there is none. */
  readonly admin: string | null;
  readonly config: string | null;
  readonly apis: readonly {
    readonly name: string;
    readonly url: string;
    readonly operations: number;
    readonly credentials: readonly string[];
  }[];
};

export type Serving = Running & { readonly ready: ReadyLine };

/** Starts `serve … --port 0 --json` and waits for the ready line. */
export async function startServing(args: readonly string[], options: ProcessOptions = {}): Promise<Serving> {
  const running = startTaskdouble(['serve', ...args, '--port', '0', '--json'], options);
  const [line] = await running.said('stdout', /^.*\n/);
  return { ...running, ready: JSON.parse(line) as ReadyLine };
}
