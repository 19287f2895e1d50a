// Writes what is made from the sources: specs/*/openapi.ts (types of the documents) and schema/*.json.
// With --check nothing is written; the exit code is 1 where a file is not what it would be.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';
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

for (const name of builtInNames) {
  const source = new URL(`specs/${name}/openapi.yaml`, root);
  // Request members with a default may be left out: `defaultNonNullable` would make them required.
  const nodes = await openapiTS(source, { defaultNonNullable: false, silent: true });
  put(
    `specs/${name}/openapi.ts`,
    `// Generated from openapi.yaml by scripts/generate.mjs. Do not edit.\n${astToString(nodes)}`,
  );
}
put('schema/x-task-lifecycle.schema.json', `${JSON.stringify(lifecycleSchema, null, 2)}\n`);

if (stale.length > 0) {
  console.error(`Not up to date: ${stale.join(', ')}. Run "npm run generate" and commit the result.`);
  process.exitCode = 1;
} else if (checkOnly) console.log(`${fileURLToPath(root)}: generated files are up to date`);
