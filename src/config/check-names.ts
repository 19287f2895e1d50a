import type { FaultMatch } from '../faults/fault-rule.js';
import { escapeToken } from '../lifecycle/pointer.js';
import type { Problem, Report } from '../lifecycle/problem.js';
import { labelsOf } from '../lifecycle/read-state.js';
import { ruleGlobMatches } from '../lifecycle/rule-glob.js';
import { suggestWord } from '../lifecycle/suggest.js';
import type { Api } from '../openapi/api.js';
import { endNames, isEnd } from '../timeline/ends.js';
import type { FateSpec } from '../timeline/fate.js';
import type { Config } from './config.js';

/** What is served, as far as names go. */
export type Served = Pick<Api, 'name' | 'lifecycle' | 'operations'>;

/**
 * What the file names that no served document has: ends, states, operations. A name that one of several documents has
 * is right; what is about an API that is not served is left alone.
 */
export function checkNames(
  { mentions }: Pick<Config, 'mentions'>,
  served: readonly Served[],
): readonly Problem[] {
  const problems: Problem[] = [];
  for (const { at, fate, match, endsKey } of mentions) {
    const about = served.filter(({ name }) => fitsName(match?.api, name));
    if (about.length === 0) continue;
    const place = (inside: string) =>
      inside.startsWith('/ends') && endsKey !== undefined ? `/${endsKey}` : inside;
    const report: Report = (problem) => problems.push({ ...problem, at: `${at}${place(problem.at)}` });
    if (fate !== undefined) checkFate(fate, about, report);
    if (match !== undefined) checkMatch(match, about, report);
  }
  return problems;
}

function checkFate(
  { ends = {}, dwell = {}, course }: FateSpec,
  served: readonly Served[],
  report: Report,
): void {
  const lifecycles = served.map(({ lifecycle }) => lifecycle);
  for (const word of Object.keys(ends)) {
    if (lifecycles.some((lifecycle) => isEnd(lifecycle, word))) continue;
    report({
      code: 'unknown-end',
      at: `/ends/${escapeToken(word)}`,
      message: `expected the end of a task of ${listNames(served)}, got "${word}"`,
      hint: suggestWord(word, new Set(lifecycles.flatMap((lifecycle) => endNames(lifecycle))), 'ends'),
    });
  }
  const state = (word: string, at: string) => checkState(word, { at, served }, report);
  for (const word of Object.keys(dwell)) if (word !== '*') state(word, `/dwell/${escapeToken(word)}`);
  if (course?.kind === 'hold' && course.state !== undefined) state(course.state, '/progression/state');
  if (course?.kind !== 'script') return;
  for (const [index, stay] of course.stays.entries()) state(stay.state, `/progression/stays/${index}/state`);
}

type Place = { readonly at: string; readonly served: readonly Served[]; readonly more?: readonly string[] };

function checkState(word: string, { at, served, more = [] }: Place, report: Report): void {
  const states = served.flatMap(({ lifecycle }) => [...lifecycle.states.values()]);
  const known = [...new Set([...states.flatMap((one) => [one.name, ...labelsOf(one)]), ...more])];
  if (known.some((name) => ruleGlobMatches(word, name))) return;
  report({
    code: 'unknown-state',
    at,
    message: `expected a state of ${listNames(served)} or its label, got "${word}"`,
    hint: suggestWord(word, known, 'states'),
  });
}

function checkMatch(match: FaultMatch, served: readonly Served[], report: Report): void {
  for (const [index, word] of listed(match.state)) {
    checkState(word, { at: `/match/state${index}`, served, more: ['final'] }, report);
  }
  const known = new Set(served.flatMap(({ operations }) => operations.map(({ key }) => key)));
  for (const [index, word] of listed(match.operation)) {
    if ([...known].some((key) => ruleGlobMatches(word, key))) continue;
    report({
      code: 'unknown-operation',
      at: `/match/operation${index}`,
      message: `expected an operation of ${listNames(served)}, got "${word}"`,
      hint: suggestWord(word, known, 'operations'),
    });
  }
}

const fitsName = (wanted: string | readonly string[] | undefined, name: string): boolean =>
  wanted === undefined || [wanted].flat().some((glob) => ruleGlobMatches(glob, name));

/** Each text with what its place adds to that of the key. */
function listed(
  value: string | readonly string[] | undefined,
): readonly (readonly [index: string, word: string])[] {
  if (value === undefined) return [];
  return typeof value === 'string' ? [['', value]] : value.map((word, index) => [`/${index}`, word]);
}

const listNames = (served: readonly Served[]): string => served.map(({ name }) => name).join(', ');
