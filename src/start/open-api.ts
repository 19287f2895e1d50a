import type { Api } from '../openapi/api.js';
import { DocumentError } from '../openapi/document-error.js';
import { loadApi } from '../openapi/load-api.js';
import type { LoadOptions, LocatedFinding } from '../openapi/load-document.js';
import type { Location } from '../openapi/origins.js';

/** A document that can be served, and what there is to say about it. */
export type OpenedApi = {
  readonly api: Api;
  /** Warnings: a document with errors is not opened, and notes are for `taskdouble lint` to say. */
  readonly findings: readonly LocatedFinding[];
  /** Every file that was read, as absolute paths. */
  readonly files: readonly string[];
  /** Where what the pointer leads to was written, or the nearest thing above it. */
  readonly locate: (pointer: string) => Location;
};

/** Loads a document and its lifecycle; whatever cannot be used is a `DocumentError` that lists every error found. */
export async function openApi(spec: string, options: LoadOptions = {}): Promise<OpenedApi> {
  const { api, findings, files, locate } = await loadApi(spec, options);
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (api === undefined || errors.length > 0) throw refusal(spec, errors);
  return { api, findings: findings.filter(({ severity }) => severity === 'warning'), files, locate };
}

function refusal(spec: string, errors: readonly LocatedFinding[]): DocumentError {
  const many = errors.length === 1 ? '1 error' : `${errors.length} errors`;
  const advice = `Correct ${errors.length === 1 ? 'it' : 'them'}; "taskdouble lint" shows warnings and notes too:`;
  return new DocumentError({
    code: errors[0]?.code ?? 'document/unusable',
    message: `${spec} cannot be used, ${many}.`,
    hint: [advice, ...errors.map(printFinding)].join('\n'),
  });
}

/** `file:line:column: error: message. Hint [code]`. */
export function printFinding(finding: LocatedFinding): string {
  const { file, line, column, severity, message, hint, code } = finding;
  const sentence = /[.?!:]$/.test(message) ? message : `${message}.`;
  return `${file}:${line}:${column}: ${severity}: ${sentence} ${hint} [${code}]`;
}
