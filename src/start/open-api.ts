import type { Api } from '../openapi/api.js';
import { DocumentError } from '../openapi/document-error.js';
import { type LoadOptions, type LocatedFinding, loadDocument } from '../openapi/load-document.js';
import { readApi } from '../openapi/read-api.js';

/** A document that can be served, and what there is to say about it. */
export type OpenedApi = {
  readonly api: Api;
  /** Warnings: a document with errors is not opened, and notes are for `taskdouble lint` to say. */
  readonly findings: readonly LocatedFinding[];
  /** Every file that was read, as absolute paths. */
  readonly files: readonly string[];
};

/** Loads a document and its lifecycle; whatever cannot be used is a `DocumentError` that lists every error found. */
export async function openApi(spec: string, options: LoadOptions = {}): Promise<OpenedApi> {
  const loaded = await loadDocument(spec, options);
  const { api, findings: read } = readApi(loaded.document, loaded.name);
  // A place costs a second reading of the file: notes, of which every document has some, are not worth it here.
  const told = read.filter(({ severity }) => severity !== 'note');
  const findings = [...loaded.findings, ...told.map((finding) => ({ ...finding, ...loaded.locate(finding.pointer) }))];
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (api === undefined || errors.length > 0) throw refusal(spec, errors);
  return { api, findings, files: loaded.files };
}

function refusal(spec: string, errors: readonly LocatedFinding[]): DocumentError {
  const [first] = errors;
  const many = errors.length === 1 ? '1 error' : `${errors.length} errors`;
  return new DocumentError({
    code: first?.code ?? 'document/unusable',
    message: `${spec} cannot be served, ${many}:\n${errors.map(printFinding).join('\n')}`,
    hint: '\nCorrect the document, or run "taskdouble lint" to see warnings and notes too.',
  });
}

/** `file:line:column: error: message hint [code]`. */
export function printFinding(finding: LocatedFinding): string {
  const { file, line, column, severity, message, hint, code } = finding;
  return `${file}:${line}:${column}: ${severity}: ${message} ${hint} [${code}]`;
}
