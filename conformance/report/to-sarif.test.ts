import { expect, test } from 'vitest';
import type { RuleReport } from './check-report.js';
import { materialOf, reportOf } from './report.cases.js';
import { type SarifOptions, type SarifPlace, toSarif } from './to-sarif.js';

const placeAt = (line: number, uri = 'specs/openapi.yaml'): SarifPlace => ({
  ...{ uri, base: 'HERE', line, column: 3, endColumn: 20, lineHash: `abc:${line}` },
});

const lines: Readonly<Record<string, number>> = { create: 10, read: 20, cancel: 30 };
const options: SarifOptions = {
  placeOfRule: () => placeAt(7, 'my%20overlay.yaml'),
  placeOfOperation: (key) => placeAt(lines[key] ?? 1),
  bases: { HERE: 'The working directory.' },
};

const runIn = (text: string) => JSON.parse(text).runs[0];
const broken = 'operations/cancel/else@Processing';

test('SARIF has a result for what fails and warns, at its place in its file, the same in every run', () => {
  const once = runIn(toSarif(reportOf(), options));
  const again = runIn(toSarif(reportOf({ run: { ...materialOf().run, seed: 99 } }), options));
  expect(once.results.map(({ ruleId }: { ruleId: string }) => ruleId)).toEqual([broken]);
  const [result] = once.results;
  expect(result.locations[0].physicalLocation).toEqual({
    artifactLocation: { uri: 'my%20overlay.yaml', uriBaseId: 'HERE' },
    region: { startLine: 7, startColumn: 3, endLine: 7, endColumn: 20 },
  });
  expect(once.originalUriBaseIds).toEqual({ HERE: { description: { text: 'The working directory.' } } });
  expect(result.partialFingerprints.primaryLocationLineHash).toBe('abc:7');
  expect(again.results[0].partialFingerprints).toEqual(result.partialFingerprints);
});

test('each step of a failure stands where its operation does', () => {
  const [result] = runIn(toSarif(reportOf(), options)).results;
  const steps = result.codeFlows[0].threadFlows[0].locations;
  expect(
    steps.map(({ location }: { location: ReturnType<typeof JSON.parse> }) => [
      location.physicalLocation.region.startLine,
      location.message.text.split(' ')[3],
    ]),
  ).toEqual([
    [10, 'POST'],
    [20, 'GET'],
    [30, 'GET'],
  ]);
});

test('without a place there is a fingerprint all the same', () => {
  const [result] = runIn(toSarif(reportOf())).results;
  expect(result.partialFingerprints.primaryLocationLineHash).toMatch(/^[0-9a-f]{16}:1$/);
});

type Described = Readonly<Record<'shortDescription' | 'fullDescription' | 'help', { readonly text: string }>>;

test('every rule has what code scanning asks for, in texts that it shows whole', () => {
  const { rules } = runIn(toSarif(reportOf({}), options)).tool.driver;
  for (const { shortDescription, fullDescription, help } of rules as readonly Described[]) {
    for (const { text } of [shortDescription, fullDescription]) {
      expect(text).not.toBe('');
      expect(text.length).toBeLessThanOrEqual(1024);
    }
    expect(help.text).toContain('Rule: ');
  }
});

test('the help of a rule says what it promises and what demands it, and nothing in it is markup', () => {
  const report = reportOf();
  const demand = {
    id: 'no-cancel',
    requirement: `<b>Must</b> [not](x) ${'y'.repeat(2000)}`,
    source: 'API, line 3',
  };
  const rules = report.rules.map((rule): RuleReport => ({ ...rule, requirements: [demand] }));
  const described = runIn(toSarif({ ...report, rules }, options)).tool.driver.rules.find(
    ({ id }: { id: string }) => id === broken,
  );
  expect(described.shortDescription.text).toHaveLength(1024);
  expect(described.help.text).toContain('cancel is refused for a task in Processing and changes nothing.');
  expect(described.help.text).toContain('(no-cancel; API, line 3)');
  expect(described.help.markdown).toContain('> \\<b\\>Must\\</b\\> \\[not\\](x) y');
});

test('text that turns the direction of writing is an escape, in shell lines too', () => {
  const report = reportOf();
  const rules = report.rules.map((rule) =>
    rule.failure === undefined ? rule : { ...rule, failure: { ...rule.failure, curl: 'curl a\u202eb\n' } },
  );
  const text = toSarif({ ...report, rules }, options);
  expect(text).not.toContain('\u202e');
  expect(runIn(text).results[0].properties.curl).toBe('curl a\u202eb\n');
});
