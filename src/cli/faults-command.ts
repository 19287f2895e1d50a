import type { Command } from 'commander';
import type { Done } from './done.js';

/** The options of `faults` as commander hands them over. */
export type FaultsFlags = { readonly json?: boolean };

/** `taskdouble faults`. */
export function addFaultsCommand(program: Command, done: Done): Command {
  return program
    .command('faults')
    .summary('list what can go wrong on purpose')
    .description(
      'Lists the faults that --fault, the configuration file and control take; with a name, its parameters.',
    )
    .argument('[kind]', 'the name of a fault')
    .option('--json', 'print one JSON object: {faults: [{kind, family, says, parameters, example}]}')
    .addHelpText('after', NOTES)
    .action(async (kind: string | undefined, flags: FaultsFlags) => {
      const { faults } = await import('./faults.js');
      done(faults(kind, flags));
    });
}

const NOTES = `
Exit codes:
  0  listed
  2  the command line is at fault: one message on standard error says what to do

Examples:
  taskdouble faults
  taskdouble faults latency
`;
