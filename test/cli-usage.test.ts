import { afterEach, expect, it } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };
import { killProcesses, startProcess } from './cli/run-process.js';
import { runTaskdouble } from './cli/taskdouble.js';

afterEach(killProcesses);

const COMMANDS: readonly (readonly [
  command: string,
  options: readonly string[],
  codes: readonly number[],
])[] = [
  [
    'serve',
    [
      ...['--config', '--no-config', '--overlay', '--port', '--host'],
      ...['--seed', '--profile', '--scenario', '--fault', '--preload'],
      ...['--clock', '--epoch', '--speed'],
      ...['--max-tasks', '--max-exchanges', '--max-journal', '--body-limit', '--credentials', '--no-cors'],
      ...['--no-admin', '--admin-port', '--admin-host', '--admin-token'],
      ...['--client-report', '--journal', '--watch', '--log-level', '--log-json', '--json', '--help'],
    ],
    [0, 2],
  ],
  [
    'check',
    [
      ...['--target', '--target-file', '--credential', '--overlay', '--seed', '--replay', '--phase'],
      ...['--time', '--requests', '--tasks', '--rate', '--concurrency', '--time-scale'],
      ...['--report', '--baseline', '--write-baseline', '--save-replay', '--strict', '--json', '--quiet'],
      '--help',
    ],
    [0, 1, 2, 3],
  ],
  ['lint', ['--overlay', '--json', '--help'], [0, 1, 2]],
  ['draw', ['--overlay', '--format', '--output', '--json', '--help'], [0, 2]],
  ['faults', ['--json', '--help'], [0, 2]],
];

it.each(COMMANDS)('%s --help lists every option and every exit code', async (command, options, codes) => {
  const { code, stdout, stderr } = await runTaskdouble([command, '--help']);
  expect([code, stderr]).toEqual([0, '']);
  expect([...stdout.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)].map(([, name]) => name)).toEqual(options);
  expect([...stdout.matchAll(/^ {2}(\d) {2}\S/gm)].map(([, number]) => Number(number))).toEqual(codes);
  expect(stdout).toContain(`taskdouble ${command} `);
});

it('without a command, and with --help, every command is listed', async () => {
  const [bare, asked] = await Promise.all([runTaskdouble([]), runTaskdouble(['--help'])]);
  expect([bare.code, bare.stdout, asked.code, asked.stderr]).toEqual([2, '', 0, '']);
  expect(bare.stderr).toBe(asked.stdout);
  for (const [command] of COMMANDS) expect(asked.stdout).toMatch(new RegExp(`^ {2}${command} `, 'm'));
});

it('--version is that of the package', async () => {
  expect(await runTaskdouble(['--version'])).toEqual({
    code: 0,
    stdout: `${packageJson.version}\n`,
    stderr: '',
  });
});

const help = (command: string) => `Run "taskdouble ${command}--help" for every option.`;
const bad = (flags: string, value: string) => `option '${flags}' argument '${value}' is invalid.`;

const SLIPS: readonly (readonly [line: string, message: string])[] = [
  ['srve chunkr', `unknown command 'srve'. Did you mean serve? ${help('')}`],
  ['serve chunkr --prot 1', `unknown option '--prot'. Did you mean --port? ${help('serve ')}`],
  ['lint chunkr --jsn', `unknown option '--jsn'. Did you mean --json? ${help('lint ')}`],
  ['draw chunkr --fromat dot', `unknown option '--fromat'. Did you mean --format? ${help('draw ')}`],
  [
    'serve --no-config',
    'serve: expected a spec, got none. Name one (taskdouble serve chunkr), or write it into the configuration file: serve: {spec: chunkr}.',
  ],
  [
    'serve chunkr docling',
    `too many arguments for 'serve'. Expected 1 argument but got 2. ${help('serve ')}`,
  ],
  ['serve chunkr --port', `option '-p, --port <number>' argument missing. ${help('serve ')}`],
  [
    'serve chunkr --port 70000',
    `${bad('-p, --port <number>', '70000')} Expected a whole number from 0 to 65535. ${help('serve ')}`,
  ],
  [
    'serve chunkr --seed 1.5',
    `${bad('--seed <number>', '1.5')} Expected a whole number from 0 to 4294967295. ${help('serve ')}`,
  ],
  [
    'serve chunkr --speed 0',
    `${bad('--speed <factor>', '0')} Expected a factor above 0, such as 10. ${help('serve ')}`,
  ],
  [
    'serve chunkr --body-limit 10q',
    `${bad('--body-limit <size>', '10q')} Expected a size such as 512kb, 10mb or 1048576. ${help('serve ')}`,
  ],
  [
    'serve chunkr --profile hapy',
    '--profile: expected the name of a profile, got "hapy". Did you mean happy?',
  ],
  [
    'serve chunkr --scenario odd',
    '--scenario: expected the name of a scenario, got "odd". There are none: scenarios are written in taskdouble.yaml, under "scenarios".',
  ],
  [
    'serve chunkr --clock step:0s',
    `${bad('--clock <mode>', 'step:0s')} Expected real, manual, auto, or step: and a duration above 0, such as step:5s. ${help('serve ')}`,
  ],
  [
    'serve chunkr --clock manual --speed 2',
    '--speed goes with the clock real, got it with manual. Leave --speed or --clock out: a clock that stands still has no speed.',
  ],
  [
    'serve chunkr --epoch 2025-02-29T00:00:00Z',
    `${bad('--epoch <time>', '2025-02-29T00:00:00Z')} Expected an RFC 3339 time such as 2025-01-01T00:00:00Z. ${help('serve ')}`,
  ],
  [
    'serve chunkr --epoch 2025-01-01T00:00:00Z',
    '--epoch goes with a clock that stands still. Add --clock manual, auto or step:<duration>, or leave --epoch out.',
  ],
  [
    'serve chunkr --fault latncy',
    '--fault latncy: expected the name of a fault, got "latncy". Did you mean latency?',
  ],
  [
    'serve chunkr --fault {"fault":{"kind":"latency","dely":1}}',
    '--fault {"fault":{"kind":"latency","dely":1}} at /fault/dely: expected one of the keys delay, got "dely". Did you mean delay?',
  ],
  [
    'serve chunkr --fault {"match":{"state":"Startin"},"fault":"reset"}',
    'faults rule "reset-1" /match/state: expected a state of chunkr or its label, got "Startin". Did you mean Starting?',
  ],
  [
    'serve chunkr --no-admin --admin-port 0',
    '--no-admin and --admin-port contradict each other. Leave one of them out.',
  ],
  [
    'serve chunkr --admin-token env:TASKDOUBLE_NO_SUCH',
    '--admin-token: expected the environment variable TASKDOUBLE_NO_SUCH, which is not set. Set it before the start.',
  ],
  [
    'serve chunkr --admin-token sécret',
    'admin.token: expected a token of visible ASCII characters, got one with others.',
  ],
  [
    'serve chunkr --admin-host 0.0.0.0',
    "admin.host: expected a port with the host 0.0.0.0, got none. Set admin.port, or leave admin.host out: control then is on the simulator's own port.",
  ],
  [
    'serve chunkr --client-report nowhere/report.json',
    '--client-report nowhere/report.json: expected a file that can be written, but its folder does not exist. Give another path.',
  ],
  [
    'serve chunkr --journal src',
    '--journal src: expected a file that can be written, but this is a folder. Give another path.',
  ],
  [
    'serve chunkr --config nowhere.yaml',
    'nowhere.yaml: expected a file that can be read: there is no such file. Correct the path.',
  ],
  ['faults latncy', 'faults: expected the name of a fault, got "latncy". Did you mean latency?'],
  [
    'draw chunkr --format png',
    `${bad('-f, --format <name>', 'png')} Allowed choices are mermaid, dot, svg. ${help('draw ')}`,
  ],
  [
    'serve chunkr --credentials secret',
    '--credentials: expected demo, any or scheme=value, got "secret". A scheme is a name below components.securitySchemes of the document.',
  ],
  [
    'serve chunkr --credentials apikey=secret',
    'credentials: expected the name of a security scheme, got "apikey": the document has api_key. Correct the name, or leave it out.',
  ],
  [
    'serve all --overlay x.yaml',
    '--overlay goes with one document. Serve that document alone, or leave --overlay out.',
  ],
];

it.each(SLIPS)('"%s" is refused with one message and exit code 2', async (line, message) => {
  expect(await runTaskdouble(line.split(' '))).toEqual({
    code: 2,
    stdout: '',
    stderr: `taskdouble: ${message}\n`,
  });
});

it('faults lists every fault, tells one with its parameters, and gives all as JSON', async () => {
  const [all, one, json] = await Promise.all([
    runTaskdouble(['faults']),
    runTaskdouble(['faults', 'latency']),
    runTaskdouble(['faults', '--json']),
  ]);
  const { faults } = JSON.parse(json.stdout) as { faults: { kind: string; family: string; says: string }[] };
  for (const { kind } of faults) expect(all.stdout).toMatch(new RegExp(`^  ${kind} +\\S`, 'm'));
  expect(new Set(faults.map(({ family }) => family))).toEqual(new Set(['environment', 'contract']));
  expect(one.stdout).toMatch(/^latency: The answer comes late\.\n\nParameters.*\n {2}delay {2}/);
  expect([all.code, one.code, json.code]).toEqual([0, 0, 0]);
});

it('a reader that has seen enough is no error', async () => {
  const script = `"${process.execPath}" dist/src/cli/main.js draw chunkr --format svg | head -c 4`;
  const { stdout, stderr } = await startProcess(['bash', '-o', 'pipefail', '-c', script]).ended;
  expect([stdout, stderr]).toEqual(['<svg', '']);
});
