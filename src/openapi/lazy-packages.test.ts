import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as packages from './lazy-packages.js';

test.each(Object.entries(packages))('%s loads its package', (_name, load) => {
  const loaded = load();
  expect(typeof loaded === 'function' || Object.values(loaded).every((member) => member !== undefined)).toBe(
    true,
  );
});

const folder = new URL('./', import.meta.url);
const sources = readdirSync(folder).filter(
  (name) => name.endsWith('.ts') && !/\.(test|cases)\.ts$/.test(name),
);

test.each(sources)('%s imports no package, so that what a status poll needs is loaded fast', (name) => {
  const text = readFileSync(new URL(name, folder), 'utf8');
  const imported = [...text.matchAll(/^(?:import|export) (?!type )[^;]*? from '([^']+)'/gms)].map(
    ([, from]) => from,
  );
  expect(imported.filter((from) => !from?.startsWith('.') && !from?.startsWith('node:'))).toEqual([]);
});
