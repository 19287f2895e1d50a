import pc from 'picocolors';
import { type LocatedFinding, loadDocument } from '../openapi/load-document.js';
import { readApi } from '../openapi/read-api.js';
import { printFinding } from '../start/open-api.js';
import type { LintFlags } from './lint-command.js';

/** Prints every finding and a count; the exit code is 1 where one is an error. */
export async function lint(specs: readonly string[], flags: LintFlags): Promise<number> {
  const findings: LocatedFinding[] = [];
  for (const spec of specs) findings.push(...(await findingsOf(spec, flags)));
  const count = (severity: string) => findings.filter((finding) => finding.severity === severity).length;
  const counts = { errors: count('error'), warnings: count('warning'), notes: count('note') };
  const summary = `${specs.length} checked: ${plural(counts.errors, 'error')}, ${plural(counts.warnings, 'warning')}, ${plural(counts.notes, 'note')}`;
  const text = flags.json
    ? JSON.stringify({ findings, ...counts })
    : [...findings.map((finding) => paint(finding)), summary].join('\n');
  process.stdout.write(`${text}\n`);
  return counts.errors > 0 ? 1 : 0;
}

async function findingsOf(spec: string, { overlay }: LintFlags): Promise<readonly LocatedFinding[]> {
  const loaded = await loadDocument(spec, overlay === undefined ? {} : { overlays: overlay });
  const { findings } = readApi(loaded.document, loaded.name);
  return [
    ...loaded.findings,
    ...findings.map((finding) => ({ ...finding, ...loaded.locate(finding.pointer) })),
  ];
}

function paint(finding: LocatedFinding): string {
  const { red, yellow, dim } = pc.createColors(process.stdout.isTTY && pc.isColorSupported);
  const colour = { error: red, warning: yellow, note: dim }[finding.severity];
  return colour(printFinding(finding));
}

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
