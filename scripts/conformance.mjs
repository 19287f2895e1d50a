// Runs the conformance suite under vitest: `npm run conformance -- chunkr --target http://localhost:8000`. Without a
// target the simulator of each API named (default: all five) is started and checked.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const USAGE = `Usage: npm run conformance -- [spec …] [--target URL] [--target-file FILE] [--credential KEY] [--time-scale N]
       [--overlay FILE …] [--seed N] [--baseline FILE] [--strict] [--report html=out.html …]
A spec is docling, chunkr, trace, literature, factpulse, or the path of an OpenAPI document. Default: all five, each
against its own simulator; with --target, --target-file, --overlay or --report exactly one is needed. The options are
those of "taskdouble check".
`;

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        target: { type: 'string' },
        'target-file': { type: 'string' },
        credential: { type: 'string' },
        'time-scale': { type: 'string' },
        overlay: { type: 'string', multiple: true },
        seed: { type: 'string' },
        baseline: { type: 'string' },
        strict: { type: 'boolean' },
        report: { type: 'string', multiple: true },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    refuse(error.message);
  }
}

/** @param {string} message */
function refuse(message) {
  process.stderr.write(`conformance: ${message}\n${USAGE}`);
  process.exit(2);
}

const { values, positionals } = readArguments();
if (values.help) {
  process.stdout.write(USAGE);
  process.exit(0);
}
for (const option of ['target', 'target-file', 'overlay', 'report'])
  if (values[option] !== undefined && positionals.length !== 1)
    refuse(`expected one spec with --${option}, came ${positionals.length}.`);
if (values['time-scale'] !== undefined && !(Number(values['time-scale']) > 0))
  refuse(`expected a factor above 0 as --time-scale, came "${values['time-scale']}".`);
if (values.seed !== undefined && !/^\d+$/.test(values.seed))
  refuse(`expected a whole number as seed, came "${values.seed}".`);
const root = fileURLToPath(new URL('../', import.meta.url));
const { status } = spawnSync('npx', ['vitest', 'run', '--config', 'vitest.conformance.config.ts'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, TASKDOUBLE_CONFORMANCE: JSON.stringify({ ...values, specs: positionals }) },
});
process.exit(status ?? 1);
