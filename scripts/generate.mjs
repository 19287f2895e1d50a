// Writes what is made from the sources: specs/*/openapi.ts and src/admin/openapi.ts (types of the documents; the latter
// holds its document too, so that it can be served without reading a file) and schema/*.json.
// With --check nothing is written; the exit code is 1 where a file is not what it would be.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';
import { parse } from 'yaml';
import { bundle } from './bundle.mjs';

const root = new URL('../', import.meta.url);
const checkOnly = process.argv.includes('--check');
const stale = [];

/** What the modules of these paths (without `.ts`) export, all together. @param {string[]} paths */
async function load(...paths) {
  const folder = new URL(`.build/${process.pid}/`, root);
  try {
    await bundle(paths, folder);
    const modules = await Promise.all(paths.map((path) => import(new URL(`${path}.js`, folder).href)));
    return Object.assign({}, ...modules);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} path @param {string} text */
function put(path, text) {
  const file = new URL(path, root);
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  if (checkOnly) stale.push(path);
  else {
    mkdirSync(new URL('./', file), { recursive: true });
    writeFileSync(file, text);
    console.log(`wrote ${path}`);
  }
}

/** @param {string} path The document. */
async function typesOf(path) {
  // Request members with a default may be left out: `defaultNonNullable` would make them required.
  const nodes = await openapiTS(new URL(path, root), { defaultNonNullable: false, silent: true });
  return `// Generated from openapi.yaml by scripts/generate.mjs. Do not edit.\n${astToString(nodes)}`;
}

const { builtInNames, checkReportSchema, clientReportSchema, configSchema, lifecycleSchema, targetSchema } =
  await load(
    'src/openapi/spec-name',
    'src/client-report/client-report-schema',
    'src/config/config-schema',
    'src/lifecycle/lifecycle-schema',
    'conformance/report/check-report-schema',
    'conformance/target/target-schema',
  );
for (const name of builtInNames) put(`specs/${name}/openapi.ts`, await typesOf(`specs/${name}/openapi.yaml`));

const control = parse(readFileSync(new URL('src/admin/openapi.yaml', root), 'utf8'));
put(
  'src/admin/openapi.ts',
  `${await typesOf('src/admin/openapi.yaml')}
/** The document itself. */
export const controlDocument: { readonly [name: string]: unknown } = ${JSON.stringify(control, null, 2)};
`,
);
put('schema/check-report.schema.json', `${JSON.stringify(checkReportSchema, null, 2)}\n`);
put('schema/client-report.schema.json', `${JSON.stringify(clientReportSchema, null, 2)}\n`);
put('schema/target.schema.json', `${JSON.stringify(targetSchema, null, 2)}\n`);
put('schema/x-task-lifecycle.schema.json', `${JSON.stringify(lifecycleSchema, null, 2)}\n`);
put('schema/taskdouble.schema.json', `${JSON.stringify(configSchema(), null, 2)}\n`);

if (stale.length > 0) {
  console.error(`Not up to date: ${stale.join(', ')}. Run "npm run generate" and commit the result.`);
  process.exitCode = 1;
} else if (checkOnly) console.log(`${fileURLToPath(root)}: generated files are up to date`);
