// Writes what is made from the sources: specs/*/openapi.ts and src/admin/openapi.ts (types of the documents; the latter
// holds its document too, so that it can be served without reading a file) and schema/*.json.
// With --check nothing is written; the exit code is 1 where a file is not what it would be.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';
import { parse } from 'yaml';
import { clientReportSchema } from '../dist/src/client-report/client-report-schema.js';
import { configSchema } from '../dist/src/config/config-schema.js';
import { lifecycleSchema } from '../dist/src/lifecycle/lifecycle-schema.js';
import { builtInNames } from '../dist/src/openapi/spec-name.js';

const root = new URL('../', import.meta.url);
const checkOnly = process.argv.includes('--check');
const stale = [];

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

for (const name of builtInNames) put(`specs/${name}/openapi.ts`, await typesOf(`specs/${name}/openapi.yaml`));

const control = parse(readFileSync(new URL('src/admin/openapi.yaml', root), 'utf8'));
put(
  'src/admin/openapi.ts',
  `${await typesOf('src/admin/openapi.yaml')}
/** The document itself. */
export const controlDocument: { readonly [name: string]: unknown } = ${JSON.stringify(control, null, 2)};
`,
);
put('schema/client-report.schema.json', `${JSON.stringify(clientReportSchema, null, 2)}\n`);
put('schema/x-task-lifecycle.schema.json', `${JSON.stringify(lifecycleSchema, null, 2)}\n`);
put('schema/taskdouble.schema.json', `${JSON.stringify(configSchema(), null, 2)}\n`);

if (stale.length > 0) {
  console.error(`Not up to date: ${stale.join(', ')}. Run "npm run generate" and commit the result.`);
  process.exitCode = 1;
} else if (checkOnly) console.log(`${fileURLToPath(root)}: generated files are up to date`);
