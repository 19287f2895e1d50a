import { type Command, Option } from 'commander';

export type DrawFlags = {
  readonly overlay?: readonly string[];
  readonly format: 'mermaid' | 'dot' | 'svg';
  readonly output?: string;
  readonly json?: boolean;
};

/** `taskdouble draw`. */
export function addDrawCommand(program: Command, done: (code: number) => void): Command {
  return program
    .command('draw')
    .summary('draw the state machine')
    .description('Draws the lifecycle of a document: server steps, operations, final states.')
    .argument('<spec>', 'a built-in name or a path to an OpenAPI document')
    .option('--overlay <file...>', 'OpenAPI Overlay or lifecycle files to apply, in this order')
    .addOption(
      new Option('-f, --format <name>', 'what to write')
        .choices(['mermaid', 'dot', 'svg'])
        .default('mermaid'),
    )
    .option('-o, --output <file>', 'write there instead of to standard output')
    .option('--json', 'print one JSON object: {name, format, drawing}')
    .action(async (spec: string, flags: DrawFlags) => {
      const { draw } = await import('./draw.js');
      done(await draw(spec, flags));
    });
}
