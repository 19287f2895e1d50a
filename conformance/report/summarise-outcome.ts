import type { CheckReport } from './check-report.js';
import { describeStale } from './describe-stale.js';
import { failsCheck } from './exit-code.js';

/** The outcome in one sentence: what the exit code says, and why. */
export function summariseOutcome(report: CheckReport): string {
  const { exitCode, rules, strict } = report;
  switch (exitCode) {
    case 3:
      return report.counts.pass > 0 && report.tasks > 0 && report.stopped !== undefined
        ? `The check did not come to its end: ${report.stopped}`
        : `Nothing could be judged: ${reasonOf(report)}`;
    case 2:
      return 'The check could not be carried out.';
    case 1: {
      const failing = rules.filter((rule) => failsCheck(rule, strict)).length;
      const stale = describeStale(report);
      const gone = stale.filter(({ says }) => says === 'no longer fails').length;
      const lost = stale.length - gone;
      const parts = [
        ...(failing === 0 ? [] : [`${many(failing, 'rule')} ${failing === 1 ? 'does' : 'do'} not pass`]),
        ...(gone === 0 ? [] : [`${entries(gone)} no longer ${gone === 1 ? 'fails' : 'fail'}`]),
        ...(lost === 0 ? [] : [`${entries(lost)} ${lost === 1 ? 'names' : 'name'} no rule of this document`]),
      ];
      return `The check fails: ${parts.join(', ')}.`;
    }
    case 0:
      return describeCalm(report);
  }
}

/** Nothing fails; what is not quite well is named. */
function describeCalm({ counts, warnings, known }: CheckReport): string {
  const open = counts.inconclusive + counts['not-exercised'];
  const parts = [
    ...(warnings === 0 ? [] : [many(warnings, 'warning')]),
    ...(known === 0 ? [] : [many(known, 'known failure')]),
    ...(open === 0 ? [] : [`${many(open, 'rule')} not proven`]),
  ];
  if (parts.length === 0) return 'The check passes, and every rule that applies was seen at work.';
  return `Nothing fails, but: ${parts.join(', ')}.`;
}

function reasonOf({ stopped, tasks }: CheckReport): string {
  if (stopped !== undefined) return stopped;
  return tasks === 0 ? 'no task could be created.' : 'no rule was seen at work for certain.';
}

const many = (count: number, one: string, more = `${one}s`): string => `${count} ${count === 1 ? one : more}`;

const entries = (count: number): string => `${many(count, 'entry', 'entries')} of the baseline`;
