import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { full, quick } from './effort.mjs';
import { formatReport } from './format-report.mjs';
import { isBuilt } from './launches.mjs';
import { measureFaults } from './measure-faults.mjs';
import { measureOperations } from './measure-operations.mjs';
import { measureStart } from './measure-start.mjs';
import { measureTasks } from './measure-tasks.mjs';
import { measureThroughput } from './measure-throughput.mjs';
import { chunkr, generateSubject } from './subject.mjs';
import { judge } from './targets.mjs';

const help = `Usage: npm run bench -- [options]

Measures taskdouble, bare Express, node:http and Prism side by side and compares with the targets.
Writes bench/out/bench.json.

  --quick        a few seconds; shows that everything runs, the figures are rough
  --only <list>  some of: throughput, tasks, operations, faults, start
  --strict       a missed target is a failure
  --help

Exit codes: 0 measured, 1 a target missed under --strict, 2 something could not be measured.`;

const parts = /** @type {const} */ (['throughput', 'tasks', 'operations', 'faults', 'start']);

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string', default: parts.join(',') },
    strict: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) console.log(help);
else {
  process.exitCode = await run().catch((error) => {
    console.error(`Nothing was measured to the end: ${error instanceof Error ? error.message : error}`);
    return 2;
  });
}

/** @returns {Promise<number>} The exit code. */
async function run() {
  const effort = values.quick ? quick : full;
  const wanted = new Set(values.only.split(','));
  const strange = [...wanted].find((part) => !parts.some((known) => known === part));
  if (strange !== undefined) {
    console.error(`--only: there is no part "${strange}". Take some of ${parts.join(', ')}.`);
    return 2;
  }
  if (!isBuilt())
    console.error('taskdouble is not built and will not be measured: run "npm run build" first.');
  const results = await measure(effort, wanted);
  const targets = judge(results).filter(
    ({ verdict }) => verdict !== 'not measured' || wanted.size === parts.length,
  );
  console.log(`\n${formatReport(results, targets)}\n`);
  write({ quick: values.quick, effort, results, targets });
  if (targets.some(({ verdict }) => verdict === 'not measured')) return 2;
  return values.strict && targets.some(({ verdict }) => verdict === 'missed') ? 1 : 0;
}

/**
 * @param {import('./effort.mjs').Effort} effort
 * @param {ReadonlySet<string>} wanted
 * @returns {Promise<import('./targets.mjs').Results>}
 */
async function measure(effort, wanted) {
  const small = generateSubject(10);
  /** @type {import('./targets.mjs').Results} */
  const results = { throughput: [] };
  if (wanted.has('throughput')) {
    for (const subject of values.quick ? [small] : [small, chunkr]) {
      console.error(`polls of ${subject.name} …`);
      results.throughput.push(await measureThroughput(subject, effort));
    }
  }
  if (wanted.has('tasks') && isBuilt()) {
    console.error(`polls with ${effort.manyTasks} tasks …`);
    results.tasks = await measureTasks(small, effort);
  }
  if (wanted.has('operations') && isBuilt()) {
    console.error(`polls with ${effort.manyOperations} operations …`);
    results.operations = await measureOperations(effort);
  }
  if (wanted.has('faults') && isBuilt()) {
    console.error('polls with fault rules …');
    results.faults = await measureFaults(effort);
  }
  if (wanted.has('start')) {
    console.error('process starts …');
    results.start = await measureStart(chunkr, effort);
  }
  return results;
}

/** @param {object} report */
function write(report) {
  const machine = {
    node: process.version,
    platform: process.platform,
    cpu: cpus()[0]?.model,
    cores: cpus().length,
  };
  const folder = new URL('./out/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL('bench.json', folder), `${JSON.stringify({ machine, ...report }, undefined, 2)}\n`);
}
