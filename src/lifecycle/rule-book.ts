import type { Rule } from './model.js';
import { escapeToken } from './pointer.js';
import type { Report } from './problem.js';
import { ruleGlobMatches } from './rule-glob.js';
import { nearestWord } from './suggest.js';

/** Collects the rules while the parser reads, in the order of reading. */
export type RuleBook = {
  /** Takes down a rule and gives back its id. */
  readonly add: (rule: Rule) => string;
  /** All rules by id; those that a glob of `soft` matches warn instead of fail. */
  readonly close: (soft: readonly string[]) => ReadonlyMap<string, Rule>;
};

/** An empty book; what is wrong with ids and globs is reported. */
export function createRuleBook(report: Report): RuleBook {
  const rules = new Map<string, Rule>();
  const add = (rule: Rule): string => {
    const first = rules.get(rule.id);
    if (first !== undefined) {
      report({
        code: 'duplicate-rule',
        at: rule.pointer,
        message: `expected each rule once, got ${rule.id} here and at ${first.pointer}`,
        hint: 'Take one of the two out, or merge the two conditions into one.',
      });
    }
    rules.set(rule.id, first ?? rule);
    return rule.id;
  };
  const close = (soft: readonly string[]): ReadonlyMap<string, Rule> => {
    soft.forEach((glob, index) => {
      reportIdle({ glob, at: `/soft/${index}` }, rules, report);
    });
    const isSoft = (rule: Rule): boolean => rule.soft || soft.some((glob) => ruleGlobMatches(glob, rule.id));
    return new Map([...rules.values()].map((rule) => [rule.id, { ...rule, soft: isSoft(rule) }]));
  };
  return { add, close };
}

function reportIdle(
  { glob, at }: { readonly glob: string; readonly at: string },
  rules: ReadonlyMap<string, Rule>,
  report: Report,
): void {
  const ids = [...rules.keys()];
  if (ids.some((id) => ruleGlobMatches(glob, id))) return;
  report({
    code: 'soft-matches-nothing',
    severity: 'warning',
    at,
    message: `expected the id of a rule, or a glob that matches one, got "${glob}", which matches none`,
    hint: hintForGlob(glob, ids),
  });
}

/** Most slips are a pointer whose slashes are not written ~1. */
function hintForGlob(glob: string, ids: readonly string[]): string {
  const escaped = glob.replace(/\/(\/.*)$/, (_, rest: string) => `/${escapeToken(rest)}`);
  const known = ids.includes(escaped) ? escaped : nearestWord(glob, ids);
  if (known !== undefined) return `Did you mean ${known}?`;
  return 'Ids look like monotone/~1progress or states/Succeeded/has/~1output: / within a name is written ~1, * stands for any characters.';
}
