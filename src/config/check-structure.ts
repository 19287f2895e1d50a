import type { ValidateFunction } from 'ajv/dist/2020.js';
import { compileStructure } from '../lifecycle/compile-structure.js';
import { explainSchemaErrors } from '../lifecycle/explain-schema-error.js';
import type { Problem } from '../lifecycle/problem.js';
import { configSchema } from './config-schema.js';
import type { RawConfig } from './raw-config.js';

let compiled: ValidateFunction<RawConfig> | undefined;

/** The value as a file whose structure is right, or what is wrong with its structure. */
export function checkStructure(raw: unknown): RawConfig | readonly Problem[] {
  compiled ??= compileStructure(configSchema('structure'));
  return compiled(raw) ? raw : explainSchemaErrors(compiled.errors ?? []);
}
