import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Exchange, Payload } from '../../src/exchange/exchange.js';
import type { CheckReport } from './check-report.js';
import { checkReportSchema } from './check-report-schema.js';
import { jsonText } from './json-text.js';
import { printable } from './printable.js';
import { reportOf } from './report.cases.js';
import { toJson } from './to-json.js';

const isReport = new Ajv2020({ strict: true }).compile(checkReportSchema);

/** A report whose failures were all answered with this body. */
function answeredWith(body: Payload, label = 'Cancelled'): CheckReport {
  const report = reportOf();
  const answering = (exchange: Exchange): Exchange => ({
    ...exchange,
    answer: { kind: 'answered', status: 200, headers: {}, body },
  });
  const rules = report.rules.map((rule) =>
    rule.failure === undefined
      ? rule
      : {
          ...rule,
          failure: {
            ...rule.failure,
            sentence: `cancel showed ${label}.`,
            exchanges: rule.failure.exchanges.map(answering),
            steps: rule.failure.exchanges.map(() => ({ shown: label, believed: [] })),
          },
        },
  );
  return { ...report, rules };
}

const failureIn = (text: string) =>
  JSON.parse(text).rules.find(({ failure }: { failure?: unknown }) => failure !== undefined).failure;
const bodiesOf = (text: string) =>
  failureIn(text).exchanges.map((one: { answer: { body: unknown } }) => one.answer.body);

test.each<[string, Payload]>([
  ['an array of many small things', { kind: 'json', value: Array(500_000).fill(0) }],
  ['a deep array of few', { kind: 'json', value: JSON.parse(`${'['.repeat(390)}1${']'.repeat(390)}`) }],
  ['a long text', { kind: 'text', text: 'x'.repeat(1_000_000) }],
  ['many bytes', { kind: 'bytes', base64: 'AAAA'.repeat(250_000) }],
  ['a large form', { kind: 'form', fields: { file: 'y'.repeat(1_000_000) } }],
])('%s in every answer is cut, so that the report stays small', (_, body) => {
  const text = toJson(answeredWith(body));
  expect(text.length).toBeLessThan(jsonText(reportOf()).length + 200_000);
  expect(isReport(JSON.parse(text))).toBe(true);
  for (const cut of bodiesOf(text)) expect(cut).toMatchObject({ kind: 'cut', of: body.kind });
  const whole = body.kind === 'json' ? JSON.stringify(body.value).length : 780;
  expect(bodiesOf(text)[0].characters).toBeGreaterThanOrEqual(whole);
});

test('a body of usual size stays as it came', () => {
  const body: Payload = { kind: 'json', value: { rows: Array(200).fill({ id: 'a "b" {c}' }) } };
  expect(bodiesOf(toJson(answeredWith(body)))[0]).toEqual(body);
});

test('a label as long as a book is cut too', () => {
  const text = toJson(answeredWith({ kind: 'empty' }, 'z'.repeat(1_000_000)));
  expect(text.length).toBeLessThan(jsonText(reportOf()).length + 200_000);
  expect(failureIn(text).sentence).toContain('… (1000015 characters)');
});

test('what a terminal shows as an escape is one in JSON, and is read back as it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const json = jsonText({ [text]: text });
      expect(JSON.parse(json)).toEqual({ [text]: text });
      expect(printable(json.replaceAll('\n', ''))).toBe(json.replaceAll('\n', ''));
    }),
  );
  expect(jsonText('a\u202eb\u0085c')).toBe('"a\\u202eb\\u0085c"\n');
});

test('the cells stand in the order of the document, however the run went', () => {
  const report = reportOf();
  const backwards = { ...report, cells: report.cells.toReversed() };
  expect(JSON.parse(toJson(backwards))).toEqual(JSON.parse(toJson(report)));
  const { cells, operations, states } = JSON.parse(toJson(report)) as CheckReport;
  const names = states.map(({ state }) => state);
  const places = cells.map(({ operation, state, certain }) => {
    const at = names.includes(state) ? names.indexOf(state) : names.length;
    return operations.indexOf(operation) * 1000 + at * 10 + Number(!certain);
  });
  expect(places).toEqual(places.toSorted((one, other) => one - other));
});
