import { execFile } from 'node:child_process';
import type { CreateHook } from '../target/target.js';

/** What a create command came to. */
export type CommandOutcome =
  | { readonly kind: 'created'; readonly id: string }
  /** The sentence says what happened, without anything that the command printed. */
  | { readonly kind: 'failed'; readonly because: string };

type Command = Extract<CreateHook, { readonly kind: 'command' }>;

/** Runs the command without a shell; `n` replaces `{n}`. The last line that it prints is the id. */
export function runCreateCommand(
  { argv, timeoutMs }: Command,
  n: number,
  signal?: AbortSignal,
): Promise<CommandOutcome> {
  const [program = '', ...rest] = argv.map((part) => part.replaceAll('{n}', String(n)));
  const options = {
    timeout: timeoutMs,
    maxBuffer: 1_048_576,
    killSignal: 'SIGKILL' as const,
    ...(signal && { signal }),
  };
  return new Promise((resolve) => {
    const fail = (because: string): void => resolve({ kind: 'failed', because: `${program} ${because}` });
    const end = (error: (Error & { code?: unknown; killed?: boolean }) | null, printed: string): void => {
      if (error?.killed === true) return fail(`did not end within ${timeoutMs} ms`);
      if (error !== null) return fail(describeCode(error.code));
      const id = printed.trimEnd().split(/\r?\n/).at(-1)?.trim() ?? '';
      if (id === '') return fail('printed no id as its last line');
      resolve({ kind: 'created', id });
    };
    try {
      execFile(program, rest, options, end);
    } catch (error) {
      end(error as Error, '');
    }
  });
}

function describeCode(code: unknown): string {
  if (code === 'ENOENT') return 'cannot be found';
  if (code === 'EACCES') return 'may not be run';
  return typeof code === 'number' ? `ended with code ${code}` : `could not be run (${String(code)})`;
}
