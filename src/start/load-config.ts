import { dirname, relative, resolve } from 'node:path';
import type { Config } from '../config/config.js';
import { parseConfig } from '../config/parse-config.js';
import type { Env } from '../lifecycle/expand-variables.js';
import { parsePointer } from '../lifecycle/pointer.js';
import type { Problem } from '../lifecycle/problem.js';
import { DocumentError } from '../openapi/document-error.js';
import { readText } from '../openapi/load-document.js';
import { parseSource, type Source } from '../openapi/parse-source.js';
import { isBuiltIn } from '../openapi/spec-name.js';
import { printFinding } from './open-api.js';

/** A configuration file that was read and is sound in itself. */
export type LoadedConfig = {
  readonly config: Config;
  /** As shown in messages and in the banner. */
  readonly file: string;
  /** Absolute. */
  readonly path: string;
  /** What is wrong with the file, in the form in which all of its mistakes are told. */
  refuse(problems: readonly Problem[]): DocumentError;
};

/** Reads a configuration file; one `DocumentError` tells every mistake with its place. Paths in it are relative to it. */
export async function loadConfig(file: string, env: Env = process.env): Promise<LoadedConfig> {
  const path = resolve(file);
  const shown = relative(process.cwd(), path);
  const source = readSource(await readText(path), shown.startsWith('..') ? path : shown);
  const folder = dirname(path);
  const { config, problems } = parseConfig(source.value, {
    env,
    isName: (spec) => spec === 'all' || isBuiltIn(spec),
    resolvePath: (one) => (/^[a-z]+:/i.test(one) ? one : resolve(folder, one)),
  });
  const refuse = (found: readonly Problem[]) => refusal(source, found);
  if (config === undefined) throw refuse(problems);
  return { config, file: source.file, path, refuse };
}

/** An empty file says nothing, which is no mistake. */
function readSource(text: string, file: string): Source {
  const isEmpty = text.split('\n').every((line) => /^\s*(#.*)?$/.test(line));
  try {
    return parseSource(isEmpty ? '{}' : text, file);
  } catch (error) {
    if (!(error instanceof DocumentError) || error.code !== 'source/root') throw error;
    const { code, problem: message, position } = error;
    const hint = 'Give one with serve, profiles, scenarios or faults.';
    throw new DocumentError({ code, message, hint, file, position });
  }
}

function refusal(source: Source, problems: readonly Problem[]): DocumentError {
  const findings = problems.map(({ code, at, message, hint }) => ({
    code: `config/${code}`,
    severity: 'error' as const,
    pointer: at,
    message,
    hint,
    file: source.file,
    ...source.positionOf(parsePointer(at)?.tokens ?? []),
  }));
  const inOrder = findings.toSorted((one, other) => one.line - other.line || one.column - other.column);
  const many = findings.length === 1 ? '1 error' : `${findings.length} errors`;
  return new DocumentError({
    code: inOrder[0]?.code ?? 'config/unusable',
    message: `${source.file} cannot be used, ${many}.`,
    hint: [`Correct ${findings.length === 1 ? 'it' : 'them'}:`, ...inOrder.map(printFinding)].join('\n'),
  });
}
