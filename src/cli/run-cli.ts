import { Command, CommanderError } from 'commander';
import { addCheckCommand } from './check-command.js';
import type { Done } from './done.js';
import { addDrawCommand } from './draw-command.js';
import { addFaultsCommand } from './faults-command.js';
import { addLintCommand } from './lint-command.js';
import { packageVersion } from './package-version.js';
import { addServeCommand } from './serve-command.js';
import { UsageError } from './usage-error.js';

const EXIT_CODES = `
Exit codes:
  0  done
  1  lint found errors; check found broken promises
  2  the command line, a file, a document or the port is at fault: one message on standard error says what to do
  3  check could judge nothing (the target is down, no task could be created), or was cut short
`;

/** Runs one command line (without node and script) to its end and returns the exit code; messages go to standard error. */
export async function runCli(args: readonly string[]): Promise<number> {
  let exitCode = 0;
  const done: Done = (code) => {
    exitCode = code;
  };
  const program = describeErrors(new Command('taskdouble'))
    .description(
      'A test double for asynchronous-task HTTP APIs: submit, poll, fetch, cancel, from one lifecycle.',
    )
    .version(packageVersion())
    .addHelpText('after', EXIT_CODES);
  for (const add of [addServeCommand, addCheckCommand, addLintCommand, addDrawCommand, addFaultsCommand])
    describeErrors(add(program, done));
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    return report(error);
  }
}

/** Errors of the command line come in one form, as sentences, and say where help is to be had. */
function describeErrors(command: Command): Command {
  const help = [command.parent?.name(), command.name(), '--help'].filter(Boolean).join(' ');
  return command
    .exitOverride()
    .showSuggestionAfterError()
    .configureOutput({
      outputError: (text, write) => {
        const sentences = text
          .replace(/^error: /, '')
          .replace(/\n\((.*\?)\)/, '. $1')
          .trim();
        write(
          `taskdouble: ${sentences}${/[.?]$/.test(sentences) ? '' : '.'} Run "${help}" for every option.\n`,
        );
      },
    });
}

const EXPECTED = ['DocumentError', 'ListenError', 'SettingsError', 'UsageError'];

/** Expected errors are one message; anything else is a defect of ours and keeps its stack. */
function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const { name, message, stack } = error as Error;
  process.stderr.write(
    EXPECTED.includes(name) || error instanceof UsageError
      ? `taskdouble: ${message}\n`
      : `taskdouble: internal error, please report it.\n${stack}\n`,
  );
  return 2;
}
