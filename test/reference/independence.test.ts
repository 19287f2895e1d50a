import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** All that a module imports, itself and through others; what is not below this folder is not followed. */
function closureOf(module: URL, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(module.href)) return seen;
  seen.add(module.href);
  const text = readFileSync(module, 'utf8');
  for (const [, specifier = ''] of text.matchAll(/(?:from|import\()\s*'([^']+)'/g)) {
    const next = specifier.startsWith('.') ? new URL(specifier.replace(/\.js$/, '.ts'), module) : undefined;
    if (next?.href.startsWith(new URL('.', import.meta.url).href)) closureOf(next, seen);
    else seen.add(next?.href ?? specifier);
  }
  return seen;
}

test.each(['chunkr', 'literature'])('the %s service shares no code with what it is to prove', (name) => {
  const here = new URL('.', import.meta.url).href;
  const all = [...closureOf(new URL(`${name}/server.ts`, import.meta.url))];
  expect(all.length).toBeGreaterThan(8);
  expect(all.filter((one) => !one.startsWith(here) && !one.startsWith('node:'))).toEqual([]);
});

test('what is imported from outside is noticed', () => {
  const all = [...closureOf(new URL('record.ts', import.meta.url))];
  expect(all.some((one) => one.endsWith('/src/exchange/exchange.ts'))).toBe(true);
});
