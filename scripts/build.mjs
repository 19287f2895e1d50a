// Makes dist/: the types of every module, the code in a few files, the documents. Run by `npm ci` (prepare).
// It is made aside and takes the place of dist/ when it is whole: whoever runs dist/ meanwhile never sees half of it.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, renameSync, rmSync, utimesSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundle, entries } from './bundle.mjs';
import { writeDocuments } from './write-documents.mjs';

const root = new URL('../', import.meta.url);
const started = new Date();
const made = new URL(`.build/${process.pid}/`, root);
rmSync(made, { recursive: true, force: true });
mkdirSync(made, { recursive: true });
try {
  const fits = writeTypes();
  if (fits) {
    await bundle(entries, made);
    await writeDocuments(made);
    chmodSync(new URL('src/cli/main.js', made), 0o755);
    // What changed after this instant may not be in it (test/global-setup.ts asks).
    utimesSync(new URL('src/cli/main.js', made), started, started);
    takePlace(new URL('dist/', root), new URL(`.build/${process.pid}-old/`, root));
  }
  process.exitCode = fits ? 0 : 1;
} catch (error) {
  if (error.name !== 'DocumentError') throw error;
  console.error(error.message);
  process.exitCode = 1;
} finally {
  rmSync(made, { recursive: true, force: true });
}

/** The types, checked on the way: false where they do not fit, which tsc has then said. */
function writeTypes() {
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
