import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { accused } from './accused.cases.js';
import { clientReportSchema } from './client-report-schema.js';
import { recordingOf, renders } from './renders.cases.js';
import { reportClients } from './report-clients.js';

const isReport = new Ajv2020({ strict: true, allErrors: true }).compile(clientReportSchema);

test.each(accused.map((one, index) => [one.finding, index, one] as const))(
  'the report on %s is as its schema says (case %i)',
  (_, __, { calls, api = renders }) => {
    const report = JSON.parse(JSON.stringify(reportClients([api], recordingOf(calls))));
    isReport(report);
    expect(isReport.errors).toBeNull();
  },
);

test('the schema refuses what is no report', () => {
  const report = reportClients([renders], []);
  expect(isReport(report)).toBe(true);
  expect(isReport({ ...report, findings: [{ id: 'rude' }] })).toBe(false);
  expect(isReport({ ...report, more: 1 })).toBe(false);
});
