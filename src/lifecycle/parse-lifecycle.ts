import { checkStructure } from './check-structure.js';
import { findBooleanKeys } from './find-boolean-keys.js';
import type { Finding, Lifecycle, Operation, State } from './model.js';
import { parseDocumentLevel } from './parse-document-level.js';
import { parseOperation } from './parse-operation.js';
import { parseState } from './parse-state.js';
import { type Problem, toFinding } from './problem.js';
import type { RawLifecycle } from './raw-lifecycle.js';
import type { Reading } from './reading.js';
import { reportWholes } from './report-wholes.js';
import { createRuleBook } from './rule-book.js';

/** What the parser may be told of the document around the lifecycle. */
export type ParseOptions = {
  /**
   * Whether the operation that the key means has exactly one path parameter (its target by default). By default a
   * `METHOD /path` is counted, and an operationId is taken to have one.
   */
  readonly hasPathTarget?: (key: string) => boolean;
  /** The structure was checked before, when the package was built: it is taken as right. Default: it is checked. */
  readonly isChecked?: boolean;
};

/** The lifecycle that the object says, or, where any finding is an error, only what is wrong with it. Never throws. */
export function parseLifecycle(
  raw: unknown,
  options: ParseOptions = {},
): { readonly lifecycle?: Lifecycle; readonly findings: readonly Finding[] } {
  const structure = options.isChecked ? (raw as RawLifecycle) : checkStructure(raw);
  if (isProblems(structure)) return { findings: [...structure, ...findBooleanKeys(raw)].map(toFinding) };
  const problems: Problem[] = [...findBooleanKeys(raw)];
  const lifecycle = build(structure, options, (problem) => problems.push(problem));
  const findings = problems.map(toFinding);
  return findings.some(({ severity }) => severity === 'error') ? { findings } : { lifecycle, findings };
}

const isProblems = (structure: RawLifecycle | readonly Problem[]): structure is readonly Problem[] =>
  Array.isArray(structure);

function build(raw: RawLifecycle, options: ParseOptions, report: Reading['report']): Lifecycle {
  const book = createRuleBook(report);
  const reading: Reading = { states: new Set(Object.keys(raw.states)), report, rule: book.add };
  const initial = Object.keys(raw.states).filter((name) => raw.states[name]?.initial === true);
  const states = new Map(
    Object.entries(raw.states).map(([name, state]): [string, State] => [
      name,
      parseState(reading, name, state),
    ]),
  );
  const hasPathTarget = options.hasPathTarget ?? looksTargeted;
  const operations = new Map(
    Object.entries(raw.operations ?? {}).map(([key, operation]): [string, Operation] => [
      key,
      parseOperation({ ...reading, initial, hasPathTarget }, key, operation),
    ]),
  );
  const lifecycle: Omit<Lifecycle, 'rules'> = {
    version: 1,
    resource: raw.resource ?? 'task',
    states,
    initial,
    operations,
    ...parseDocumentLevel(reading, raw),
  };
  reportWholes(lifecycle, report);
  return { ...lifecycle, rules: book.close(raw.soft ?? []) };
}

function looksTargeted(key: string): boolean {
  return key.includes(' /') ? key.split('{').length === 2 : true;
}
