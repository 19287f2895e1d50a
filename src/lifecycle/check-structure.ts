import type { ValidateFunction } from 'ajv/dist/2020.js';
import { compileStructure } from './compile-structure.js';
import { explainSchemaErrors } from './explain-schema-error.js';
import { lifecycleSchema } from './lifecycle-schema.js';
import type { Problem } from './problem.js';
import type { RawLifecycle } from './raw-lifecycle.js';

let compiled: ValidateFunction<RawLifecycle> | undefined;

/** The value as a lifecycle whose structure is right, or what is wrong with its structure. */
export function checkStructure(raw: unknown): RawLifecycle | readonly Problem[] {
  compiled ??= compileStructure(lifecycleSchema);
  return compiled(raw) ? raw : explainSchemaErrors(compiled.errors ?? []);
}
