// Runs every test on other versions of Node: those given as arguments, else 22 and 24. Each comes from the registry, as
// a package that holds the program, into a temporary folder; the installed packages and the build are those of this checkout.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const asked = process.argv.slice(2);
const failed = (asked.length > 0 ? asked : ['22', '24']).filter((version) => !passes(version));
if (failed.length > 0) {
  console.error(`check:node failed on Node ${failed.join(' and ')}: see above.`);
  process.exitCode = 1;
}

/** @param {string} version */
function passes(version) {
  const folder = mkdtempSync(join(tmpdir(), `node-${version}-`));
  try {
    const node = install(version, folder);
    if (node === undefined) return false;
    // First in the path: whatever a test starts by the name of `node` or npm runs on this version too.
    const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` };
    console.log(`\n=== Node ${spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim()}`);
    return (
      spawnSync(node, [join(root, 'node_modules/vitest/vitest.mjs'), 'run'], {
        cwd: root,
        env,
        stdio: 'inherit',
      }).status === 0
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} version @param {string} folder */
function install(version, folder) {
  // What the package `node` would fetch by an install script, which npm may be told not to run.
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  writeFileSync(
    join(folder, 'package.json'),
    '{"name": "other-node", "version": "1.0.0", "private": true}\n',
  );
  const words = ['install', '--no-audit', '--no-fund', '--loglevel=error', `${name}@${version}`];
  const { status } = spawnSync('npm', words, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  const node = join(folder, 'node_modules', name, 'bin/node');
  if (status === 0 && existsSync(node)) return node;
  console.error(
    `Node ${version} could not be installed: "npm install ${name}@${version}" ended with ${status}. Is there a registry?`,
  );
  return undefined;
}
