import type { Problem } from '../../lifecycle/problem.js';
import { suggestWord } from '../../lifecycle/suggest.js';
import { isObject } from '../check-value.js';
import { unreadable } from '../read-parameters.js';
import { globOf, literalGlob } from './glob-of.js';
import { type Raw, type Translation, untranslatable } from './translation.js';

type Report = (problem: Problem) => void;

const KNOWN = [
  'method',
  'url',
  'urlPath',
  'urlPathTemplate',
  'urlPattern',
  'urlPathPattern',
  'headers',
  'queryParameters',
  'bodyPatterns',
];

/** WireMock's request pattern as a match; what a match cannot say is refused, never passed over. */
export function translateRequest(request: unknown): Translation {
  if (!isObject(request)) {
    return unreadable(
      untranslatable('/request', 'expected a request pattern, got none', 'Write {method: GET}.'),
    );
  }
  const problems: Problem[] = [];
  const report: Report = (problem) => problems.push(problem);
  for (const key of Object.keys(request)) if (!KNOWN.includes(key)) report(unknownPattern(key));
  const url = urlMatch(request, report);
  const query = {
    ...url.query,
    ...textPatterns(request.queryParameters, '/request/queryParameters', report),
  };
  const header = textPatterns(request.headers, '/request/headers', report);
  const body = bodyMatch(request.bodyPatterns, report);
  const { method } = request;
  const value = {
    ...(typeof method === 'string' && method !== 'ANY' && { method }),
    ...(url.path !== undefined && { path: url.path }),
    ...(Object.keys(query).length > 0 && { query }),
    ...(Object.keys(header).length > 0 && { header }),
    ...(Object.keys(body).length > 0 && { body }),
  };
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value };
}

type UrlMatch = { readonly path?: string; readonly query?: Readonly<Record<string, string>> };

function urlMatch(request: Raw, report: Report): UrlMatch {
  const [key, ...more] = Object.keys(request).filter((name) => name.startsWith('url'));
  if (key === undefined) return {};
  const at = `/request/${key}`;
  const text = request[key];
  if (more.length > 0 || typeof text !== 'string') {
    report(untranslatable(at, 'expected one pattern of the URL, a text', 'Write urlPath: /task.'));
    return {};
  }
  if (key === 'urlPathTemplate') return { path: text };
  if (key === 'urlPath') return literalUrl(text, at, report);
  if (key === 'url') return literalUrl(text, at, report);
  const path = globOf(text);
  if (path !== undefined && !(key === 'urlPattern' && path.includes('?'))) return { path };
  report(
    untranslatable(
      at,
      `expected a pattern made of text, .* and [^/]+, got "${text}"`,
      'Write urlPathTemplate: /task/{id}, or a match with path and query.',
    ),
  );
  return {};
}

/** `url` includes the query, which must be there; more parameters are no hindrance. */
function literalUrl(text: string, at: string, report: Report): UrlMatch {
  const [path = '', search = ''] = text.split('?');
  const glob = literalGlob(path);
  const pairs = search.split('&').filter(Boolean);
  const query = Object.fromEntries(pairs.map((pair) => pair.split('=').map(decode)));
  if (glob === undefined)
    report(untranslatable(at, 'expected a path without * { }', 'Write urlPathTemplate.'));
  return { ...(glob !== undefined && { path: glob }), ...(pairs.length > 0 && { query }) };
}

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
};

/** Patterns of texts by name, as globs. */
function textPatterns(patterns: unknown, at: string, report: Report): Readonly<Record<string, string>> {
  const entries = isObject(patterns) ? Object.entries(patterns) : [];
  return Object.fromEntries(
    entries.flatMap(([name, pattern]) => {
      const glob = textGlob(pattern);
      if (glob !== undefined) return [[name, glob]];
      report(
        untranslatable(
          `${at}/${name}`,
          'expected equalTo, contains, or matches with text and .* only',
          'A match knows texts in which * stands for any characters; their case counts.',
        ),
      );
      return [];
    }),
  );
}

function textGlob(pattern: unknown): string | undefined {
  if (!isObject(pattern)) return undefined;
  const [[how, text] = [], ...more] = Object.entries(pattern).filter(
    ([key, value]) => !(key === 'caseInsensitive' && value === false),
  );
  if (typeof text !== 'string' || more.length > 0) return undefined;
  if (how === 'equalTo') return literalGlob(text);
  if (how === 'contains') return literalGlob(text) === undefined ? undefined : `*${text}*`;
  const glob = how === 'matches' ? globOf(text) : undefined;
  return glob?.includes('{') ? undefined : glob;
}

/** `equalToJson` is the whole body, `matchesJsonPath` one member of it. */
function bodyMatch(patterns: unknown, report: Report): Raw {
  const list = Array.isArray(patterns) ? patterns : [];
  return Object.fromEntries(
    list.flatMap((pattern, index) => {
      const entry = bodyEntry(pattern);
      if (entry !== undefined) return [entry];
      report(
        untranslatable(
          `/request/bodyPatterns/${index}`,
          'expected equalToJson, or matchesJsonPath with {expression: $.member, equalTo: text}',
          'Write a match with body: {/member: text}.',
        ),
      );
      return [];
    }),
  );
}

function bodyEntry(pattern: unknown): readonly [string, unknown] | undefined {
  if (!isObject(pattern) || Object.keys(pattern).length !== 1) return undefined;
  const { equalToJson, matchesJsonPath } = pattern;
  if (equalToJson !== undefined) return parseJson(equalToJson);
  if (!isObject(matchesJsonPath)) return undefined;
  const { expression, ...text } = matchesJsonPath;
  const steps =
    typeof expression === 'string' ? /^\$((?:\.[A-Za-z_][\w-]*)+)$/.exec(expression)?.[1] : undefined;
  const glob = textGlob(text);
  return steps === undefined || glob === undefined ? undefined : [steps.replaceAll('.', '/'), glob];
}

function parseJson(json: unknown): readonly [string, unknown] | undefined {
  if (typeof json !== 'string') return ['', json];
  try {
    return ['', JSON.parse(json)];
  } catch {
    return undefined;
  }
}

const unknownPattern = (key: string): Problem =>
  untranslatable(
    `/request/${key}`,
    `expected one of ${KNOWN.join(', ')}, got "${key}"`,
    `A match cannot say this. ${suggestWord(key, KNOWN, 'members')}`,
  );
