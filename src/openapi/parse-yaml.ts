import type { Document, YAMLError } from 'yaml';
import { DocumentError } from './document-error.js';
import { loadYaml } from './lazy-packages.js';
import type { Position } from './parse-source.js';

/** An anchor may be used this often, nested uses multiplied: far above any document, far below an alias bomb. */
const maxAliasCount = 1000;

/** A YAML text, and where its offsets stand. */
export type Parsed = {
  readonly document: Document.Parsed;
  readonly positionAt: (offset: number) => Position;
};

/** Reads the text; errors and warnings stay in the result until `readYaml`. */
export const parseYaml = (text: string): Parsed => {
  const { LineCounter, parseDocument } = loadYaml();
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, merge: true, prettyErrors: false, stringKeys: true });
  const positionAt = (offset: number): Position => {
    const { line, col } = lineCounter.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  return { document, positionAt };
};

const findDuplicate = (
  parsed: Parsed,
  offset: number,
): { readonly name: string; readonly first: Position } | undefined => {
  const { isScalar, visit } = loadYaml();
  let found: { name: string; first: Position } | undefined;
  visit(parsed.document, {
    Map(_, map) {
      const keys = map.items.map((pair) => pair.key).filter(isScalar);
      const second = keys.find((key) => key.range?.[0] === offset);
      const first = keys.find((key) => key !== second && String(key.value) === String(second?.value));
      if (second === undefined || first?.range == null) return undefined;
      found = { name: String(second.value), first: parsed.positionAt(first.range[0]) };
      return visit.BREAK;
    },
  });
  return found;
};

const syntaxError = (file: string, parsed: Parsed, error: YAMLError): DocumentError => {
  const position = parsed.positionAt(error.pos[0]);
  if (error.code === 'DUPLICATE_KEY') {
    const duplicate = findDuplicate(parsed, error.pos[0]);
    const name = duplicate === undefined ? 'a key' : `the key "${duplicate.name}"`;
    const first = duplicate === undefined ? '' : `, the first in line ${duplicate.first.line}`;
    const message = `${name} is given twice${first}.`;
    return new DocumentError({
      code: 'source/duplicate-key',
      file,
      position,
      message,
      hint: 'Remove one of the two.',
    });
  }
  if (error.code === 'MULTIPLE_DOCS') {
    const message = 'expected one YAML document, came several.';
    return new DocumentError({
      code: 'source/syntax',
      file,
      position,
      message,
      hint: 'Remove all but one, and the "---".',
    });
  }
  const message = `this is neither valid YAML nor JSON: ${error.message}.`;
  return new DocumentError({ code: 'source/syntax', file, position, message, hint: 'Correct the line.' });
};

const refuseTag = (file: string, parsed: Parsed): void => {
  const warning = parsed.document.warnings.find(({ code }) => code === 'TAG_RESOLVE_FAILED');
  if (warning === undefined) return;
  const position = parsed.positionAt(warning.pos[0]);
  const message = `a YAML tag that nobody here knows (${warning.message}).`;
  throw new DocumentError({
    code: 'source/tag',
    file,
    position,
    message,
    hint: 'Remove the tag; include other files by "$ref".',
  });
};

const isCyclic = (
  value: unknown,
  above: Set<unknown> = new Set(),
  done: Set<unknown> = new Set(),
): boolean => {
  if (typeof value !== 'object' || value === null || done.has(value)) return false;
  if (above.has(value)) return true;
  above.add(value);
  const cyclic = Object.values(value).some((member) => isCyclic(member, above, done));
  above.delete(value);
  done.add(value);
  return cyclic;
};

const aliasError = (file: string, message: string): DocumentError =>
  new DocumentError({ code: 'source/alias', file, message, hint: 'Write the value out, or use "$ref".' });

/** The value of the text, or a `DocumentError`: syntax, repeated keys, unknown tags, aliases that loop or explode. */
export const readYaml = (file: string, parsed: Parsed): unknown => {
  const { document } = parsed;
  if (document.errors[0] !== undefined) throw syntaxError(file, parsed, document.errors[0]);
  refuseTag(file, parsed);
  try {
    const value: unknown = document.toJS({ maxAliasCount });
    if (isCyclic(value)) throw aliasError(file, 'a YAML alias stands inside the value it repeats.');
    return value;
  } catch (error) {
    if (error instanceof DocumentError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw aliasError(file, `the YAML aliases cannot be followed: ${reason.split('\n')[0]}.`);
  }
};
