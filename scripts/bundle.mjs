import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const root = fileURLToPath(new URL('../', import.meta.url));

const { dependencies, peerDependencies } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));

/** What is imported or run from outside: the names of package.json's `bin` and `exports`, from `dist/` down. */
export const entries = [
  'src/cli/main',
  'src/index',
  'src/admin/control-client',
  'conformance/entry/describe-conformance',
  ...readdirSync(`${root}specs`)
    .map((name) => `specs/${name}/openapi`)
    .filter((name) => existsSync(`${root}${name}.ts`)),
];

/**
 * Makes a few files of JavaScript out of many TypeScript modules. What is loaded later stays apart, and so does what two
 * entries share: each module is there once, so its classes and its state are too. Packages stay imports.
 *
 * @param {readonly string[]} names The entries: paths of modules from the root of the package, without `.ts`.
 * @param {URL} folder Where the files go: each entry under its own name, the rest in `chunks/`.
 */
export async function bundle(names, folder) {
  const bundler = await rolldown({
    cwd: root,
    input: Object.fromEntries(names.map((name) => [name, `${name}.ts`])),
    external: isPackage,
    platform: 'node',
    transform: { target: 'node20.19' },
    // A warning tells of code that does not do what it says, an import that is not lazy for one.
    onLog: (level, log, handle) => handle(level === 'warn' ? 'error' : level, log),
  });
  try {
    await bundler.write({
      dir: fileURLToPath(folder),
      format: 'esm',
      entryFileNames: '[name].js',
      chunkFileNames: 'chunks/[name].js',
      minifyInternalExports: false,
    });
  } finally {
    await bundler.close();
  }
}

/** True for what is installed beside the code; false for the code itself, and for what Rolldown adds to it. */
function isPackage(id, importer) {
  if (/^[./\0]/.test(id) || id.startsWith('@oxc-project/runtime/')) return false;
  const [name] = /^(?:@[^/]+\/)?[^/]+/.exec(id) ?? [];
  if (isBuiltin(id) || Object.hasOwn({ ...dependencies, ...peerDependencies }, name)) return true;
  throw new Error(
    `${importer ?? 'A source'} imports ${id}, which is none of the dependencies of package.json.`,
  );
}
