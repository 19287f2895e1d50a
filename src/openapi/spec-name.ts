import { basename, dirname, extname, resolve } from 'node:path';
import { DocumentError } from './document-error.js';
import { loadDistance } from './lazy-packages.js';

/** The documents that come with the package, by name. */
export const builtInNames = ['docling', 'chunkr', 'trace', 'literature', 'factpulse'] as const;

/** The name of a document that comes with the package. */
export type BuiltInName = (typeof builtInNames)[number];

/** Whether the text names a document of the package. */
export const isBuiltIn = (name: string): name is BuiltInName =>
  (builtInNames as readonly string[]).includes(name);

/** Refuses an address: nothing is fetched from the network. */
export const refuseAddress = (spec: string): void => {
  if (/^[a-z]+:\/\//i.test(spec) && !spec.startsWith('file:')) {
    const message = `expected a built-in name or a file, came the address "${spec}".`;
    throw new DocumentError({
      code: 'source/remote',
      message,
      hint: 'Download the document and give its path.',
    });
  }
};

/** A bare word that is no file was meant to be a built-in name: the error that says so. */
export const withNames = (spec: string, error: unknown): unknown => {
  if (!(error instanceof DocumentError) || error.code !== 'source/unreadable' || /[./\\]/.test(spec))
    return error;
  const distance = loadDistance();
  const [nearest] = builtInNames.toSorted((one, other) => distance(spec, one) - distance(spec, other));
  const message = `"${spec}" is neither a file nor one of ${builtInNames.join(', ')}.`;
  return new DocumentError({ code: 'source/unknown', message, hint: `Did you mean "${nearest}"?` });
};

const generic = new Set(['openapi', 'api', 'spec', 'swagger', 'index', 'document']);

/** A short name made of a path: `./specs/pay/openapi.yaml` → `pay`. */
export const nameOfPath = (spec: string): string => {
  const path = resolve(spec);
  const file = basename(path, extname(path));
  const word = generic.has(file.toLowerCase()) ? basename(dirname(path)) : file;
  const name = word
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return name === '' ? 'api' : name;
};
