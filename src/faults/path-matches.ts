import { ruleGlobMatches } from '../lifecycle/rule-glob.js';

/** Whether a path fits a pattern in which `*` stands for any characters and `{name}` for one segment that is not empty. */
export function pathMatches(pattern: string, path: string): boolean {
  if (!pattern.includes('{')) return ruleGlobMatches(pattern, path);
  const source = pattern
    .split(/(\*|\{[^/{}]*\})/)
    .map((part) => (part === '*' ? '.*' : /^\{.*\}$/.test(part) ? '[^/]+' : escapePattern(part)))
    .join('');
  return new RegExp(`^${source}$`, 's').test(path);
}

const escapePattern = (part: string): string => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
