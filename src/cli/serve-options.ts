import { Option } from 'commander';
import { builtInProfiles } from '../config/profiles.js';
import { byteSize, clockMode, collect, instant, speed, wholeNumber } from './parse-option.js';

/** Every option of `serve`. None has a default here: what is not said is left to the configuration file. */
export const serveOptions = (): readonly Option[] => [
  ...fileOptions(),
  ...addressOptions(),
  ...taskOptions(),
  ...clockOptions(),
  ...limitOptions(),
  ...adminOptions(),
  ...outputOptions(),
];

const fileOptions = (): readonly Option[] => [
  new Option(
    '--config <file>',
    'settings, profiles, scenarios and faults (default: ./taskdouble.yaml, if there)',
  ),
  new Option('--no-config', 'read no configuration file'),
  new Option(
    '--overlay <file>',
    'OpenAPI Overlay or lifecycle file to apply; give it again for the next one',
  ).argParser(collect),
];

const addressOptions = (): readonly Option[] => [
  new Option('-p, --port <number>', 'port to listen on; 0 picks a free one (default: 4010)').argParser(
    wholeNumber(0, 65_535),
  ),
  new Option('--host <address>', 'address to listen on; 0.0.0.0 lets other machines in (default: 127.0.0.1)'),
];

const taskOptions = (): readonly Option[] => [
  new Option(
    '--seed <number>',
    'whole number from which ids, branches, dwell times and faults are drawn (default: 1)',
  ).argParser(wholeNumber(0, 4_294_967_295)),
  new Option(
    '--profile <name>',
    `who decides the fate of tasks and what goes wrong: ${builtInProfiles.map(({ name }) => name).join(', ')}, or one of the configuration file (default: happy)`,
  ),
  new Option(
    '--scenario <name>',
    'a scenario of the configuration file that is in force; give it again for the next one',
  ).argParser(collect),
  new Option(
    '--fault <rule>',
    'what goes wrong: a name of "taskdouble faults", or a rule as JSON; give it again for the next one',
  ).argParser(collect),
  new Option('--preload <count>', 'tasks to create at the start, in different states (default: 0)').argParser(
    wholeNumber(0, 10_000_000),
  ),
];

const clockOptions = (): readonly Option[] => [
  new Option(
    '--clock <mode>',
    'real, manual (moves when told), auto (jumps when a read would show nothing new), step:<duration> (each request moves it) (default: real)',
  ).argParser(clockMode),
  new Option(
    '--epoch <time>',
    'where a clock that stands still starts (default: 2025-01-01T00:00:00Z)',
  ).argParser(instant),
  new Option('--speed <factor>', 'run this many times as fast as real time (default: 1)').argParser(speed),
];

const limitOptions = (): readonly Option[] => [
  new Option(
    '--max-tasks <count>',
    'tasks of one namespace; beyond it the oldest make room (default: 1000000)',
  ).argParser(wholeNumber(1, 10_000_000)),
  new Option('--max-exchanges <count>', "exchanges kept in a namespace's journal (default: 10000)").argParser(
    wholeNumber(0, 10_000_000),
  ),
  new Option(
    '--max-journal <size>',
    "bodies kept in a namespace's journal, such as 512kb or 16mb (default: 16mb)",
  ).argParser(byteSize),
  new Option('--body-limit <size>', 'largest request body, such as 512kb or 10mb (default: 10mb)').argParser(
    byteSize,
  ),
  new Option(
    '--credentials <rule>',
    'demo (default: what the banner prints), any (whatever is well-formed), or scheme=value; give it again for the next scheme',
  ).argParser(collect),
  new Option('--no-cors', 'send no CORS headers: pages of other origins cannot read the answers'),
];

const adminOptions = (): readonly Option[] => [
  new Option('--no-admin', 'serve no control API: nothing is below /__admin'),
  new Option('--admin-port <number>', 'control API on a port of its own; 0 picks a free one').argParser(
    wholeNumber(0, 65_535),
  ),
  new Option(
    '--admin-host <address>',
    'address that the port of the control API listens on (default: 127.0.0.1)',
  ),
  new Option(
    '--admin-token <token>',
    'bearer token that callers of the control API must send; env:NAME takes it from the environment (default: none, and this machine only)',
  ),
];

const outputOptions = (): readonly Option[] => [
  new Option(
    '--client-report <file>',
    'on exit, write what the clients did right and wrong: text where the name ends in .txt, else JSON',
  ),
  new Option(
    '--journal <file>',
    'on exit, write what was asked and answered: HAR where the name ends in .har, else a line of JSON each',
  ),
  new Option(
    '--watch',
    'read the documents and the configuration file again when they change; tasks stay, and a broken file changes nothing',
  ),
  new Option(
    '--log-level <level>',
    'what is logged to standard error: warn (what needs attention), info (every request too), silent (default: warn)',
  ).choices(['silent', 'warn', 'info']),
  new Option('--log-json', 'log one JSON object a line'),
  new Option('--json', 'print one line of JSON when ready, and nothing else, on standard output'),
];
