import { type Command, Option } from 'commander';
import type { Done } from './done.js';
import { byteSize, collect, speed, wholeNumber } from './parse-option.js';
import type { ServeFlags } from './serve-settings.js';

/** `taskdouble serve`. */
export function addServeCommand(program: Command, done: Done): Command {
  return program
    .command('serve')
    .summary('run the stateful simulator')
    .description(
      'Serves a document with a lifecycle as a stateful simulator. Nothing is stored; Ctrl-C ends it.',
    )
    .argument(
      '<spec>',
      'docling, chunkr, trace, literature, factpulse, all (each under its own prefix), or a path to an OpenAPI document',
    )
    .option(
      '--overlay <file>',
      'OpenAPI Overlay or lifecycle file to apply; give it again for the next one',
      collect,
    )
    .option('-p, --port <number>', 'port to listen on; 0 picks a free one', wholeNumber(0, 65_535), 4010)
    .option('--host <address>', 'address to listen on; 0.0.0.0 lets other machines in', '127.0.0.1')
    .option(
      '--seed <number>',
      'whole number from which ids, branches and dwell times are drawn',
      wholeNumber(0, 4_294_967_295),
      1,
    )
    .addOption(
      new Option(
        '--profile <name>',
        "who decides the fate of tasks: happy (success within 10 s), lifecycle (the document's weights and dwells)",
      )
        .choices(['happy', 'lifecycle'])
        .default('happy'),
    )
    .option('--speed <factor>', 'run this many times as fast as real time', speed, 1)
    .option(
      '--preload <count>',
      'tasks to create at the start, in different states',
      wholeNumber(0, 10_000_000),
      0,
    )
    .option(
      '--max-tasks <count>',
      'tasks of one namespace; beyond it the oldest make room',
      wholeNumber(1, 10_000_000),
      1_000_000,
    )
    .option('--max-exchanges <count>', 'exchanges kept in the journal', wholeNumber(0, 10_000_000), 10_000)
    .addOption(
      new Option('--body-limit <size>', 'largest request body, such as 512kb or 10mb')
        .argParser(byteSize)
        .default(byteSize('10mb'), '10mb'),
    )
    .addOption(
      new Option(
        '--credentials <rule>',
        'demo (default: what the banner prints), any (whatever is well-formed), or scheme=value; give it again for the next scheme',
      ).argParser(collect),
    )
    .option('--no-cors', 'send no CORS headers: pages of other origins cannot read the answers')
    .option('--watch', 'read the files again when they change; tasks stay, and a broken file changes nothing')
    .addOption(
      new Option(
        '--log-level <level>',
        'what is logged to standard error: warn (what needs attention), info (every request too)',
      )
        .choices(['silent', 'warn', 'info'])
        .default('warn'),
    )
    .option('--log-json', 'log one JSON object a line')
    .option('--json', 'print one line of JSON when ready, and nothing else, on standard output')
    .addHelpText('after', NOTES)
    .action(async (spec: string, flags: ServeFlags) => {
      const { serve } = await import('./serve.js');
      done(await serve(spec, flags));
    });
}

const NOTES = `
Exit codes:
  0  ended by Ctrl-C (SIGINT) or SIGTERM
  2  the command line, a file, the document or the port is at fault: one message on standard error says what to do

Examples:
  taskdouble serve chunkr
  taskdouble serve all --port 8080
  taskdouble serve ./openapi.yaml --overlay lifecycle.yaml --seed 7 --profile lifecycle --speed 10
`;
