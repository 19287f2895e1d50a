import { type Command, Option } from 'commander';
import type { Done } from './done.js';
import { collect } from './parse-option.js';

/** The options of `draw` as commander hands them over. */
export type DrawFlags = {
  readonly overlay?: readonly string[];
  readonly format: 'mermaid' | 'dot' | 'svg';
  readonly output?: string;
  readonly json?: boolean;
};

/** `taskdouble draw`. */
export function addDrawCommand(program: Command, done: Done): Command {
  return program
    .command('draw')
    .summary('draw the state machine')
    .description('Draws the lifecycle of a document: server steps, operations, final states.')
    .argument('<spec>', 'a built-in name or a path to an OpenAPI document')
    .option(
      '--overlay <file>',
      'OpenAPI Overlay or lifecycle file to apply; give it again for the next one',
      collect,
    )
    .addOption(
      new Option('-f, --format <name>', 'what to write')
        .choices(['mermaid', 'dot', 'svg'])
        .default('mermaid'),
    )
    .option('-o, --output <file>', 'write there instead of to standard output')
    .option('--json', 'print one JSON object: {name, format, drawing}')
    .addHelpText('after', NOTES)
    .action(async (spec: string, flags: DrawFlags) => {
      const { draw } = await import('./draw.js');
      done(await draw(spec, flags));
    });
}

const NOTES = `
Exit codes:
  0  drawn
  2  the command line, a file or the document is at fault: one message on standard error says what to do

Examples:
  taskdouble draw chunkr
  taskdouble draw ./openapi.yaml --overlay lifecycle.yaml --format svg -o lifecycle.svg
`;
