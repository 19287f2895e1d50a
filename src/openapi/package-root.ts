import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { DocumentError } from './document-error.js';

const load = createRequire(import.meta.url);

const nameIn = (folder: URL): unknown => {
  try {
    return load(fileURLToPath(new URL('package.json', folder))).name;
  } catch {
    return undefined;
  }
};

let found: URL | undefined;

/** The folder of the package, with a closing slash: the nearest one above this code whose package.json is taskdouble's. */
export const packageRoot = (): URL => {
  if (found !== undefined) return found;
  for (let folder = new URL('./', import.meta.url); ; folder = new URL('../', folder)) {
    if (nameIn(folder) === 'taskdouble') {
      found = folder;
      return folder;
    }
    if (new URL('../', folder).href === folder.href) break;
  }
  const message = 'the documents that come with taskdouble cannot be found beside its code.';
  throw new DocumentError({
    code: 'source/package',
    message,
    hint: 'Install the package again, and do not bundle it.',
  });
};
