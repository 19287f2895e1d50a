import { apiRules, shownRule } from '../../src/openapi/api-rules.js';
import { gone } from '../monitor/belief.js';
import { guardRule, operationRule, stateRule } from '../monitor/rule-id.js';
import type { CellSummary, RuleSummary } from '../monitor/summarise.js';
import { cellAim } from './act.js';
import { isExcludedRule, type ListedOperation, type Scene } from './scene.js';

/** What is still to be seen before a rule can be judged. */
export type Coverage = {
  /** How many definite observations the rule still lacks; 0 for one that is decided, excluded or not of this API. */
  readonly lacks: (rule: string) => number;
  /** The same for an operation in a state, `$gone` included. */
  readonly lacksCell: (operation: ListedOperation, state: string) => number;
};

/** Definite observations that a pass needs. */
const needed = 3;

/**
 * Reads the judge's summaries: rules that passed or failed are decided, and those that were seen often but never for
 * certain are given up. With none, everything is still to be seen.
 */
export function createCoverage(
  scene: Scene,
  summaries: readonly RuleSummary[],
  cells: readonly CellSummary[],
): Coverage {
  const known = new Map(summaries.map((summary) => [summary.rule, summary]));
  const ids = new Set(
    apiRules(scene.api)
      .map(({ id }) => id)
      .filter((id) => !isExcludedRule(scene.target, id)),
  );
  const lacks = (rule: string): number => {
    if (!ids.has(rule)) return 0;
    const summary = known.get(rule);
    if (summary === undefined) return needed;
    if (summary.verdict === 'pass' || summary.verdict === 'fail' || isHopeless(summary)) return 0;
    return Math.max(0, needed - summary.definite);
  };
  const seen = new Map(
    cells
      .filter(({ certain }) => certain)
      .map(({ operation, state, accepted, refused }) => [`${operation} ${state}`, accepted + refused]),
  );
  return {
    lacks,
    lacksCell: (operation, state) => {
      const rule = cellRule(operation, state);
      if (rule !== undefined) return lacks(rule);
      return Math.max(0, needed - (seen.get(`${operation.key} ${state}`) ?? 0));
    },
  };
}

/** Seen often and never for certain: more of the same would not decide it. */
const isHopeless = ({ definite, ambiguous, inconclusive }: RuleSummary): boolean =>
  definite === 0 && ambiguous + inconclusive >= 12;

/** The rule that judges the operation in the state; none where the contract says nothing. */
function cellRule({ lifecycle }: ListedOperation, state: string): string | undefined {
  if (state === gone) return operationRule(lifecycle.key, 'unknown');
  if (lifecycle.open.has(state)) return undefined;
  if (lifecycle.moves?.has(state)) return guardRule(lifecycle.key, 'moves', state);
  return guardRule(lifecycle.key, lifecycle.allow.has(state) ? 'allow' : 'else', state);
}

/** How a plan says that it calls the operation in the state: the cell, and the rules that judge it. */
export function cellAims(operation: ListedOperation, state: string): readonly string[] {
  const rule = cellRule(operation, state);
  const isShown = operation.snapshot && operation.lifecycle.moves?.has(state) === true;
  return [
    cellAim(operation, state),
    ...(rule === undefined ? [] : [rule]),
    ...(isShown ? [shownRule(operation)] : []),
  ];
}

/** The rules that a look at a task in the state may decide. */
export const stateRules = ({ lifecycle }: Scene, state: string): readonly string[] =>
  [...lifecycle.rules.keys()].filter((rule) => rule.startsWith(stateRule(state, '')));
