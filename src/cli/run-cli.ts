import { Command, CommanderError } from 'commander';
import { addDrawCommand } from './draw-command.js';
import { addLintCommand } from './lint-command.js';
import { packageVersion } from './package-version.js';
import { addServeCommand } from './serve-command.js';
import { UsageError } from './usage-error.js';

/** Exit codes of every command; each `--help` lists them. */
export const EXIT_CODES = `
Exit codes:
  0  done, nothing to complain about
  1  findings: lint found errors
  2  usage, file, document or port error: one message on standard error says what to do
`;

/** Runs one command line (without node and script) to its end and returns the exit code; messages go to standard error. */
export async function runCli(args: readonly string[]): Promise<number> {
  let exitCode = 0;
  const program = new Command('taskdouble')
    .description(
      'A test double for asynchronous-task HTTP APIs: submit, poll, fetch, cancel, from one lifecycle.',
    )
    .version(packageVersion())
    .showSuggestionAfterError()
    .showHelpAfterError('Run with --help for all options.')
    .exitOverride();
  const done = (code: number) => {
    exitCode = code;
  };
  for (const add of [addServeCommand, addLintCommand, addDrawCommand]) {
    add(program, done).addHelpText('after', EXIT_CODES).exitOverride();
  }
  program.addHelpText('after', EXIT_CODES);
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    return report(error);
  }
}

/** Expected errors are one message; anything else is a defect of ours and keeps its stack. */
function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const expected = error instanceof UsageError || isCoded(error);
  const { message, stack } = error as Error;
  process.stderr.write(
    expected ? `taskdouble: ${message}\n` : `taskdouble: internal error, please report it.\n${stack}\n`,
  );
  return 2;
}

/** Errors of ours (`DocumentError`, `ListenError`) carry a code and a message for people. */
function isCoded(error: unknown): boolean {
  return error instanceof Error && ['DocumentError', 'ListenError'].includes(error.name);
}
