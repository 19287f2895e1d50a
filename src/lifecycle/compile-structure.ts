import { createRequire } from 'node:module';
import type { Ajv2020, ValidateFunction } from 'ajv/dist/2020.js';

/** Loaded on first use: a file that is known to be sound needs no validator to start. */
const load = createRequire(import.meta.url);

/**
 * Checks the structure of a file by our own schema and finds every mistake, with the values that are wrong. The schema is
 * a constant that a test checks: checking it again here would only cost start-up time.
 */
export function compileStructure<Raw>(schema: object): ValidateFunction<Raw> {
  const { Ajv2020: Ajv }: { readonly Ajv2020: typeof Ajv2020 } = load('ajv/dist/2020.js');
  const ajv = new Ajv({
    allErrors: true,
    verbose: true,
    strict: false,
    inlineRefs: false,
    validateSchema: false,
  });
  return ajv.compile<Raw>(schema);
}
