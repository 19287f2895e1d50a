import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { clientReportSchema } from '../src/client-report/client-report-schema.js';
import { findingKinds } from '../src/client-report/finding-kinds.js';
import { pollAfterFinal } from './clients/bad/poll-after-final.js';
import { retryAfterIgnored } from './clients/bad/retry-after-ignored.js';
import { kitFor, startRenders } from './clients/laboratory.js';
import { fencedBlocks } from './readme/fenced-blocks.js';

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const page = read('docs/client-report.md');

test('the table of the page has every finding with its severity, in the order of the report', () => {
  const rows = [...page.matchAll(/^\| \[`([\w-]+)`\]\(#([\w-]+)\) +\| (\w+) +\|/gm)];
  const shown = rows.map(([, id, anchor, severity]) => ({ id, anchor, severity }));
  expect(shown).toEqual(findingKinds.map(({ id, severity }) => ({ id, anchor: id, severity })));
});

test('every finding of the page has its section', () => {
  const sections = [...page.matchAll(/^### (.+)$/gm)].map(([, name]) => name);
  expect(sections).toEqual(findingKinds.map(({ id }) => id));
});

test('the report on the page is what such a client is told', async () => {
  await using sim = await startRenders();
  const controls = sim.within('docs');
  for (const fault of retryAfterIgnored.faults ?? []) controls.faults.add(fault);
  const prefer = pollAfterFinal.prefer;
  await pollAfterFinal.run(kitFor(sim, { namespace: 'docs', name: 'hasty-sdk/2.1', prefer }));
  const block = fencedBlocks('page', page).find(({ language }) => language === '');
  expect(block?.text.trimEnd()).toBe(controls.client().text());
});

test('the published schema is that of the code', () => {
  expect(JSON.parse(read('schema/client-report.schema.json'))).toEqual(clientReportSchema);
});
