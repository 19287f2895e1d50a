import type { Command } from 'commander';

export type LintFlags = { readonly overlay?: readonly string[]; readonly json?: boolean };

/** `taskdouble lint`. */
export function addLintCommand(program: Command, done: (code: number) => void): Command {
  return program
    .command('lint')
    .summary('check a document and its lifecycle')
    .description(
      'Reports what is wrong in a document and its x-task-lifecycle: file, line, what came, what to write instead.',
    )
    .argument('<spec...>', 'built-in names or paths to OpenAPI documents')
    .option('--overlay <file...>', 'OpenAPI Overlay or lifecycle files to apply, in this order')
    .option('--json', 'print one JSON object: {findings: […], errors, warnings, notes}')
    .action(async (specs: readonly string[], flags: LintFlags) => {
      const { lint } = await import('./lint.js');
      done(await lint(specs, flags));
    });
}
