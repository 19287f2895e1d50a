import ts from 'typescript';
import { isCode, isProduct } from './places.js';
import type { Rule } from './rule.js';
import { findNodes } from './source.js';

/** Words that say nothing about what is inside. */
const EMPTY_WORDS = ['util', 'utils', 'helper', 'helpers', 'common', 'misc', 'manager', 'impl', 'enhanced'];

/** Word → the word of the glossary. */
const OTHER_WORDS: Readonly<Record<string, string>> = {
  job: 'task',
  jobs: 'tasks',
  terminal: 'final',
};

const KEBAB = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)*$/;

/** What was recorded elsewhere keeps the name it came with. */
const isRecorded = (path: string): boolean => path.startsWith('fixtures/');

const partsOf = (path: string): readonly string[] => path.split('/');

function findEmptyNames(path: string): readonly string[] {
  return partsOf(path).filter((part) => {
    const stem = part.replace(/\..*$/, '');
    return (
      stem === 'data' ||
      /(?:^|[-_])v\d+$/.test(stem) ||
      stem.split(/[-_]/).some((word) => EMPTY_WORDS.includes(word))
    );
  });
}

/** `terminalStates` → `terminal`, `states`. */
const wordsOf = (name: string): readonly string[] =>
  name.split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/).map((word) => word.toLowerCase());

/** A command line has a terminal; a state has not. */
function otherWord(name: string, path: string): string | undefined {
  const found = wordsOf(name).find(
    (word) => OTHER_WORDS[word] !== undefined && !(word === 'terminal' && path.startsWith('src/cli/')),
  );
  return found && `${name}: the word is "${OTHER_WORDS[found]}"`;
}

/** Keys of an object are data: a table of synonyms must be able to name them. */
function otherWordIn(node: ts.Node, path: string): string | undefined {
  if (!ts.isIdentifier(node)) return undefined;
  if (ts.isPropertyAssignment(node.parent) && node.parent.name === node) return undefined;
  return otherWord(node.text, path);
}

const atTop = (names: readonly string[]) => names.map((what) => ({ line: 1, what }));

export const nameRules: readonly Rule[] = [
  {
    says: 'files and folders are named in kebab-case',
    covers: (path) => path.includes('/') && !path.startsWith('.') && !isRecorded(path),
    find: ({ path }) => atTop(partsOf(path).filter((part) => part !== 'README.md' && !KEBAB.test(part))),
    broken: [
      ['src/lifecycle/parseState.ts', ''],
      ['src/Lifecycle/parse.ts', ''],
      ['examples/some_file.json', ''],
    ],
    kept: [
      ['src/lifecycle/parse-state.test.ts', ''],
      ['docs/decisions/001-state.md', ''],
      ['ARCHITECTURE.md', ''],
      ['fixtures/seeds/001_ab.txt', ''],
    ],
  },
  {
    says: 'a name says what is inside',
    covers: isCode,
    find: ({ path }) => atTop(findEmptyNames(path)),
    broken: [
      ['src/lifecycle/utils.ts', ''],
      ['src/common/text.ts', ''],
      ['src/store/task-manager.ts', ''],
      ['src/openapi/data.ts', ''],
      ['src/openapi/parse-v2.ts', ''],
    ],
    kept: [['src/lifecycle/parse-state.ts', '']],
  },
  {
    says: 'one word per thing: task, final',
    covers: isProduct,
    find: (source) => [
      ...atTop([otherWord(source.path, source.path)].filter((word) => word !== undefined)),
      ...findNodes(source, (node) => otherWordIn(node, source.path)),
    ],
    broken: [
      ['src/simulator/a.ts', 'const jobId = 1;'],
      ['src/lifecycle/a.ts', 'export const isTerminal = (state: string) => true;'],
      ['src/lifecycle/a.ts', 'type TERMINAL_STATES = 1;'],
      ['src/store/job-store.ts', ''],
    ],
    kept: [
      ['src/simulator/a.ts', `const determined = 'a job in a terminal state';`],
      ['src/lifecycle/a.ts', `const meant = { terminal: 'final' };`],
      ['src/cli/a.ts', 'const isTerminal = process.stdout.isTTY;'],
    ],
  },
];
