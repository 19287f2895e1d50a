import { type Listed, nameOf } from './lint-scene.js';
import { expandStatuses, printStatus } from './match-status.js';
import type { StatusPattern, Unknown } from './model.js';
import type { Problem } from './problem.js';

const keys = ['ok', 'else', 'noop', 'unknown'] as const;

/** Statuses that the lifecycle names for an operation and its document does not declare. */
export function lintStatuses(listed: Listed): readonly Problem[] {
  const declared = expandStatuses(listed.facts.statuses);
  return keys.flatMap((key) =>
    (listed.operation[key] ?? []).filter(isStatus).flatMap((pattern): readonly Problem[] => {
      if (pattern.kind === 'class' || declared.includes(pattern.status)) return [];
      const status = printStatus(pattern);
      return [
        {
          code: 'status-not-declared',
          severity: 'warning',
          at: `${listed.at}/${key}`,
          message: `expected a status that ${nameOf(listed)} declares (${listed.facts.statuses.join(', ') || 'none'}), got ${status}`,
          hint: `Add the response ${status} to the document, or name a declared one in ${key}.`,
        },
      ];
    }),
  );
}

const isStatus = (pattern: StatusPattern | Unknown): pattern is StatusPattern => pattern.kind !== 'state';
