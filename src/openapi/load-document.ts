import { readFileSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Finding } from '../lifecycle/model.js';
import { parsePointer, printPointer } from '../lifecycle/pointer.js';
import type { JsonObject } from './api.js';
import { applyOverlay } from './apply-overlay.js';
import { bundleDocument, externalRefs } from './bundle-document.js';
import { checkVersion } from './check-version.js';
import { DocumentError } from './document-error.js';
import { createOrigins, type Location, type Origins } from './origins.js';
import { packageRoot } from './package-root.js';
import { parseSource, type Source } from './parse-source.js';
import { type ParsedRequirements, parseRequirements } from './requirements.js';
import { type BuiltInName, isBuiltIn, nameOfPath, refuseAddress, withNames } from './spec-name.js';
import { upgradeDocument } from './upgrade-document.js';

/** What is loaded beside the document. */
export type LoadOptions = {
  /** Overlay or lifecycle files, applied in this order. Default: none. */
  readonly overlays?: readonly string[];
  /** A short name for prefixes and messages. Default: the built-in name, else made of the file's name. */
  readonly name?: string;
};

/** A finding and where its cause was written. */
export type LocatedFinding = Finding & Location;

/** A document ready to be read: bundled, overlaid, and in the words of OpenAPI 3.1. */
export type LoadedDocument = {
  readonly name: string;
  readonly document: JsonObject;
  readonly findings: readonly LocatedFinding[];
  /** Every file that was read, as absolute paths. */
  readonly files: readonly string[];
  /** Where what the pointer leads to was written, or the nearest thing above it. */
  readonly locate: (pointer: string) => Location;
  /** Whether it is as the build found it sound: it need not be checked again. */
  readonly isChecked: boolean;
};

type Reader = { readonly read: (path: string) => Promise<Source>; readonly files: string[] };

const shownPath = (path: string): string => {
  const short = relative(process.cwd(), path);
  return short === '' || short.startsWith('..') ? path : short;
};

const readFailure = (path: string, error: unknown): DocumentError => {
  const code = (error as { readonly code?: unknown }).code;
  const reason =
    code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'this is a directory' : String(code);
  const message = `expected a file that can be read: ${reason}.`;
  return new DocumentError({
    code: 'source/unreadable',
    file: shownPath(path),
    message,
    hint: 'Correct the path.',
  });
};

/** The text of a file; one that cannot be read is a `DocumentError`. */
export const readText = async (path: string): Promise<string> => {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw readFailure(path, error);
  }
};

const createReader = (): Reader => {
  const files: string[] = [];
  const read = async (path: string): Promise<Source> => {
    const text = await readText(path);
    files.push(path);
    return parseSource(text, shownPath(path));
  };
  return { read, files };
};

/** The build writes JSON beside the compiled code: it is read much faster, unless the YAML is newer. Places are those of the YAML. */
const readPrebuilt = async (path: string, yaml: string): Promise<Source | undefined> => {
  const [built, written] = await Promise.all([path, yaml].map((file) => stat(file).catch(() => undefined)));
  if (built === undefined || (written !== undefined && written.mtimeMs > built.mtimeMs)) return undefined;
  const text = await readFile(path, 'utf8');
  let source: Source | undefined;
  const positionOf: Source['positionOf'] = (tokens) => {
    source ??= parseSource(readFileSync(yaml, 'utf8'), shownPath(yaml));
    return source.positionOf(tokens);
  };
  return { file: shownPath(yaml), value: JSON.parse(text) as JsonObject, positionOf, isChecked: true };
};

const readBuiltIn = async (name: string, reader: Reader): Promise<Source> => {
  const here = dirname(fileURLToPath(import.meta.url));
  const root = fileURLToPath(packageRoot());
  const yaml = join(root, 'specs', name, 'openapi.yaml');
  const built = join(root, 'dist');
  if (!here.startsWith(built + sep)) return reader.read(yaml);
  const prebuilt = await readPrebuilt(join(built, 'specs', name, 'openapi.json'), yaml);
  if (prebuilt === undefined) return reader.read(yaml);
  reader.files.push(yaml);
  return prebuilt;
};

const readSpec = async (spec: string, reader: Reader): Promise<Source> => {
  if (isBuiltIn(spec)) return readBuiltIn(spec, reader);
  refuseAddress(spec);
  const path = spec.startsWith('file:') ? fileURLToPath(spec) : resolve(spec);
  try {
    return await reader.read(path);
  } catch (error) {
    throw withNames(spec, error);
  }
};

const refuseRefs = (overlay: Source): void => {
  const [external] = externalRefs(overlay.value);
  if (external === undefined) return;
  const message = `an overlay must not refer to other files, "${external.ref}" does.`;
  const position = overlay.positionOf([...external.tokens, '$ref']);
  const hint = 'Write the referenced part into the overlay or into the document.';
  throw new DocumentError({ code: 'overlay/ref', file: overlay.file, position, message, hint });
};

type Overlaid = { readonly document: JsonObject; readonly findings: readonly LocatedFinding[] };

const overlay = async (
  document: JsonObject,
  path: string,
  to: { reader: Reader; origins: Origins },
): Promise<Overlaid> => {
  const source = await to.reader.read(resolve(path));
  to.origins.addSource(source);
  refuseRefs(source);
  const { document: result, warnings } = applyOverlay(document, source, to.origins);
  const findings = warnings.map(({ tokens, ...warning }): LocatedFinding => {
    const place = { file: source.file, ...source.positionOf(tokens) };
    return { severity: 'warning', pointer: printPointer(tokens), ...warning, ...place };
  });
  return { document: result, findings };
};

/** Loads a document by built-in name or path. Whatever cannot be used is a `DocumentError` with one complete message. */
export const loadDocument = async (spec: string, options: LoadOptions = {}): Promise<LoadedDocument> => {
  const reader = createReader();
  const origins = createOrigins();
  const source = await readSpec(spec, reader);
  checkVersion(source);
  origins.addSource(source);
  let document = source.value;
  if (externalRefs(document).length > 0) {
    document = await bundleDocument(source, { path: resolve(source.file), read: reader.read, origins });
  }
  const findings: LocatedFinding[] = [];
  for (const path of options.overlays ?? []) {
    const overlaid = await overlay(document, path, { reader, origins });
    document = overlaid.document;
    findings.push(...overlaid.findings);
  }
  document = upgradeDocument(document, (copy, original) =>
    origins.addMade(copy, [{ container: original, start: 0 }]),
  );
  const locate = (pointer: string): Location => origins.locate(document, parsePointer(pointer)?.tokens ?? []);
  const name = options.name ?? (isBuiltIn(spec) ? spec : nameOfPath(spec));
  const isChecked = source.isChecked === true && options.overlays === undefined;
  return { name, document, findings, files: [...new Set(reader.files)], locate, isChecked };
};

/** The requirements of a document that comes with the package. */
export const loadRequirements = async (name: BuiltInName): Promise<ParsedRequirements> => {
  const path = join(fileURLToPath(packageRoot()), 'specs', name, 'requirements.yaml');
  return parseRequirements(await readText(path), shownPath(path));
};
