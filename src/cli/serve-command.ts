import { type Command, Option } from 'commander';
import type { Done } from './done.js';
import { byteSize, collect, speed, wholeNumber } from './parse-option.js';
import type { ServeFlags } from './serve-settings.js';

/** `taskdouble serve`. */
export function addServeCommand(program: Command, done: Done): Command {
  const command = program
    .command('serve')
    .summary('run the stateful simulator')
    .description(
      'Serves a document with a lifecycle as a stateful simulator. Nothing is stored; Ctrl-C ends it.',
    )
    .argument(
      '<spec>',
      'docling, chunkr, trace, literature, factpulse, all (each under its own prefix), or a path to an OpenAPI document',
    );
  for (const option of [...documentOptions(), ...taskOptions(), ...limitOptions(), ...outputOptions()]) {
    command.addOption(option);
  }
  return command.addHelpText('after', NOTES).action(async (spec: string, flags: ServeFlags) => {
    const { serve } = await import('./serve.js');
    done(await serve(spec, flags));
  });
}

const documentOptions = (): readonly Option[] => [
  new Option(
    '--overlay <file>',
    'OpenAPI Overlay or lifecycle file to apply; give it again for the next one',
  ).argParser(collect),
  new Option('-p, --port <number>', 'port to listen on; 0 picks a free one')
    .argParser(wholeNumber(0, 65_535))
    .default(4010),
  new Option('--host <address>', 'address to listen on; 0.0.0.0 lets other machines in').default('127.0.0.1'),
];

const taskOptions = (): readonly Option[] => [
  new Option('--seed <number>', 'whole number from which ids, branches and dwell times are drawn')
    .argParser(wholeNumber(0, 4_294_967_295))
    .default(1),
  new Option(
    '--profile <name>',
    "who decides the fate of tasks: happy (success within 10 s), lifecycle (the document's weights and dwells)",
  )
    .choices(['happy', 'lifecycle'])
    .default('happy'),
  new Option('--speed <factor>', 'run this many times as fast as real time').argParser(speed).default(1),
  new Option('--preload <count>', 'tasks to create at the start, in different states')
    .argParser(wholeNumber(0, 10_000_000))
    .default(0),
];

const limitOptions = (): readonly Option[] => [
  new Option('--max-tasks <count>', 'tasks of one namespace; beyond it the oldest make room')
    .argParser(wholeNumber(1, 10_000_000))
    .default(1_000_000),
  new Option('--max-exchanges <count>', 'exchanges kept in the journal')
    .argParser(wholeNumber(0, 10_000_000))
    .default(10_000),
  new Option('--body-limit <size>', 'largest request body, such as 512kb or 10mb')
    .argParser(byteSize)
    .default(byteSize('10mb'), '10mb'),
  new Option(
    '--credentials <rule>',
    'demo (default: what the banner prints), any (whatever is well-formed), or scheme=value; give it again for the next scheme',
  ).argParser(collect),
  new Option('--no-cors', 'send no CORS headers: pages of other origins cannot read the answers'),
];

const outputOptions = (): readonly Option[] => [
  new Option(
    '--watch',
    'read the files again when they change; tasks stay, and a broken file changes nothing',
  ),
  new Option(
    '--log-level <level>',
    'what is logged to standard error: warn (what needs attention), info (every request too)',
  )
    .choices(['silent', 'warn', 'info'])
    .default('warn'),
  new Option('--log-json', 'log one JSON object a line'),
  new Option('--json', 'print one line of JSON when ready, and nothing else, on standard output'),
];

const NOTES = `
Exit codes:
  0  ended by Ctrl-C (SIGINT) or SIGTERM
  2  the command line, a file, the document or the port is at fault: one message on standard error says what to do

Examples:
  taskdouble serve chunkr
  taskdouble serve all --port 8080
  taskdouble serve ./openapi.yaml --overlay lifecycle.yaml --seed 7 --profile lifecycle --speed 10
`;
