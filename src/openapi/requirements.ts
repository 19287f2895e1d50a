import type { Finding } from '../lifecycle/model.js';
import { parsePointer, printPointer } from '../lifecycle/pointer.js';
import { isJsonObject, nameOfValue } from './json-object.js';
import { type Position, parseSource } from './parse-source.js';

/** The sentences that a document requires, and the rules that enforce them: `specs/<api>/requirements.yaml`. */

/** Why no rule enforces a requirement: the closed list. */
export const exclusions = ['not-observable', 'client-side', 'presentation', 'out-of-scope', 'hint'] as const;
/** Why no rule enforces a requirement. */
export type Exclusion = (typeof exclusions)[number];

/** Why a line states no requirement: the closed list. */
export const becauses = ['heading', 'navigation', 'blank', 'code-sample', 'prose'] as const;
/** Why a line states no requirement. */
export type Because = (typeof becauses)[number];

/** One-based, both ends included. */
export type LineRange = { readonly from: number; readonly to: number };

/** One sentence that a document requires. */
export type Requirement = {
  readonly id: string;
  readonly section: string;
  /** The sentence in our own words. */
  readonly requirement: string;
  readonly level: 'must' | 'should';
  /** Where it comes from: lines of the seed document, or public facts about the service. */
  readonly source:
    | { readonly kind: 'seed'; readonly lines: readonly LineRange[] }
    | { readonly kind: 'api-facts' };
  readonly enforced:
    | {
        readonly kind: 'rules' /** Ids, or globs in which `*` stands for any characters. */;
        readonly rules: readonly string[];
      }
    | { readonly kind: 'excluded'; readonly because: Exclusion };
};

/** Lines that require nothing. */
export type NonRequirement = { readonly lines: readonly LineRange[]; readonly because: Because };

/** All that a document requires. */
export type Requirements = {
  readonly document: string;
  readonly title: string;
  readonly requirements: readonly Requirement[];
  readonly nonRequirements: readonly NonRequirement[];
};

/** `pointer` leads into requirements.yaml. */
export type ParsedRequirements = {
  readonly requirements: Requirements;
  readonly findings: readonly Finding[];
  readonly locate: (pointer: string) => Position;
};

type Report = (tokens: readonly string[], message: string, hint: string) => void;
type Row = {
  readonly object: Readonly<Record<string, unknown>>;
  readonly at: readonly string[];
  readonly report: Report;
};

/** `7, 20-22`; what is none of that is reported and left out. */
const readLines = ({ object, at, report }: Row): readonly LineRange[] =>
  String(object.lines)
    .split(',')
    .flatMap((text) => {
      const [, from, to = from] = /^\s*(\d+)(?:\s*-\s*(\d+))?\s*$/.exec(text) ?? [];
      const range = { from: Number(from), to: Number(to) };
      if (range.from >= 1 && range.from <= range.to) return [range];
      report(
        [...at, 'lines'],
        `expected lines such as "7, 20-22", came "${text.trim()}".`,
        'Write numbers and ranges.',
      );
      return [];
    });

const readText = ({ object, at, report }: Row, name: string): string => {
  const value = object[name];
  if (typeof value === 'string' && value.trim() !== '') return value;
  report([...at, name], `expected "${name}" to be a text, came ${nameOfValue(value)}.`, 'Write one.');
  return '';
};

const readChoice = <T extends string>(
  { object, at, report }: Row,
  name: string,
  choices: readonly T[],
): T | undefined => {
  const found = choices.find((choice) => choice === object[name]);
  if (found === undefined) {
    report(
      [...at, name],
      `expected "${name}" to be ${choices.join(', ')}, came ${String(object[name])}.`,
      'Take one of them.',
    );
  }
  return found;
};

const readOrigin = (row: Row): Requirement['source'] => {
  const { object, at, report } = row;
  if (object.source !== undefined) readChoice(row, 'source', ['api-facts']);
  if ((object.source === undefined) === (object.lines === undefined)) {
    report(at, 'expected either "lines" or "source: api-facts".', 'Give exactly one of the two.');
  }
  return object.lines === undefined ? { kind: 'api-facts' } : { kind: 'seed', lines: readLines(row) };
};

const readEnforced = (row: Row): Requirement['enforced'] => {
  const { object, at, report } = row;
  if ((object.rules === undefined) === (object.excluded === undefined)) {
    report(at, 'expected either "rules" or "excluded".', 'Give exactly one of the two.');
  }
  if (object.rules === undefined) {
    return { kind: 'excluded', because: readChoice(row, 'excluded', exclusions) ?? 'out-of-scope' };
  }
  const rules = (Array.isArray(object.rules) ? object.rules : []).filter((rule) => typeof rule === 'string');
  if (rules.length === 0) report([...at, 'rules'], 'expected a list of rule ids.', 'Name at least one rule.');
  return { kind: 'rules', rules };
};

const keys = ['id', 'section', 'requirement', 'level', 'lines', 'source', 'rules', 'excluded'];

const checkKeys = ({ object, at, report }: Row, known: readonly string[]): void => {
  for (const key of Object.keys(object).filter((name) => !known.includes(name))) {
    report(
      [...at, key],
      `"${key}" is not known here: expected ${known.join(', ')}.`,
      'Remove it, or correct its name.',
    );
  }
};

const readRequirement = (row: Row): Requirement => {
  checkKeys(row, keys);
  const id = readText(row, 'id');
  if (id !== '' && !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) {
    row.report(
      [...row.at, 'id'],
      `expected an id in kebab-case, came "${id}".`,
      'Write lower-case words joined by "-".',
    );
  }
  return {
    id,
    section: readText(row, 'section'),
    requirement: readText(row, 'requirement'),
    level: readChoice(row, 'level', ['must', 'should']) ?? 'must',
    source: readOrigin(row),
    enforced: readEnforced(row),
  };
};

const readNonRequirement = (row: Row): NonRequirement => {
  checkKeys(row, ['lines', 'because']);
  return { lines: readLines(row), because: readChoice(row, 'because', becauses) ?? 'prose' };
};

const rowsOf = (list: unknown, name: string, report: Report): readonly Row[] => {
  if (!Array.isArray(list)) {
    report(
      [name],
      `expected "${name}" to be a list, came ${nameOfValue(list)}.`,
      'Write one row for each sentence.',
    );
    return [];
  }
  return list.flatMap((object, index) => {
    const at = [name, String(index)];
    if (isJsonObject(object)) return [{ object, at, report }];
    report(at, `expected a row, came ${nameOfValue(object)}.`, 'Write an object.');
    return [];
  });
};

/** Reads requirements.yaml. What is wrong is a finding; a text that is no YAML is a `DocumentError`. */
export const parseRequirements = (text: string, file: string): ParsedRequirements => {
  const source = parseSource(text, file);
  const findings: Finding[] = [];
  const report: Report = (tokens, message, hint) =>
    void findings.push({
      code: 'requirements/form',
      severity: 'error',
      pointer: printPointer(tokens),
      message,
      hint,
    });
  const root: Row = { object: source.value, at: [], report };
  checkKeys(root, ['document', 'title', 'requirements', 'non-requirements']);
  const requirements = {
    document: readText(root, 'document'),
    title: readText(root, 'title'),
    requirements: rowsOf(source.value.requirements, 'requirements', report).map(readRequirement),
    nonRequirements: rowsOf(source.value['non-requirements'], 'non-requirements', report).map(
      readNonRequirement,
    ),
  };
  return {
    requirements,
    findings,
    locate: (pointer) => source.positionOf(parsePointer(pointer)?.tokens ?? []),
  };
};
