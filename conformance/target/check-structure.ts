import { explainSchemaErrors } from '../../src/lifecycle/explain-schema-error.js';
import type { Problem } from '../../src/lifecycle/problem.js';
import { loadAjv } from '../../src/openapi/lazy-packages.js';
import type { RawTarget } from './raw-target.js';
import { targetSchema } from './target-schema.js';

type Check = {
  (value: unknown): value is RawTarget;
  errors?: Parameters<typeof explainSchemaErrors>[0] | null;
};

let compiled: Check | undefined;

/** The value as a target file whose structure is right, or what is wrong with its structure. Shows no credential. */
export function checkStructure(raw: unknown): RawTarget | readonly Problem[] {
  compiled ??= compile();
  return compiled(raw) ? raw : explainSchemaErrors((compiled.errors ?? []).filter(isNews)).map(withoutValue);
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
  return ajv.compile(targetSchema) as Check;
}

/** Of `oneOf` only the whole is told, of `if` only what follows from it. */
const isNews = ({
  schemaPath,
  keyword,
}: {
  readonly schemaPath: string;
  readonly keyword: string;
}): boolean => keyword !== 'if' && !/\/oneOf\/\d+\//.test(schemaPath);

/** What stands where a secret may stand is not repeated. */
function withoutValue(problem: Problem): Problem {
  const isSecret = /^\/(credentials?|headers)(\/|$)/.test(problem.at) && problem.code === 'wrong-value';
  if (!isSecret) return problem;
  return {
    ...problem,
    message: problem.message.replace(/, got .*$/s, ', got something else'),
    hint: 'Write a text, in quotes where YAML would read a number or true, or ${NAME} for an environment variable.',
  };
}
