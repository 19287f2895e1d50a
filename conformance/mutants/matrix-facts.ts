import type { Rule } from '../../src/lifecycle/model.js';
import { ruleGlobMatches } from '../../src/lifecycle/rule-glob.js';
import { apiRules } from '../../src/openapi/api-rules.js';
import type { MutantFacts } from './kill-matrix.js';
import { mutantsOf } from './mutants.js';
import { apiOf } from './trial.js';

/** The mutants and the rules of these APIs: what a matrix has beside its runs. */
export async function matrixFacts(names: readonly string[]): Promise<{
  readonly mutants: readonly MutantFacts[];
  readonly rules: ReadonlyMap<string, readonly Rule[]>;
}> {
  const apis = await Promise.all(names.map(apiOf));
  return {
    mutants: apis.flatMap((api) => mutantsOf(api).map(({ start: _, ...facts }) => facts)),
    rules: new Map(apis.map((api) => [api.name, apiRules(api)])),
  };
}

export { ruleGlobMatches };
