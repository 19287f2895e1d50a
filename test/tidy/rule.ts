import type { Finding, Source } from './source.js';

/** A file that keeps or breaks a rule: path from the root, text. */
export type Sample = readonly [path: string, text: string];

/** One house rule. Its samples show that it can fail, and that it does not fail on everything. */
export type Rule = {
  readonly says: string;
  readonly covers: (path: string) => boolean;
  readonly find: (source: Source) => readonly Finding[];
  readonly broken: readonly Sample[];
  readonly kept: readonly Sample[];
};

/** `path:line what` for everything that breaks the rule in these files. */
export function findBreaches(rule: Rule, sources: readonly Source[]): readonly string[] {
  return sources
    .filter(({ path }) => rule.covers(path))
    .flatMap((source) => rule.find(source).map(({ line, what }) => `${source.path}:${line} ${what}`));
}
