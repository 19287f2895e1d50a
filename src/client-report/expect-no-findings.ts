import type { ClientReport, ClientSeverity } from './client-report.js';
import { findingKinds } from './finding-kinds.js';
import { printClientReport } from './print-client-report.js';

/** Which findings a test puts up with. */
export type ExpectOptions = {
  /** Ids of findings that do not matter. Default none. */
  readonly ignore?: readonly string[];
  /** The least severity that matters. Default `note`: all of them. */
  readonly atLeast?: ClientSeverity;
};

/**
 * Passes where the report has no findings that matter; else throws an error whose message is the report on them. Works
 * in any test runner. Throws `RangeError` for an id or a severity that does not exist, which would ignore nothing.
 */
export function expectNoFindings(report: ClientReport, options: ExpectOptions = {}): void {
  const { ignore = [], atLeast = 'note' } = options;
  const known = findingKinds.map(({ id }) => id);
  const stranger = ignore.find((id) => !known.includes(id));
  if (stranger !== undefined) {
    throw new RangeError(
      `expectNoFindings: expected ids of findings in "ignore", got "${stranger}". Take some of: ${known.join(', ')}.`,
    );
  }
  if (!SEVERITIES.includes(atLeast)) {
    throw new RangeError(
      `expectNoFindings: expected "atLeast" to be one of ${SEVERITIES.join(', ')}, got "${atLeast}".`,
    );
  }
  const mattering = SEVERITIES.slice(SEVERITIES.indexOf(atLeast));
  const findings = report.findings.filter(
    ({ id, severity }) => mattering.includes(severity) && !ignore.includes(id),
  );
  if (findings.length > 0) throw new Error(printClientReport({ ...report, findings }));
}

/** The lightest first. */
const SEVERITIES: readonly ClientSeverity[] = ['note', 'warning', 'error'];
