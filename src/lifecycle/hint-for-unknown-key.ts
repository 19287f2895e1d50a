import { nearestWord } from './suggest.js';

/** What people write who know another language for the same thing. */
const otherWords: Readonly<Record<string, string>> = {
  terminal: 'final',
  end: 'final',
  transitions: 'next',
  timeout: 'within',
  duration: 'dwell',
  label: 'shows',
  labels: 'shows',
  required: 'has',
  forbidden: 'lacks',
  asserts: 'check',
  checks: 'check',
  guard: 'moves',
  from: 'moves',
  errors: 'else',
  refused: 'else',
  start: 'initial',
  immutable: 'constant',
  list: 'lists',
  sort: 'order',
  description: 'x-description',
  comment: 'x-comment',
};

/** What to write instead of a key that the language does not know. */
export function hintForUnknownKey(key: string, known: readonly string[]): string {
  const other = Object.hasOwn(otherWords, key) ? otherWords[key] : undefined;
  if (other?.startsWith('x-')) return `Write ${other}, or a YAML comment: only keys with x- are free.`;
  if (other !== undefined && known.includes(other)) return `Write ${other}.`;
  const nearest = nearestWord(key, known);
  if (nearest !== undefined) return `Did you mean ${nearest}? A key of your own starts with x-.`;
  return 'Take it out, or start a key of your own with x-.';
}
