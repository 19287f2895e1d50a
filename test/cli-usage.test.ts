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
      ...[
        '--overlay',
        '--port',
        '--host',
        '--seed',
        '--profile',
        '--speed',
        '--preload',
        '--max-tasks',
        '--max-exchanges',
      ],
      ...[
        '--body-limit',
        '--credentials',
        '--no-cors',
        '--watch',
        '--log-level',
        '--log-json',
        '--json',
        '--help',
      ],
    ],
    [0, 2],
  ],
  ['lint', ['--overlay', '--json', '--help'], [0, 1, 2]],
  ['draw', ['--overlay', '--format', '--output', '--json', '--help'], [0, 2]],
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
  ['serve', `missing required argument 'spec'. ${help('serve ')}`],
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
    `${bad('--profile <name>', 'hapy')} Allowed choices are happy, lifecycle. ${help('serve ')}`,
  ],
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

it('a reader that has seen enough is no error', async () => {
  const script = `"${process.execPath}" dist/src/cli/main.js draw chunkr --format svg | head -c 4`;
  const { stdout, stderr } = await startProcess(['bash', '-o', 'pipefail', '-c', script]).ended;
  expect([stdout, stderr]).toEqual(['<svg', '']);
});
