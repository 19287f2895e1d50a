// Checks every mutant, every benign variant and the simulator itself with the conformance suite, in virtual time, and
// writes docs/kill-matrix.md and docs/kill-matrix.json. With a filter nothing is written: the runs are printed.
//
//   npm run kill-matrix
//   npm run kill-matrix -- --api chunkr --mutant 'cancel*' --seeds 5 --phase directed
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { bundle } from './bundle.mjs';

const MODULES = ['trial', 'matrix-facts', 'kill-matrix', 'print-kill-matrix', 'survivors', 'matrix-run'].map(
  (name) => `conformance/mutants/${name}`,
);
const APIS = ['docling', 'chunkr', 'trace', 'literature', 'factpulse'];

if (isMainThread) await main();
else await work();

async function main() {
  const options = readOptions();
  const root = new URL('../', import.meta.url);
  const folder = new URL(`.build/kill-matrix-${process.pid}/`, root);
  try {
    await bundle(MODULES, folder);
    const parts = await Promise.all(MODULES.map((name) => import(new URL(`${name}.js`, folder).href)));
    const suite = Object.assign({}, ...parts);
    const trials = await listTrials(suite, options);
    const runs = await runAll(trials, { folder, workers: options.workers, suite });
    const { mutants, rules } = await suite.matrixFacts(options.apis);
    const matrix = suite.buildMatrix({ mutants, rules, runs, survivors: suite.survivors });
    if (options.isWhole) write(root, { matrix, page: suite.printKillMatrix(matrix), runs });
    process.exitCode = summarise(matrix);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      api: { type: 'string', multiple: true },
      mutant: { type: 'string' },
      seeds: { type: 'string', default: '1' },
      phase: { type: 'string', multiple: true },
      rounds: { type: 'string' },
      workers: { type: 'string' },
    },
  });
  const count = wholeNumber('--seeds', values.seeds);
  const unknown = values.api?.find((name) => !APIS.includes(name));
  if (unknown !== undefined) usage(`--api: expected one of ${APIS.join(', ')}, got "${unknown}".`);
  return {
    apis: values.api ?? APIS,
    glob: values.mutant,
    seeds: Array.from({ length: count }, (_, index) => index + 1),
    phases: values.phase,
    rounds: values.rounds === undefined ? undefined : wholeNumber('--rounds', values.rounds),
    workers:
      values.workers === undefined
        ? Math.min(4, availableParallelism())
        : wholeNumber('--workers', values.workers),
    isWhole: values.api === undefined && values.mutant === undefined && values.phase === undefined,
  };
}

/** @param {string} name @param {string} text */
function wholeNumber(name, text) {
  if (/^\d{1,6}$/.test(text) && Number(text) > 0) return Number(text);
  return usage(`${name}: expected a whole number above 0, got "${text}".`);
}

/** @param {string} message @returns {never} */
function usage(message) {
  console.error(`${message} See the head of scripts/kill-matrix.mjs.`);
  process.exit(2);
}

async function listTrials(suite, { apis, glob, seeds, phases, rounds }) {
  const trials = [];
  for (const name of apis) {
    const includes = (server) => glob === undefined || (server !== '' && suite.ruleGlobMatches(glob, server));
    for (const trial of suite.trialsOf(await suite.apiOf(name), { seeds, includes })) {
      trials.push({
        ...trial,
        ...(phases !== undefined && { phases }),
        ...(rounds !== undefined && { rounds }),
      });
    }
  }
  if (trials.length === 0)
    usage(`--mutant: expected a glob that fits a server of the matrix, got "${glob}".`);
  return trials;
}

/** One worker takes the next trial when it is done with one. */
async function runAll(trials, { folder, workers, suite }) {
  const runs = [];
  const left = trials.values();
  let done = 0;
  const lane = () =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL(import.meta.url), { workerData: { folder: folder.href } });
      const next = () => {
        const { value: trial } = left.next();
        if (trial !== undefined) return worker.postMessage(trial);
        worker.terminate();
        resolve();
      };
      worker.on('message', (message) => {
        if (message !== 'ready') {
          runs.push(...message);
          done += 1;
          say({ done, of: trials.length, run: message.at(-1), suite });
        }
        next();
      });
      worker.on('error', reject);
    });
  await Promise.all(Array.from({ length: Math.min(workers, trials.length) }, lane));
  return runs;
}

function say({ done, of, run, suite }) {
  const name = run.name === '' ? 'clean' : run.name;
  const rules = run.broken.slice(0, 3).map(({ rule, request }) => `${rule} at request ${request}`);
  const found = run.broken.length === 0 ? '' : `: ${rules.join(', ')}`;
  console.log(`${done}/${of} ${run.api}, seed ${run.seed}: ${name}: ${suite.outcomeOf(run)}${found}`);
}

function write(root, { matrix, page, runs }) {
  mkdirSync(new URL('docs/', root), { recursive: true });
  writeFileSync(new URL('docs/kill-matrix.md', root), page);
  writeFileSync(
    new URL('docs/kill-matrix.json', root),
    `${JSON.stringify({ ...matrix, runs: runs.length }, null, 1)}\n`,
  );
  const biome = fileURLToPath(new URL('node_modules/@biomejs/biome/bin/biome', root));
  const words = [biome, 'format', '--write', 'docs/kill-matrix.json'];
  spawnSync(process.execPath, words, { cwd: fileURLToPath(root), stdio: 'ignore' });
  console.log('wrote docs/kill-matrix.md and docs/kill-matrix.json');
}

/** 1 where a right server was blamed, or a mutant survives that nobody explains. */
function summarise({ rows, falseAlarms, rightRuns }) {
  const count = (outcome) => rows.filter((row) => row.outcome === outcome).length;
  const unexplained = rows.filter(
    ({ outcome, survivor }) => outcome === 'survived' && survivor === undefined,
  );
  console.log(
    `${rows.length} mutants: ${count('killed')} killed, ${count('warned')} warned of, ${count('survived')} survived, ${unexplained.length} of them without an explanation.`,
  );
  for (const { api, name } of unexplained) console.log(`  ${api}: ${name}`);
  console.log(`${rightRuns} runs of right servers: ${falseAlarms.length} false alarms.`);
  for (const { api, name, seed, broken } of falseAlarms)
    console.log(`  ${api}, ${name}, seed ${seed}: ${broken.rule}: ${broken.sentence}`);
  return falseAlarms.length > 0 || unexplained.length > 0 ? 1 : 0;
}

async function work() {
  const { runTrial } = await import(new URL('conformance/mutants/trial.js', workerData.folder).href);
  parentPort.on('message', async (trial) => parentPort.postMessage(await runTrial(trial)));
  parentPort.postMessage('ready');
}
