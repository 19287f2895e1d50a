import { nameRules, parseFaults } from '../config/parse-faults.js';
import type { FaultRule } from '../faults/fault-rule.js';
import type { Problem } from '../lifecycle/problem.js';
import { UsageError } from './usage-error.js';

/**
 * The fault rules of the file, and those that `--fault` gives: names of faults, or rules as JSON. One with the id of a
 * rule of the file takes its place. Throws `UsageError`.
 */
export function faultsOf(texts: readonly string[], file: readonly FaultRule[] = []): readonly FaultRule[] {
  const own = texts.flatMap((text) => ruleOf(text));
  const ids = new Set(own.map(({ id }) => id));
  return nameRules([...file.filter(({ id }) => !ids.has(id)), ...own]);
}

function ruleOf(text: string): readonly FaultRule[] {
  const problems: Problem[] = [];
  const value = readText(text);
  const placed = parseFaults([value], '', (problem) => problems.push(problem));
  if (problems.length === 0) return placed.map(({ rule }) => rule);
  // A bare name has no places in it.
  const isName = typeof value === 'string';
  const said = problems.map(
    ({ at, message, hint }) => `${isName ? '' : at.replace(/^\/0/, '')}: ${message}. ${hint}`,
  );
  throw new UsageError(
    said.map((one) => `--fault ${shorten(text)}${one.startsWith(': ') ? '' : ' at '}${one}`).join('\n'),
  );
}

/** A name stands as it is; whatever begins like JSON must be JSON. */
function readText(text: string): unknown {
  if (!/^\s*[{["]/.test(text)) return text.trim();
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(
      `--fault ${shorten(text)}: expected the name of a fault or a rule as JSON, but ${(error as Error).message}. Put it into single quotes for the shell: --fault '{"fault": "latency"}'.`,
    );
  }
}

const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}...` : text);
