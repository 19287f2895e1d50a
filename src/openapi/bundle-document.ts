import { dirname, resolve } from 'node:path';
import { getAt, parsePointer } from '../lifecycle/pointer.js';
import type { JsonObject } from './api.js';
import { DocumentError } from './document-error.js';
import { isJsonObject } from './json-object.js';
import { loadRefParser } from './lazy-packages.js';
import type { Origins } from './origins.js';
import type { Source } from './parse-source.js';
import { type FoundRef, refsOf } from './walk-document.js';

/** The references that lead out of the value. */
export const externalRefs = (value: unknown): readonly FoundRef[] =>
  refsOf(value).filter(({ ref }) => !ref.startsWith('#'));

/** Reads one file by absolute path; one that cannot be read or parsed is a `DocumentError`. */
export type ReadSource = (path: string) => Promise<Source>;

/** What bundling needs of its surroundings. */
export type BundleOptions = {
  /** Absolute path of the document. */
  readonly path: string;
  readonly read: ReadSource;
  readonly origins: Origins;
};

const isRemote = (ref: string): boolean =>
  /^([a-z][a-z0-9+.-]+:)?\/\//i.test(ref) && !ref.startsWith('file:');

const refuseRemote = (source: Source): void => {
  const remote = externalRefs(source.value).find(({ ref }) => isRemote(ref));
  if (remote === undefined) return;
  const message = `the reference "${remote.ref}" leads to the network, where nothing is fetched from.`;
  const position = source.positionOf([...remote.tokens, '$ref']);
  const hint = 'Download the file beside the document and refer to it by its path.';
  throw new DocumentError({ code: 'ref/remote', file: source.file, position, message, hint });
};

type Sources = ReadonlyMap<string, Source>;

const isBroken = (sources: Sources, path: string, ref: string): boolean => {
  const [file = '', fragment = ''] = ref.split('#');
  const source = sources.get(file === '' ? path : resolve(dirname(path), decodeURIComponent(file)));
  const pointer = parsePointer(decodeURIComponent(fragment));
  return source !== undefined && (pointer === undefined || getAt(source.value, pointer) === undefined);
};

const findBroken = (sources: Sources): (FoundRef & { readonly source: Source }) | undefined => {
  for (const [path, source] of sources) {
    const broken = refsOf(source.value).find(({ ref }) => isBroken(sources, path, ref));
    if (broken !== undefined) return { ...broken, source };
  }
  return undefined;
};

const unresolved = (error: unknown, sources: Sources, first: Source): DocumentError => {
  const broken = findBroken(sources);
  const text = error instanceof Error ? error.message.split('\n')[0]?.replace(/\.$/, '') : String(error);
  return new DocumentError({
    code: 'ref/broken',
    file: (broken?.source ?? first).file,
    position: broken?.source.positionOf([...broken.tokens, '$ref']),
    message:
      broken === undefined ? `a reference cannot be followed: ${text}.` : `"${broken.ref}" leads to nothing.`,
    hint: 'Correct the reference, or add what it names.',
  });
};

/** The document with everything it refers to in other files taken in. Changes the values of the sources in place. */
export const bundleDocument = async (source: Source, options: BundleOptions): Promise<JsonObject> => {
  const { path, read, origins } = options;
  const sources = new Map([[path, source]]);
  let failure: DocumentError | undefined;
  const readPart = async (file: string): Promise<JsonObject> => {
    try {
      const part = await read(decodeURIComponent(file));
      refuseRemote(part);
      sources.set(decodeURIComponent(file), part);
      origins.addSource(part);
      origins.settle();
      return part.value;
    } catch (error) {
      if (error instanceof DocumentError) failure ??= error;
      throw error;
    }
  };
  refuseRemote(source);
  origins.settle();
  const file = { order: 1, canRead: true, read: async ({ url }: { url: string }) => url };
  const any = { order: 1, canParse: true, parse: ({ data }: { data: unknown }) => readPart(String(data)) };
  const parse = { json: false, yaml: false, text: false, binary: false, any };
  try {
    const bundled: unknown = await loadRefParser().bundle(path, source.value, {
      parse,
      resolve: { file, http: false },
    });
    return isJsonObject(bundled) ? bundled : source.value;
  } catch (error) {
    throw failure ?? unresolved(error, sources, source);
  }
};
