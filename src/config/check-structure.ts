import { explainSchemaErrors } from '../lifecycle/explain-schema-error.js';
import type { Problem } from '../lifecycle/problem.js';
import { loadAjv } from '../openapi/lazy-packages.js';
import { configSchema } from './config-schema.js';
import type { RawConfig } from './raw-config.js';

type Check = {
  (value: unknown): value is RawConfig;
  errors?: Parameters<typeof explainSchemaErrors>[0] | null;
};

let compiled: Check | undefined;

/** The value as a file whose structure is right, or what is wrong with its structure. */
export function checkStructure(raw: unknown): RawConfig | readonly Problem[] {
  compiled ??= compile();
  return compiled(raw) ? raw : explainSchemaErrors(compiled.errors ?? []);
}

/** The schema is a constant that a test checks: checking it again here would only cost start-up time. */
function compile(): Check {
  const { Ajv2020 } = loadAjv();
  const ajv = new Ajv2020({
    allErrors: true,
    verbose: true,
    strict: false,
    inlineRefs: false,
    validateSchema: false,
  });
  return ajv.compile(configSchema('structure')) as Check;
}
