import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { explainSchemaErrors } from './explain-schema-error.js';
import { lifecycleSchema } from './lifecycle-schema.js';
import type { Problem } from './problem.js';
import type { RawLifecycle } from './raw-lifecycle.js';

let compiled: ValidateFunction<RawLifecycle> | undefined;

/** The value as a lifecycle whose structure is right, or what is wrong with its structure. */
export function checkStructure(raw: unknown): RawLifecycle | readonly Problem[] {
  compiled ??= compile();
  return compiled(raw) ? raw : explainSchemaErrors(compiled.errors ?? []);
}

/** The schema is a constant that a test checks: checking it again here would only cost start-up time. */
function compile(): ValidateFunction<RawLifecycle> {
  const ajv = new Ajv2020({
    allErrors: true,
    verbose: true,
    strict: false,
    inlineRefs: false,
    validateSchema: false,
  });
  return ajv.compile<RawLifecycle>(lifecycleSchema);
}
