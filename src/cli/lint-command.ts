import type { Command } from 'commander';
import type { Done } from './done.js';
import { collect } from './parse-option.js';

/** The options of `lint` as commander hands them over. */
export type LintFlags = { readonly overlay?: readonly string[]; readonly json?: boolean };

/** `taskdouble lint`. */
export function addLintCommand(program: Command, done: Done): Command {
  return program
    .command('lint')
    .summary('check a document and its lifecycle')
    .description(
      'Reports what is wrong in a document and its x-task-lifecycle: file, line, what came, what to write instead.',
    )
    .argument('<spec...>', 'built-in names or paths to OpenAPI documents')
    .option(
      '--overlay <file>',
      'OpenAPI Overlay or lifecycle file to apply; give it again for the next one',
      collect,
    )
    .option('--json', 'print one JSON object: {findings: […], errors, warnings, notes}')
    .addHelpText('after', NOTES)
    .action(async (specs: readonly string[], flags: LintFlags) => {
      const { lint } = await import('./lint.js');
      done(await lint(specs, flags));
    });
}

const NOTES = `
Exit codes:
  0  no errors; there may be warnings and notes
  1  errors
  2  the command line is at fault, or a file cannot be read: one message on standard error says what to do

Examples:
  taskdouble lint ./openapi.yaml
  taskdouble lint ./openapi.yaml --overlay lifecycle.yaml --json
`;
