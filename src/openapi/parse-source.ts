import type { JsonObject } from './api.js';
import { DocumentError } from './document-error.js';
import { isJsonObject, nameOfValue } from './json-object.js';
import { type Parsed, parseYaml, readYaml } from './parse-yaml.js';
import { findNode } from './yaml-node.js';

/** One-based. */
export type Position = { readonly line: number; readonly column: number };

/** One file of a document: its value, and where its members stand. */
export type Source = {
  /** As shown in messages. */
  readonly file: string;
  readonly value: JsonObject;
  /** Where the member stands, else the nearest one above it that exists. */
  positionOf(tokens: readonly string[]): Position;
  /** Whether the build found it sound. */
  readonly isChecked?: boolean;
};

const jsonString = /"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?/g;

const countMembers = (value: unknown): number => {
  if (Array.isArray(value)) return value.reduce<number>((sum, member) => sum + countMembers(member), 0);
  if (!isJsonObject(value)) return 0;
  const members = Object.values(value);
  return members.reduce<number>((sum, member) => sum + countMembers(member), members.length);
};

/** The value of a JSON text without repeated keys, which `JSON.parse` alone would swallow. */
const parseJson = (text: string): unknown => {
  try {
    const value: unknown = JSON.parse(text);
    let written = 0;
    for (const match of text.matchAll(jsonString)) if (match[1] !== undefined) written += 1;
    return written === countMembers(value) ? value : undefined;
  } catch {
    return undefined;
  }
};

/** Reads YAML or JSON, told apart by content; what cannot be read is a `DocumentError` with its line. */
export const parseSource = (text: string, file: string): Source => {
  const content = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const json = /^\s*[{[]/.test(content) ? parseJson(content) : undefined;
  let parsed: Parsed | undefined;
  const parse = (): Parsed => {
    parsed ??= parseYaml(content);
    return parsed;
  };
  const value = json ?? readYaml(file, parse());
  if (!isJsonObject(value)) {
    const message = `expected an object at the root, came ${value === null ? 'an empty file' : nameOfValue(value)}.`;
    const hint = 'Give an OpenAPI document, an overlay or a lifecycle.';
    throw new DocumentError({ code: 'source/root', file, position: { line: 1, column: 1 }, message, hint });
  }
  const positionOf = (tokens: readonly string[]): Position => {
    const { document, positionAt } = parse();
    return positionAt(findNode(document, tokens));
  };
  return { file, value, positionOf };
};
