import type { Api } from './api.js';
import { type LoadedDocument, type LoadOptions, type LocatedFinding, loadDocument } from './load-document.js';
import { readApi } from './read-api.js';

/** `api` is absent where a finding is an error. */
export type LoadedApi = Omit<LoadedDocument, 'findings'> & {
  readonly api?: Api;
  /** Those of the overlays, then those of document and lifecycle, each with its place. */
  readonly findings: readonly LocatedFinding[];
};

/** Loads and reads a document by built-in name or path. What cannot even be parsed is a `DocumentError`. */
export const loadApi = async (spec: string, options: LoadOptions = {}): Promise<LoadedApi> => {
  const loaded = await loadDocument(spec, options);
  const { api, findings } = readApi(loaded.document, loaded.name);
  const located = findings.map((finding) => ({ ...finding, ...loaded.locate(finding.pointer) }));
  return { ...loaded, ...(api === undefined ? {} : { api }), findings: [...loaded.findings, ...located] };
};
