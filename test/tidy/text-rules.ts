import type { Rule } from './rule.js';
import { findText } from './source.js';

/** Samples are put together here, so that this file keeps the rules itself. */
const join = (...parts: readonly string[]): string => parts.join('');

const anyFile = () => true;

export const textRules: readonly Rule[] = [
  {
    says: 'nothing is put off in a comment',
    covers: anyFile,
    find: (source) => findText(source, /\b(?:TO[D]O|FIX[M]E)\b.*/g),
    broken: [
      ['src/lifecycle/a.ts', join('// TO', 'DO later')],
      ['README.md', join('FIX', 'ME: say more')],
    ],
    kept: [['README.md', 'todo lists are tasks']],
  },
  {
    says: 'no path of one machine stands in a file',
    covers: anyFile,
    find: (source) =>
      findText(
        source,
        /(?<![\w.~-])\/(?:work\/|root\/\.|tmp\/|(?:home|Users)\/[\w.-]+\/)\S*|\b[A-Z]:\\Users\\\S*/g,
      ),
    broken: [
      ['docs/a.md', join('see /ho', 'me/ann/project')],
      ['src/cli/a.ts', join(`const root = '/wo`, `rk/main';`)],
      ['bench/a.mjs', join(`'/tm`, `p/out.json'`)],
      ['docs/a.md', join('C:\\Us', 'ers\\Ann\\project')],
    ],
    kept: [
      ['docs/a.md', 'https://example.com/work/1, ./work/1, /v1/home/1'],
      ['docs/a.md', 'the tmp folder'],
    ],
  },
  {
    says: 'the lock file and .npmrc name no registry',
    covers: (path) => path === 'package-lock.json' || path === '.npmrc',
    find: (source) => findText(source, /"resolved": "https?:.*|^.*registry *=.*/gm),
    broken: [
      ['package-lock.json', '"resolved": "https://registry.npmjs.org/ajv/-/ajv-8.20.0.tgz"'],
      ['.npmrc', 'registry=https://npm.example.com/'],
    ],
    kept: [
      ['package-lock.json', '"funding": { "url": "https://github.com/sponsors/x" }'],
      ['.npmrc', 'omit-lockfile-registry-resolved=true'],
    ],
  },
];
