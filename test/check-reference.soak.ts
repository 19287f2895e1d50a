import { afterAll, expect, it } from 'vitest';
import { checkReference, type ReferenceService } from './check/check-reference.js';
import { meantDefects } from './check/reference-defects.js';
import { rulesWith } from './check/verdicts.js';
import { type ChunkrDefect, chunkrDefects } from './reference/chunkr/defects.js';
import { type LiteratureDefect, literatureDefects } from './reference/literature/defects.js';

/** Defects that need not be found, and why. */
const unseen: Readonly<Record<string, string>> = {
  'chunkr unknown-is-500': 'a 500 is trouble of the server, of which the lifecycle says nothing',
  'chunkr never-ends': 'the document sets no bound',
  'literature never-ends': 'the document sets no bound',
  'literature bad-id-is-500': 'a 500 is trouble of the server, of which the lifecycle says nothing',
  'literature key-not-checked': 'the document lets everybody in',
  'literature key-not-checked-on-list': 'the document lets everybody in',
  'literature wrong-key-accepted': 'the document lets everybody in',
};

const SEED = Number(process.env['SOAK_SEED'] ?? 1);

/** The quick one first; what only some tasks show needs the others. */
const searches = [
  { name: 'first round', seed: SEED, rounds: 0, phases: ['directed', 'negative', 'security'] },
  { name: 'whole', seed: SEED },
  { name: 'whole again', seed: SEED + 1 },
] as const;

const services: readonly (ReferenceService & { readonly defect: string })[] = [
  ...(Object.keys(chunkrDefects) as ChunkrDefect[]).map(
    (defect) => ({ spec: 'chunkr', defect, options: { seed: SEED, defects: [defect] } }) as const,
  ),
  ...(Object.keys(literatureDefects) as LiteratureDefect[]).map(
    (defect) => ({ spec: 'literature', defect, options: { seed: SEED, defects: [defect] } }) as const,
  ),
].filter(({ spec, defect }) => `${spec} ${defect}`.includes(process.env['SOAK_ONLY'] ?? ''));

const table: string[] = [];
afterAll(() => console.log(table.join('\n')));

it.each(services)('$spec: $defect is found, or it is said why not', async (service) => {
  const { spec, defect } = service;
  const reason = unseen[`${spec} ${defect}`];
  let line = '';
  let broken: readonly string[] = [];
  for (const request of searches) {
    const checked = await checkReference(service, { ...request, confirmations: 0, failures: 0 });
    const { requests, elapsedMs, exitCode } = checked.report;
    broken = rulesWith(checked, 'fail');
    line = `${request.name}: ${requests} requests, ${(elapsedMs / 1000).toFixed(1)} s, exit ${exitCode}`;
    if (broken.length > 0) break;
  }
  const shown =
    broken.length === 0
      ? `not found${reason === undefined ? '' : `: ${reason}`}`
      : broken.slice(0, 6).join(', ');
  table.push(`${spec} ${defect} | ${shown} | ${line}`);
  console.log(table.at(-1));
  expect(broken.length > 0, table.at(-1)).toBe(reason === undefined);
  const meant = meantDefects.find((one) => one.spec === spec && one.defect === defect);
  if (meant !== undefined) expect(broken).toContainEqual(expect.stringMatching(meant.rule));
});
