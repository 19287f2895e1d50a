import type { ValidateFunction } from 'ajv/dist/2020.js';
import { compileStructure } from '../../src/lifecycle/compile-structure.js';
import { explainSchemaErrors } from '../../src/lifecycle/explain-schema-error.js';
import type { Problem } from '../../src/lifecycle/problem.js';
import type { RawTarget } from './raw-target.js';
import { targetSchema } from './target-schema.js';

let compiled: ValidateFunction<RawTarget> | undefined;

/** The value as a target file whose structure is right, or what is wrong with its structure. Shows no credential. */
export function checkStructure(raw: unknown): RawTarget | readonly Problem[] {
  compiled ??= compileStructure(targetSchema);
  return compiled(raw) ? raw : explainSchemaErrors((compiled.errors ?? []).filter(isNews)).map(withoutValue);
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
