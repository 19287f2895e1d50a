import type { Checked } from '../../conformance/entry/check-implementation.js';
import type { Verdict } from '../../conformance/report/check-report.js';

/** Rules of the report with one of the verdicts, by id. */
export const rulesWith = ({ report }: Checked, ...verdicts: readonly Verdict[]): readonly string[] =>
  report.rules.filter(({ verdict }) => verdicts.includes(verdict)).map(({ rule }) => rule);

/** Every rule that is not green, in a line with the reason. */
export const describeOpen = ({ report }: Checked): readonly string[] =>
  report.rules
    .filter(({ verdict }) => verdict !== 'pass' && verdict !== 'not-applicable')
    .map(
      ({ rule, verdict, because, failure }) => `${rule} ${verdict}: ${failure?.sentence ?? because ?? ''}`,
    );

/** What fails or is in error, in a line with all that is needed to see it again. */
export const describeAlarms = ({ report }: Checked): readonly string[] =>
  report.rules
    .filter(({ verdict }) => verdict === 'fail' || verdict === 'error')
    .map(
      ({ rule, verdict, because, failure }) =>
        `${rule} ${verdict}: ${failure?.sentence ?? because ?? ''} (${report.again}; ${failure?.plan ?? ''})`,
    );
