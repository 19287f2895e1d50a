import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readSlips } from './broken.cases.js';
import { lifecycleSchema } from './lifecycle-schema.js';
import { parseComparison } from './parse-comparison.js';
import { parseLifecycle } from './parse-lifecycle.js';

const reference = readFileSync(new URL('../../docs/lifecycle.md', import.meta.url), 'utf8');

/** The first cells of the tables in one section, each without its backticks. */
const firstCells = (heading: string): readonly string[] => {
  const section = reference.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  const cells = [...section.matchAll(/^\| (`.+?) \|/gm)].flatMap(
    ([, cell = '']) => cell.match(/`[^`]+`/g) ?? [],
  );
  return cells.map((cell) => cell.slice(1, -1));
};

const keysAt = (schema: unknown): readonly string[] =>
  Object.keys((schema as { properties: object }).properties);
const { states, operations } = lifecycleSchema.properties as Record<
  string,
  { additionalProperties: unknown }
>;

test('the complete example is a lifecycle without a finding', () => {
  const yaml = /## A complete example\n\n```yaml\n(.*?)```/s.exec(reference)?.[1] ?? '';
  expect(parseLifecycle(parse(yaml))).toMatchObject({ findings: [], lifecycle: { initial: ['queued'] } });
});

test('the reference has every key of the schema and no other', () => {
  expect(new Set(firstCells('Document level'))).toEqual(new Set(keysAt(lifecycleSchema)));
  expect(new Set(firstCells('State'))).toEqual(new Set(keysAt(states?.additionalProperties)));
  expect(new Set(firstCells('Operation'))).toEqual(
    new Set(['{}', ...keysAt(operations?.additionalProperties)]),
  );
});

test('the reference has every finding that a slip gives, with its severity, and no other', () => {
  const slips = ['structure', 'meaning', 'lint'].flatMap(readSlips);
  expect(new Set(firstCells('Findings'))).toEqual(new Set(slips.map(({ code }) => code)));
  for (const { code, severity = 'error' } of slips) {
    const row = new RegExp(`^\\| \`${code}\` *\\| ([^|]*) \\|`, 'm').exec(reference)?.[1];
    expect(row, code).toContain(severity);
  }
});

test.each([
  '0 <= /progress <= /total',
  "`/first name` == 'x'",
  '/error == null',
  '/created_at <= /started_at <= /finished_at',
])('the comparison %s of the reference can be read', (text) => {
  expect(reference).toContain(text);
  expect(parseComparison(text).ok).toBe(true);
});
