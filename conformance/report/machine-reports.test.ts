import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { default as addFormats } from 'ajv-formats';
import { schema as ctrfSchema } from 'ctrf';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { anyReport } from './any-report.cases.js';
import type { CheckReport } from './check-report.js';
import { checkReportSchema } from './check-report-schema.js';
import { materialOf, reportOf, target } from './report.cases.js';
import { toCtrf } from './to-ctrf.js';
import { toJson } from './to-json.js';
import { toJUnit } from './to-junit.js';
import { type SarifOptions, toSarif } from './to-sarif.js';

const junitSchema = readFileSync(new URL('../../fixtures/report-schemas/junit.xsd', import.meta.url), 'utf8');

/** What the published schema says against each of the files. */
async function junitErrors(reports: readonly CheckReport[]): Promise<readonly string[]> {
  const xml = reports.map((report, index) => ({ fileName: `r${index}.xml`, contents: toJUnit(report) }));
  const { valid, errors } = await validateXML({ xml, schema: junitSchema });
  return valid ? [] : errors.map(({ rawMessage }) => rawMessage);
}

const load = createRequire(import.meta.url);

/** The schema is of draft 4 but uses nothing that draft 7 reads otherwise, other than its name. */
function compileSarif() {
  const { $schema, id, ...schema } = load('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv);
  return ajv.compile(schema);
}

function compileCtrf() {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  return ajv.compile(ctrfSchema as object);
}

const isReport = new Ajv2020({ strict: true, allErrors: true }).compile(checkReportSchema);
const isSarif = compileSarif();
const isCtrf = compileCtrf();

const errorsOf = (check: typeof isSarif, text: string) => (check(JSON.parse(text)) ? [] : check.errors);

const line = { uri: 'specs/my%20api/openapi.yaml', base: 'HERE', line: 7, column: 3, endColumn: 20 };
const placed: SarifOptions = {
  ...{ placeOfRule: () => line, placeOfOperation: () => line, bases: { HERE: 'The working directory.' } },
};

const real: readonly (readonly [string, CheckReport])[] = [
  ['failures, open rules and a lost answer', reportOf()],
  ['the same under strict', reportOf({ strict: true })],
  [
    'a known failure and a stale entry',
    reportOf({ baseline: { known: [{ rule: 'operations/cancel/else@Processing' }, { rule: 'states' }] } }),
  ],
  [
    'an exclusion',
    reportOf({ target: { ...target, exclude: [{ what: 'delete', because: 'it is switched off' }] } }),
  ],
  [
    'a rule that could not be checked',
    reportOf({ errors: new Map([['states', 'the schema cannot be read']]) }),
  ],
  [
    'nothing at all',
    reportOf(
      {
        run: {
          ...materialOf().run,
          trace: [],
          tasks: 0,
          stop: { kind: 'unreachable', because: 'it is down.' },
        },
      },
      [],
    ),
  ],
];

test.each(real)('a report with %s is valid JUnit XML, CTRF, SARIF and our own JSON', async (_, report) => {
  expect(await junitErrors([report])).toEqual([]);
  expect(errorsOf(isCtrf, toCtrf(report))).toEqual([]);
  expect(errorsOf(isSarif, toSarif(report, placed))).toEqual([]);
  expect(errorsOf(isReport as typeof isSarif, toJson(report))).toEqual([]);
  const cells = expect.arrayContaining([...report.cells]);
  expect(JSON.parse(toJson(report))).toEqual({ ...JSON.parse(JSON.stringify(report)), cells });
});

test('any report, whatever its texts hold, is valid CTRF, SARIF and our own JSON', () => {
  fc.assert(
    fc.property(anyReport, (report) => {
      expect(errorsOf(isCtrf, toCtrf(report))).toEqual([]);
      expect(errorsOf(isSarif, toSarif(report, placed))).toEqual([]);
      expect(errorsOf(isReport as typeof isSarif, toJson(report))).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

test('any report, whatever its texts hold, is valid JUnit XML', async () => {
  const reports = fc.sample(anyReport, 150);
  expect(await junitErrors(reports)).toEqual([]);
});

test('the schemas refuse what is no report', async () => {
  const report = reportOf();
  const { valid } = await validateXML({
    xml: toJUnit(report).replace('<testcase name', '<testcase nome'),
    schema: junitSchema,
  });
  expect(valid).toBe(false);
  expect(isSarif({ ...JSON.parse(toSarif(report)), runs: [{}] })).toBe(false);
  expect(isCtrf({ ...JSON.parse(toCtrf(report)), results: {} })).toBe(false);
  expect(isReport({ ...report, more: 1 })).toBe(false);
  expect(isReport({ ...report, rules: [{}] })).toBe(false);
});

test('a test runner sees what is not proven as skipped, and as failed under strict', () => {
  const count = (xml: string, tag: string): number => xml.split(`<${tag}`).length - 1;
  const lax = reportOf();
  const strict = reportOf({ strict: true });
  const open = lax.counts.inconclusive + lax.counts['not-exercised'];
  expect(count(toJUnit(lax), 'failure')).toBe(lax.counts.fail);
  expect(count(toJUnit(lax), 'skipped')).toBe(open + lax.counts['not-applicable']);
  expect(count(toJUnit(strict), 'failure')).toBe(lax.counts.fail + open);
  const { summary } = JSON.parse(toCtrf(strict)).results;
  expect(summary).toMatchObject({ passed: 1 + strict.counts.pass, failed: strict.counts.fail + open });
});

test('a known failure is suppressed in SARIF and skipped in JUnit', () => {
  const report = reportOf({ baseline: { known: [{ rule: 'operations/cancel/else@Processing' }] } });
  expect(JSON.parse(toSarif(report)).runs[0].results[0].suppressions).toHaveLength(1);
  expect(toJUnit(report)).toContain('<skipped>known failure: cancel was answered 200');
  expect(toJUnit(report)).not.toContain('<failure');
});
