import { createRequire } from 'node:module';
import type { Ajv2020, ValidateFunction } from 'ajv/dist/2020.js';
import { explainSchemaErrors } from './explain-schema-error.js';
import { lifecycleSchema } from './lifecycle-schema.js';
import type { Problem } from './problem.js';
import type { RawLifecycle } from './raw-lifecycle.js';

/** Loaded on first use: a document that is known to be sound needs no validator to start. */
const load = createRequire(import.meta.url);

let compiled: ValidateFunction<RawLifecycle> | undefined;

/** The value as a lifecycle whose structure is right, or what is wrong with its structure. */
export function checkStructure(raw: unknown): RawLifecycle | readonly Problem[] {
  compiled ??= compile();
  return compiled(raw) ? raw : explainSchemaErrors(compiled.errors ?? []);
}

/** The schema is a constant that a test checks: checking it again here would only cost start-up time. */
function compile(): ValidateFunction<RawLifecycle> {
  const { Ajv2020: Ajv }: { readonly Ajv2020: typeof Ajv2020 } = load('ajv/dist/2020.js');
  const ajv = new Ajv({
    allErrors: true,
    verbose: true,
    strict: false,
    inlineRefs: false,
    validateSchema: false,
  });
  return ajv.compile<RawLifecycle>(lifecycleSchema);
}
