import type { Finding } from '../lifecycle/model.js';
import type { Api } from './api.js';
import { type LoadedDocument, type LoadOptions, type LocatedFinding, loadDocument } from './load-document.js';
import type { Location } from './origins.js';
import { readApi } from './read-api.js';

/** `api` is absent where a finding is an error. */
export type LoadedApi = Omit<LoadedDocument, 'findings'> & {
  readonly api?: Api;
  /** Those of the overlays, then those of document and lifecycle, each with its place. */
  readonly findings: readonly LocatedFinding[];
};

/** Places are worked out when they are first read: that takes a second, slower parser. */
const locateLater = (finding: Finding, locate: (pointer: string) => Location): LocatedFinding => {
  let known: Location | undefined;
  const place = (): Location => {
    known ??= locate(finding.pointer);
    return known;
  };
  return {
    ...finding,
    get file() {
      return place().file;
    },
    get line() {
      return place().line;
    },
    get column() {
      return place().column;
    },
  };
};

/** Loads and reads a document by built-in name or path. What cannot even be parsed is a `DocumentError`. */
export const loadApi = async (spec: string, options: LoadOptions = {}): Promise<LoadedApi> => {
  const loaded = await loadDocument(spec, options);
  const { api, findings } = readApi(loaded.document, loaded.name, loaded);
  const located = findings.map((finding) => locateLater(finding, loaded.locate));
  return { ...loaded, ...(api === undefined ? {} : { api }), findings: [...loaded.findings, ...located] };
};
