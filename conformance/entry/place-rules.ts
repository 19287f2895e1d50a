import { relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Api } from '../../src/openapi/api.js';
import { gatherLifecycle, lifecycleKey } from '../../src/openapi/bind-lifecycle.js';
import { readText } from '../../src/openapi/load-document.js';
import { packageRoot } from '../../src/openapi/package-root.js';
import { readOperations } from '../../src/openapi/read-operations.js';
import type { OpenedApi } from '../../src/start/open-api.js';
import type { RuleReport } from '../report/check-report.js';
import { lineHashes } from '../report/line-hash.js';
import type { SarifOptions, SarifPlace } from '../report/to-sarif.js';

/**
 * Where rules and operations stand in the files of the document, as code scanning wants it: documents of the package by
 * their path in it, others relative to the working directory, and by a file URI only what lies outside of it.
 */
export async function placeRules(
  rules: readonly RuleReport[],
  { api, locate }: Pick<OpenedApi, 'api' | 'locate'>,
): Promise<SarifOptions> {
  const point = createPointing(api);
  const byRule = new Map(rules.map((rule) => [rule.rule, locate(point.toRule(rule))]));
  const byKey = new Map(api.operations.map(({ key }) => [key, locate(point.toOperation(key))]));
  const read = await readFiles([...byRule.values(), ...byKey.values()].map(({ file }) => file));
  const place = (at: Place | undefined): SarifPlace | undefined =>
    at === undefined || at.file === '' ? undefined : placeOf(at, read.get(at.file));
  return {
    placeOfRule: ({ rule }) => place(byRule.get(rule)),
    placeOfOperation: (key) => place(byKey.get(key)),
    bases,
  };
}

type Place = ReturnType<OpenedApi['locate']>;

const bases = {
  '%SRCROOT%': 'The directory in which the check was run.',
  '%TASKDOUBLE%': 'The package taskdouble, with the documents that come with it.',
} as const;

/** Pointers into the document: what the document says of an operation stands in `paths`, the rest in the lifecycle. */
function createPointing(api: Api) {
  const operations = readOperations(api.document, () => {});
  const { placeOf: inDocument } = gatherLifecycle(api.document, operations);
  const places = new Map(operations.map(({ operation, pointer }) => [operation.key, pointer]));
  const toOperation = (key: string): string => places.get(key) ?? '/paths';
  return {
    toOperation,
    toRule: ({ rule, pointer, operation }: RuleReport): string => {
      const part = operation === undefined ? undefined : partOf(rule);
      return operation === undefined || part === undefined
        ? inDocument(`/${lifecycleKey}${pointer}`)
        : `${toOperation(operation)}${part}`;
    },
  };
}

/** Where in its operation a rule of the document stands; absent: it is one of the lifecycle. */
function partOf(rule: string): string | undefined {
  if (/^openapi\/[^/]*\/answer$/.test(rule)) return '/responses';
  if (/^security\/[^/]*$/.test(rule)) return '/security';
  return /^(?:openapi\/|operations\/[^/]*\/unknown$)/.test(rule) ? '' : undefined;
}

type Text = { readonly lines: readonly string[]; readonly hashes: readonly string[] };

/** The files by name; one that cannot be read any more is left out. */
async function readFiles(files: readonly string[]): Promise<ReadonlyMap<string, Text>> {
  const texts = new Map<string, Text>();
  for (const file of new Set(files)) {
    const text = await readText(resolve(file)).catch(() => undefined);
    if (text === undefined) continue;
    texts.set(file, { lines: text.split(/\r\n?|\n/), hashes: lineHashes(text) });
  }
  return texts;
}

function placeOf({ file, line, column }: Place, text: Text | undefined): SarifPlace {
  const lineHash = text?.hashes[line - 1];
  const length = text?.lines[line - 1]?.trimEnd().length ?? 0;
  return {
    ...artifactOf(file),
    ...{ line, column, endColumn: Math.max(column, length) + 1 },
    ...(lineHash === undefined ? {} : { lineHash }),
  };
}

function artifactOf(file: string): Pick<SarifPlace, 'uri' | 'base'> {
  const path = resolve(file);
  const specs = findOwnSpecs();
  const own = specs === undefined ? undefined : pathWithin(specs, path);
  if (own !== undefined) return { uri: `specs/${own}`, base: '%TASKDOUBLE%' };
  const here = pathWithin(process.cwd(), path);
  return here === undefined ? { uri: pathToFileURL(path).href } : { uri: here, base: '%SRCROOT%' };
}

/** The folder of the package's documents; absent where its code was bundled into another package. */
function findOwnSpecs(): string | undefined {
  try {
    return resolve(fileURLToPath(packageRoot()), 'specs');
  } catch {
    return undefined;
  }
}

/** The path below the folder, as a relative URI; absent: it lies elsewhere. */
function pathWithin(folder: string, path: string): string | undefined {
  const parts = relative(folder, path).split(sep);
  if (parts[0] === '..' || parts.includes('') || resolve(folder, ...parts) !== path) return undefined;
  return parts.map(encodeURIComponent).join('/');
}
