import { DocumentError } from '../../src/openapi/document-error.js';
import { isJsonObject, nameOfValue } from '../../src/openapi/json-object.js';
import { parseSource, type Source } from '../../src/openapi/parse-source.js';
import type { Baseline, KnownFailure } from './baseline.js';

/** Reads a baseline, YAML or JSON; what is wrong with it is a `DocumentError` with its line. */
export function readBaseline(text: string, file: string): Baseline {
  const source = open(text, file);
  const { known } = source.value;
  const report = reporter(source);
  const other = Object.keys(source.value).find((name) => name !== 'known');
  if (other !== undefined)
    return report([other], `"${other}" is no key of a baseline.`, 'Write "known" only.');
  if (!Array.isArray(known)) {
    return report(['known'], `expected "known" to be a list, came ${nameOfValue(known)}.`, example);
  }
  const entries = known.map((entry: unknown, index) => readEntry(entry, ['known', String(index)], report));
  entries.forEach(({ rule }, index) => {
    if (entries.findIndex((entry) => entry.rule === rule) < index) {
      report(['known', String(index)], `the rule "${rule}" is named twice.`, 'Remove one of the two.');
    }
  });
  return { known: entries };
}

const example = 'Write "known: [{rule: operations/cancel/else@done, because: bug 17}]", or "known: []".';

type Reporter = (tokens: readonly string[], message: string, hint: string) => never;

const reporter =
  (source: Source): Reporter =>
  (tokens, message, hint) => {
    throw new DocumentError({
      code: 'baseline/shape',
      file: source.file,
      position: source.positionOf(tokens),
      message,
      hint,
    });
  };

function open(text: string, file: string): Source {
  try {
    return parseSource(text, file);
  } catch (error) {
    if (!(error instanceof DocumentError) || error.code !== 'source/root') throw error;
    throw new DocumentError({
      code: 'baseline/shape',
      file,
      position: error.position,
      message: error.problem,
      hint: example,
    });
  }
}

const day = /^\d{4}-\d{2}-\d{2}$/;

function readEntry(entry: unknown, at: readonly string[], report: Reporter): KnownFailure {
  if (!isJsonObject(entry))
    return report(at, `expected an entry with a rule, came ${nameOfValue(entry)}.`, example);
  const other = Object.keys(entry).find((name) => !['rule', 'because', 'expires'].includes(name));
  if (other !== undefined) {
    return report([...at, other], `"${other}" is no key of an entry.`, 'Keys are rule, because and expires.');
  }
  const { rule, because, expires } = entry;
  if (typeof rule !== 'string' || rule === '') {
    return report(
      [...at, 'rule'],
      `expected "rule" to be the id of a rule, came ${nameOfValue(rule)}.`,
      example,
    );
  }
  if (because !== undefined && typeof because !== 'string') {
    return report(
      [...at, 'because'],
      `expected "because" to be a text, came ${nameOfValue(because)}.`,
      'Write one.',
    );
  }
  if (expires !== undefined && (typeof expires !== 'string' || !isDay(expires))) {
    const came = typeof expires === 'string' ? `"${expires}"` : nameOfValue(expires);
    return report(
      [...at, 'expires'],
      `expected "expires" to be a day, came ${came}.`,
      'Write it as 2031-12-31.',
    );
  }
  return {
    rule,
    ...(because === undefined ? {} : { because }),
    ...(expires === undefined ? {} : { expires }),
  };
}

/** Whether the calendar has the day. */
function isDay(text: string): boolean {
  const ms = day.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}
