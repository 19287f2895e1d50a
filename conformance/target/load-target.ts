import { readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import type { Env } from '../../src/lifecycle/expand-variables.js';
import { parsePointer } from '../../src/lifecycle/pointer.js';
import type { Problem } from '../../src/lifecycle/problem.js';
import type { Api } from '../../src/openapi/api.js';
import { DocumentError } from '../../src/openapi/document-error.js';
import { readText } from '../../src/openapi/load-document.js';
import { parseSource, type Source } from '../../src/openapi/parse-source.js';
import { parseTarget } from './parse-target.js';
import type { RawTarget } from './raw-target.js';
import type { Target } from './target.js';

/** What a target file is read with. */
export type LoadTargetOptions = {
  /** Default: that of the process. */
  readonly env?: Env;
  /** Instead of the file's own. */
  readonly baseUrl?: string;
  /** For the document's one security scheme, instead of what the file says; `${NAME}` stands for a variable. */
  readonly credential?: string;
};

/** Reads a target file, YAML or JSON; one `DocumentError` tells every mistake with its place, and no secret. */
export async function loadTarget(file: string, api: Api, options: LoadTargetOptions = {}): Promise<Target> {
  const { env = process.env } = options;
  const path = resolve(file);
  const shown = relative(process.cwd(), path);
  const source = readSource(await readText(path), shown.startsWith('..') ? path : shown);
  const value = withOptions(source.value, options);
  const { target, problems } = parseTarget(value, { api, env, readFile: readerIn(dirname(path)) });
  if (target === undefined) throw refusal(source.file, problems, source);
  return target;
}

/**
 * The target for an implementation of which only the address is known: tasks are created by the document's own
 * operation and example. A `DocumentError` says what is wrong with the address, or that the document cannot create tasks.
 */
export function defaultTarget(
  api: Api,
  baseUrl: string,
  { env = process.env, credential }: Omit<LoadTargetOptions, 'baseUrl'> = {},
): Target {
  const { target, problems } = parseTarget(
    withOptions({}, { baseUrl, ...(credential !== undefined && { credential }) }),
    { api, env, readFile: () => undefined },
  );
  if (target === undefined) throw refusal('target', problems);
  return target;
}

/** What the options say takes the place of what the file says. */
function withOptions(value: object, { baseUrl, credential }: LoadTargetOptions): object {
  const { credential: _, credentials: _others, ...rest } = value as Partial<RawTarget>;
  return {
    ...(credential === undefined ? value : { ...rest, credential }),
    ...(baseUrl !== undefined && { baseUrl: literally(baseUrl) }),
  };
}

/** No variable is meant: `$${` stands for `${`. In a replacement, `$$` would be one dollar. */
const literally = (text: string): string => text.replaceAll('${', () => '$${');

const readerIn =
  (folder: string) =>
  (file: string): Buffer | undefined => {
    try {
      return readFileSync(resolve(folder, file));
    } catch {
      return undefined;
    }
  };

function readSource(text: string, file: string): Source {
  try {
    return parseSource(text, file);
  } catch (error) {
    if (!(error instanceof DocumentError) || error.code !== 'source/root') throw error;
    const { code, problem: message, position } = error;
    throw new DocumentError({ code, message, hint: 'Give one with baseUrl and more.', file, position });
  }
}

type Placed = Problem & { readonly line: number; readonly column: number };

function refusal(file: string, problems: readonly Problem[], source?: Source): DocumentError {
  const placed = problems.map((problem): Placed => {
    const position = source?.positionOf(parsePointer(problem.at)?.tokens ?? []);
    return { ...problem, ...(position ?? { line: 0, column: 0 }) };
  });
  const inOrder = placed.toSorted((one, other) => one.line - other.line || one.column - other.column);
  const many = problems.length === 1 ? '1 error' : `${problems.length} errors`;
  const lines = inOrder.map((problem) => printProblem(file, problem));
  return new DocumentError({
    code: `target/${inOrder[0]?.code ?? 'unusable'}`,
    message: `${file} cannot be used, ${many}.`,
    hint: [`Correct ${problems.length === 1 ? 'it' : 'them'}:`, ...lines].join('\n'),
  });
}

/** `file:line:column: error: message. Hint [code]`; without a file the pointer says where. */
function printProblem(file: string, { line, column, at, message, hint, code }: Placed): string {
  const place = line === 0 ? `${file}${at}` : `${file}:${line}:${column}`;
  const sentence = /[.?!:]$/.test(message) ? message : `${message}.`;
  return `${place}: error: ${sentence} ${hint} [target/${code}]`;
}
