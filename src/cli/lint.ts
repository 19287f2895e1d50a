import pc from 'picocolors';
import { DocumentError } from '../openapi/document-error.js';
import { lintSchemas } from '../openapi/lint-schemas.js';
import { type LocatedFinding, loadDocument } from '../openapi/load-document.js';
import { readApi } from '../openapi/read-api.js';
import { printFinding } from '../start/open-api.js';
import { isColoured } from './colour.js';
import type { LintFlags } from './lint-command.js';

/** Prints every finding and a count; the exit code is 1 where one is an error. */
export async function lint(specs: readonly string[], flags: LintFlags): Promise<number> {
  const findings: LocatedFinding[] = [];
  for (const spec of specs) findings.push(...(await findingsOf(spec, flags)));
  const count = (severity: string) => findings.filter((finding) => finding.severity === severity).length;
  const counts = { errors: count('error'), warnings: count('warning'), notes: count('note') };
  const summary = `${plural(specs.length, 'document')} checked: ${plural(counts.errors, 'error')}, ${plural(counts.warnings, 'warning')}, ${plural(counts.notes, 'note')}`;
  const text = flags.json
    ? JSON.stringify({ findings, ...counts })
    : [...findings.map((finding) => paint(finding)), summary].join('\n');
  process.stdout.write(`${text}\n`);
  return counts.errors > 0 ? 1 : 0;
}

async function findingsOf(spec: string, { overlay }: LintFlags): Promise<readonly LocatedFinding[]> {
  try {
    const loaded = await loadDocument(spec, overlay === undefined ? {} : { overlays: overlay });
    const findings = [...readApi(loaded.document, loaded.name).findings, ...lintSchemas(loaded.document)];
    return [
      ...loaded.findings,
      ...findings.map((finding) => ({ ...finding, ...loaded.locate(finding.pointer) })),
    ];
  } catch (error) {
    const finding = asFinding(error);
    if (finding === undefined) throw error;
    return [finding];
  }
}

/** What is wrong at a place of a file is a finding like any other; a file that cannot be had is not. */
function asFinding(error: unknown): LocatedFinding | undefined {
  if (!(error instanceof DocumentError) || error.file === undefined || error.position === undefined)
    return undefined;
  const { code, problem, file, position } = error;
  const hint = error.message.slice(error.message.indexOf(problem) + problem.length).trim();
  return { code, severity: 'error', pointer: '', message: problem, hint, file, ...position };
}

function paint(finding: LocatedFinding): string {
  const { red, yellow, dim } = pc.createColors(isColoured());
  const colour = { error: red, warning: yellow, note: dim }[finding.severity];
  return colour(printFinding(finding));
}

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
