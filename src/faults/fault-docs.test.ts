import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { faultCatalogue } from './catalogue.js';
import type { FaultKind } from './fault-kind.js';
import type { ValueSchema } from './parameter-schema.js';
import { parseFaultRule } from './parse-fault-rule.js';

const page = new URL('../../docs/faults.md', import.meta.url);
const text = readFileSync(page, 'utf8');
const kinds = [...faultCatalogue.values()];

const FAMILIES = [
  ['environment', 'The environment misbehaves', 'The contract holds: every client must be able to bear it.'],
  ['contract', 'The contract is broken', 'No client has to bear it. A good one notices, and says so.'],
] as const;

const HEAD = '| fault | what a client sees | parameters |\n| --- | --- | --- |';

function printTables(): string {
  const sections = FAMILIES.map(([family, title, says]) => {
    const rows = kinds.filter((kind) => kind.family === family).map(printRow);
    return `### ${title}\n\n${says}\n\n${HEAD}\n${rows.join('\n')}`;
  });
  return `\n${sections.join('\n\n')}\n`;
}

const printRow = ({ kind, says, parameters }: FaultKind): string =>
  `| \`${kind}\` | ${cell(says)} | ${Object.entries(parameters.properties ?? {})
    .map(printParameter)
    .join('<br>')} |`;

const printParameter = ([name, schema]: [string, ValueSchema]): string => {
  const { description = '', default: preset, enum: choices = [] } = schema;
  const shown = typeof preset === 'string' ? preset : JSON.stringify(preset);
  const isShort = shown !== undefined && shown.length < 40 && !shown.includes('\n');
  const values = choices.length === 0 ? '' : ` One of ${choices.map((one) => `\`${one}\``).join(', ')}.`;
  return `\`${name}\`${isShort ? ` (\`${shown}\`)` : ''}: ${cell(description)}${values}`;
};

const cell = (words: string): string => words.replaceAll('|', '\\|').replaceAll('<', '&lt;');

test('the tables of docs/faults.md are those of the catalogue', async () => {
  const made = text.replace(/(?<=<!-- faults -->\n)[\s\S]*(?=<!-- \/faults -->)/, () => printTables());
  await expect(made).toMatchFileSnapshot(page.pathname);
});

test('every rule that docs/faults.md shows is one', () => {
  const blocks = [...text.matchAll(/```yaml\n([\s\S]*?)```/g)].map(
    ([, block = '']) => parse(block) as unknown[],
  );
  expect(blocks.length).toBeGreaterThan(3);
  for (const rule of blocks.flat()) {
    expect(parseFaultRule(rule, { nextId: (kind) => kind }), JSON.stringify(rule)).toMatchObject({
      ok: true,
    });
  }
});

test('names of faults in docs/faults.md are known', () => {
  const named = [...text.matchAll(/kind: ([\w-]+)/g)].map(([, kind = '']) => kind);
  for (const kind of named) expect(faultCatalogue.has(kind), kind).toBe(true);
});
