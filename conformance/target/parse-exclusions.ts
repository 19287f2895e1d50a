import { ruleGlobMatches } from '../../src/lifecycle/rule-glob.js';
import { suggestWord } from '../../src/lifecycle/suggest.js';
import { apiRules } from '../../src/openapi/api-rules.js';
import { operationNames } from './find-operation.js';
import type { TargetReading } from './parse-target.js';
import type { RawTarget } from './raw-target.js';
import type { Target } from './target.js';

/** What does not apply here: keys of operations, each by itself, and globs of rules. What fits nothing of the API is reported. */
export function parseExclusions(
  raw: NonNullable<RawTarget['exclude']>,
  reading: TargetReading,
): Target['exclude'] {
  const { operations } = reading.api;
  const rules = apiRules(reading.api).map(({ id }) => id);
  return raw.flatMap(({ operation, rule = '', because }, at) => {
    if (operation === undefined) {
      check({ key: 'rule', glob: rule, at }, rules, reading);
      return [{ what: rule, because }];
    }
    check({ key: 'operation', glob: operation, at }, operations.flatMap(operationNames), reading);
    return operations
      .filter((one) => operationNames(one).some((name) => ruleGlobMatches(operation, name)))
      .map(({ key }) => ({ what: key, because }));
  });
}

type Given = { readonly key: 'rule' | 'operation'; readonly glob: string; readonly at: number };

function check({ key, glob, at }: Given, known: readonly string[], { api, report }: TargetReading): void {
  if (known.some((name) => ruleGlobMatches(glob, name))) return;
  report({
    code: `unknown-${key}`,
    at: `/exclude/${at}/${key}`,
    message: `expected ${key === 'rule' ? 'the id of a rule' : 'the key of an operation'} of ${api.name}, got "${glob}"`,
    hint: hintFor(glob, known, key),
  });
}

/** All rules would be too many to list. */
function hintFor(what: string, known: readonly string[], key: 'rule' | 'operation'): string {
  const hint = suggestWord(what, known, `${key}s`);
  return key === 'rule' && hint.startsWith('The ') ? 'docs/lifecycle.md lists the ids of rules.' : hint;
}
