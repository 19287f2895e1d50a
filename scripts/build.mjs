// Compiles to dist/ and puts the bundled documents there. Run by `npm ci` (prepare).
// It is made aside and takes the place of dist/ when it is whole: whoever runs dist/ meanwhile never sees half of it.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, renameSync, rmSync, utimesSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { writeDocuments } from './write-documents.mjs';

const root = new URL('../', import.meta.url);
const started = new Date();
const made = new URL(`.build/${process.pid}/`, root);
rmSync(made, { recursive: true, force: true });
mkdirSync(made, { recursive: true });
try {
  const compiles = compile();
  if (compiles) {
    await writeDocuments(made);
    chmodSync(new URL('src/cli/main.js', made), 0o755);
    // What changed after this instant may not be in it (test/global-setup.ts asks).
    utimesSync(new URL('src/cli/main.js', made), started, started);
    takePlace(new URL('dist/', root), new URL(`.build/${process.pid}-old/`, root));
  }
  process.exitCode = compiles ? 0 : 1;
} catch (error) {
  if (error.name !== 'DocumentError') throw error;
  console.error(error.message);
  process.exitCode = 1;
} finally {
  rmSync(made, { recursive: true, force: true });
}

function compile() {
  const tsc = fileURLToPath(new URL('node_modules/typescript/bin/tsc', root));
  const words = [tsc, '-p', 'tsconfig.build.json', '--outDir', fileURLToPath(made)];
  return spawnSync(process.execPath, words, { cwd: fileURLToPath(root), stdio: 'inherit' }).status === 0;
}

/** @param {URL} dist @param {URL} old */
function takePlace(dist, old) {
  for (;;) {
    rmSync(old, { recursive: true, force: true });
    try {
      renameSync(dist, old);
    } catch (error) {
      if (error.code !== 'ENOENT') throw error;
    }
    try {
      renameSync(made, dist);
      break;
    } catch (error) {
      // Another build came in between: the later one stays.
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    }
  }
  rmSync(old, { recursive: true, force: true });
}
