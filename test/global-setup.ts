import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../', import.meta.url);
const SOURCES = [
  'src/',
  'conformance/',
  'specs/',
  ...['build', 'bundle', 'write-documents'].map((name) => `scripts/${name}.mjs`),
];
const SETTINGS = ['tsconfig.json', 'tsconfig.build.json'];

/** Tests of the whole system run what is built: `dist/` is made anew where a source is younger. */
export function setup(): void {
  const main = new URL('dist/src/cli/main.js', root);
  const sourcesMs = Math.max(...[...SOURCES, ...SETTINGS].map((path) => changedMs(new URL(path, root))));
  if (existsSync(main) && changedMs(main) > sourcesMs) return;
  const { status, stdout } = spawnSync(process.execPath, ['scripts/build.mjs'], {
    cwd: fileURLToPath(root),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error(`The sources do not build, so the tests of test/ cannot run.\n${stdout}`);
}

/** When the youngest file below changed; tests and their cases are not built. */
function changedMs(place: URL): number {
  if (!place.href.endsWith('/')) return statSync(place).mtimeMs;
  const times = readdirSync(place, { withFileTypes: true })
    .filter(({ name }) => !/\.(?:test|cases)\.ts$/.test(name))
    .map((entry) => changedMs(new URL(`${entry.name}${entry.isDirectory() ? '/' : ''}`, place)));
  return Math.max(0, ...times);
}
