// Writes schema/x-task-lifecycle.schema.json from the built constant. Run after the build.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { lifecycleSchema } from '../dist/src/lifecycle/lifecycle-schema.js';

const root = fileURLToPath(new URL('../', import.meta.url));
const file = 'schema/x-task-lifecycle.schema.json';
mkdirSync(`${root}schema`, { recursive: true });
writeFileSync(root + file, `${JSON.stringify(lifecycleSchema, null, 2)}\n`);
spawnSync('npx', ['biome', 'format', '--write', file], { cwd: root, stdio: 'inherit' });
