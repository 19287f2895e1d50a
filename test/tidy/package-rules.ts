import { listImports, packageName } from './imports.js';
import { isProduct, isPure } from './places.js';
import type { Rule } from './rule.js';
import type { Finding, Source } from './source.js';

const FILE_SYSTEM = ['node:fs', 'node:fs/promises', 'fs', 'chokidar'];

/** The loader, the commands, and whoever else must read or write files. A folder ends in `/`. */
const FILE_SYSTEM_PLACES = ['src/openapi/load-document.ts', 'src/cli/', 'conformance/target/load-target.ts'];

const EXPRESS_PLACES = ['src/http/', 'src/start/'];

/** Pure rooms import no package but these: two compute, one makes the `load` through which they are loaded when needed. */
const PURE_PACKAGES = ['ajv', 'fastest-levenshtein', 'node:module'];

function findPackages(source: Source, isForbidden: (name: string) => boolean): readonly Finding[] {
  return listImports(source).flatMap(({ specifier, line }) => {
    const name = packageName(specifier);
    return name !== undefined && isForbidden(name) ? [{ line, what: `imports ${specifier}` }] : [];
  });
}

const isIn = (path: string, places: readonly string[]): boolean =>
  places.some((place) => (place.endsWith('/') ? path.startsWith(place) : path === place));

export const packageRules: readonly Rule[] = [
  {
    says: 'Express is known in src/http and src/start only',
    covers: (path) => isProduct(path) && !isIn(path, EXPRESS_PLACES),
    find: (source) => findPackages(source, (name) => name === 'express'),
    broken: [
      ['src/simulator/a.ts', `import type { Request } from 'express';`],
      ['src/cli/a.ts', `const { Router } = await import('express');`],
    ],
    kept: [
      ['src/http/a.ts', `import express from 'express';`],
      ['src/http/a.test.ts', `import express from 'express';`],
    ],
  },
  {
    says: 'files are read and written by the loader and the commands only',
    covers: (path) => isProduct(path) && !isIn(path, FILE_SYSTEM_PLACES),
    find: (source) => findPackages(source, (name) => FILE_SYSTEM.includes(name)),
    broken: [
      ['src/simulator/a.ts', `import { readFileSync } from 'node:fs';`],
      ['src/openapi/read-api.ts', `import { readFile } from 'node:fs/promises';`],
      ['conformance/run.ts', `const { watch } = await import('chokidar');`],
    ],
    kept: [
      ['src/openapi/load-document.ts', `import { readFile } from 'node:fs/promises';`],
      ['src/cli/a.ts', `import { readFileSync } from 'node:fs';`],
    ],
  },
  {
    says: 'pure rooms import no package that does anything but compute',
    covers: isPure,
    find: (source) => findPackages(source, (name) => !PURE_PACKAGES.includes(name)),
    broken: [
      ['src/lifecycle/a.ts', `import { createHash } from 'node:crypto';`],
      ['conformance/monitor/a.ts', `import { parse } from 'yaml';`],
      ['src/lifecycle/a.ts', `const fs = load('node:fs');`],
    ],
    kept: [
      ['src/lifecycle/a.ts', `import { Ajv2020 } from 'ajv/dist/2020.js';`],
      ['src/lifecycle/a.ts', `const { Ajv2020 } = load('ajv/dist/2020.js');`],
    ],
  },
];
