import type { CheckReport } from './check-report.js';

/** The report as JSON, by schema/check-report.schema.json. Ends with a newline. */
export const toJson = (report: CheckReport): string => `${JSON.stringify(report, null, 2)}\n`;
