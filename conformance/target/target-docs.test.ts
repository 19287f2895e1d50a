import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { JsonSchema } from '../../src/lifecycle/schema-parts.js';
import { loadApi } from '../../src/openapi/load-api.js';
import { parseTarget } from './parse-target.js';
import { targetSchema } from './target-schema.js';

const page = new URL('../../docs/target-file.md', import.meta.url);
const text = readFileSync(page, 'utf8');
const { $defs } = targetSchema as { readonly $defs: Readonly<Record<string, JsonSchema>> };

const HEAD = '| key | value | what it says |\n| --- | --- | --- |';

/** The schema itself where it only points to a definition. */
function lookUp(schema: JsonSchema): JsonSchema {
  const { $ref } = schema as { readonly $ref?: string };
  return $ref === undefined ? schema : { ...$defs[$ref.replace('#/$defs/', '')], ...schema };
}

/** A row for the key and one for each key below it. */
function printRows(path: string, schema: JsonSchema): readonly string[] {
  const { title = '', description = '' } = lookUp(schema) as Record<'title' | 'description', string>;
  return [`| \`${path}\` | ${cell(title)} | ${cell(description)} |`, ...printBelow(path, lookUp(schema))];
}

function printBelow(path: string, schema: JsonSchema): readonly string[] {
  const { properties = {}, items, then, else: otherwise } = schema as Readonly<Record<string, JsonSchema>>;
  const keys = [properties, ...[then, otherwise].map((one) => one?.properties ?? {})] as JsonSchema[];
  const own = Object.entries(Object.assign({}, ...keys) as Readonly<Record<string, JsonSchema>>);
  return [
    ...own.flatMap(([key, one]) => printRows(path === '' ? key : `${path}.${key}`, one)),
    ...(items === undefined ? [] : printBelow(`${path}[]`, lookUp(items))),
  ];
}

const cell = (words: string): string => words.replaceAll('|', '\\|').replaceAll('<', '&lt;');

test('the table of docs/target-file.md is that of the schema', async () => {
  const table = `\n${[HEAD, ...printBelow('', targetSchema)].join('\n')}\n\n`;
  const made = text.replace(/(?<=<!-- keys -->\n)[\s\S]*(?=<!-- \/keys -->)/, () => table);
  for (const key of [
    'baseUrl',
    'create[].command',
    'workloads[].holds.for',
    'budget.maxAnswer',
    'exclude[].rule',
  ])
    expect(made).toContain(`| \`${key}\` |`);
  await expect(made).toMatchFileSnapshot(page.pathname);
});

test('every target file that docs/target-file.md shows can be used', async () => {
  const { api } = await loadApi('chunkr');
  if (api === undefined) throw new Error('chunkr does not load');
  const blocks = [...text.matchAll(/```yaml\n([\s\S]*?)```/g)].map(
    ([, block = '']) => parse(block) as object,
  );
  expect(blocks.length).toBeGreaterThan(2);
  const env = new Proxy({}, { get: () => 'set' });
  for (const block of blocks) {
    const value = { baseUrl: 'http://127.0.0.1', ...block };
    expect(parseTarget(value, { api, env, readFile: () => Buffer.from('') }).problems).toEqual([]);
  }
});
