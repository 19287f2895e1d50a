import type { FaultMatch, FaultRule } from '../faults/fault-rule.js';
import { parseFaultRule } from '../faults/parse-fault-rule.js';
import type { Report } from '../lifecycle/problem.js';

/** The id of a rule that has none yet: see `nameRules`. */
const UNNAMED = '';

/** A rule, and its place in the file. */
export type PlacedRule = { readonly at: string; readonly rule: FaultRule };

/** The rules of a list, in their order; what is wrong is reported and left out. Ids are not given yet: see `nameRules`. */
export function parseFaults(raw: readonly unknown[], at: string, report: Report): readonly PlacedRule[] {
  const placed: PlacedRule[] = [];
  for (const [index, one] of raw.entries()) {
    const place = `${at}/${index}`;
    const read = parseFaultRule(one, { nextId: () => UNNAMED });
    if (!read.ok) {
      for (const problem of read.problems) report({ ...problem, at: `${place}${problem.at}` });
    } else if (placed.some(({ rule }) => rule.id === read.value.id && rule.id !== UNNAMED)) {
      report({
        code: 'duplicate-id',
        at: `${place}/id`,
        message: `expected an id of its own for each rule, got "${read.value.id}" twice`,
        hint: 'Give one of them another id, or none.',
      });
    } else placed.push({ at: place, rule: read.value });
  }
  return placed;
}

/** Gives every rule without an id the first free one of its kind: `latency-1`, `latency-2`. */
export function nameRules(rules: readonly FaultRule[]): readonly FaultRule[] {
  const taken = new Set(rules.map(({ id }) => id));
  return rules.map((rule) => {
    if (rule.id !== UNNAMED) return rule;
    let number = 1;
    while (taken.has(`${rule.fault.kind}-${number}`)) number++;
    const id = `${rule.fault.kind}-${number}`;
    taken.add(id);
    return { ...rule, id };
  });
}

/** The requests that a scenario applies to, or `undefined` with what is wrong reported. */
export function parseMatch(raw: unknown, at: string, report: Report): FaultMatch | undefined {
  const read = parseFaultRule({ match: raw, fault: 'latency' }, { nextId: () => UNNAMED });
  if (read.ok) return read.value.match;
  for (const problem of read.problems)
    report({ ...problem, at: `${at}${problem.at.replace(/^\/match/, '')}` });
  return undefined;
}
