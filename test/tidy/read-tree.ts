import { readdirSync, readFileSync } from 'node:fs';
import { createSource, type Source } from './source.js';

/** Every text file below the root that is not ignored by `.gitignore` (its forms `folder/` and `*.ending`). */
export function readTree(root: URL): readonly Source[] {
  const ignored = readFileSync(new URL('.gitignore', root), 'utf8').split('\n').filter(Boolean);
  const sources: Source[] = [];
  const visit = (folder: string) => {
    for (const entry of readdirSync(new URL(folder, root), { withFileTypes: true })) {
      const path = `${folder}${entry.name}${entry.isDirectory() ? '/' : ''}`;
      if (isIgnored(path, ignored)) continue;
      if (entry.isDirectory()) visit(path);
      else sources.push(createSource(path, readFileSync(new URL(path, root), 'utf8')));
    }
  };
  visit('');
  return sources.filter(({ text }) => !text.includes('\0'));
}

function isIgnored(path: string, patterns: readonly string[]): boolean {
  if (/(?:^|\/)\.git\/?$/.test(path)) return true;
  return patterns.some((pattern) => {
    if (pattern.startsWith('*')) return path.endsWith(pattern.slice(1));
    const isAnchored = pattern.slice(0, -1).includes('/');
    return isAnchored
      ? path === pattern.replace(/^\//, '')
      : path === pattern || path.endsWith(`/${pattern}`);
  });
}
