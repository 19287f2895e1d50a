import { ruleGlobMatches } from '../../src/lifecycle/rule-glob.js';
import type { Requirement, Requirements } from '../../src/openapi/requirements.js';
import type { RuleReport } from './check-report.js';

/** The sentences of the document that the rule enforces, in the order of the document. */
export const requirementsOf = (
  { title, requirements }: Requirements,
  rule: string,
): RuleReport['requirements'] =>
  requirements
    .filter(
      ({ enforced }) =>
        enforced.kind === 'rules' && enforced.rules.some((glob) => ruleGlobMatches(glob, rule)),
    )
    .map(({ id, requirement, source }) => ({ id, requirement, source: printSource(title, source) }));

/** Where a sentence comes from: `Chunkr TaskApi, lines 7-11, 20`. */
function printSource(title: string, source: Requirement['source']): string {
  if (source.kind === 'api-facts') return 'public facts about the service';
  const lines = source.lines.map(({ from, to }) => (from === to ? String(from) : `${from}-${to}`)).join(', ');
  return `${title}, ${/[-,]/.test(lines) ? 'lines' : 'line'} ${lines}`;
}
