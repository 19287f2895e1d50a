import type { Flaw } from './service.js';

/** The parameters of a search with their defaults, or what is wrong with them. */
export type ReadSearch =
  | { readonly ok: true; readonly params: Record<string, unknown> }
  | { readonly ok: false; readonly isJson: boolean; readonly flaws: readonly Flaw[] };

type Check = readonly [name: string, type: string, isRight: (value: unknown) => boolean];

const CHECKS: readonly Check[] = [
  ['query', 'string_type', (value) => typeof value === 'string'],
  [
    'sources',
    'list_type',
    (value) => value === null || (Array.isArray(value) && value.every((one) => typeof one === 'string')),
  ],
  [
    'max_results',
    'int_type',
    (value) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 500,
  ],
  ['auto_import', 'bool_type', (value) => typeof value === 'boolean'],
];

/** Reads the body of a submit. Members that are not known are left out. */
export function readSearch(text: string): ReadSearch {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    const flaw = { type: 'json_invalid', loc: ['body', 0], msg: 'JSON decode error', input: {} };
    return { ok: false, isJson: false, flaws: [flaw] };
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    return wrong([{ type: 'model_type', loc: ['body'], msg: 'Input should be an object', input: body }]);
  }
  const given = body as Record<string, unknown>;
  const flaws = CHECKS.filter(([name, , isRight]) => name in given && !isRight(given[name])).map(
    ([name, type]): Flaw => ({ type, loc: ['body', name], msg: 'Input should be valid', input: given[name] }),
  );
  if (flaws.length > 0) return wrong(flaws);
  const { query = '', sources = null, max_results = 100, auto_import = false } = given;
  return { ok: true, params: { query, sources, max_results, auto_import } };
}

const wrong = (flaws: readonly Flaw[]): ReadSearch => ({ ok: false, isJson: true, flaws });
