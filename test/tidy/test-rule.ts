import ts from 'typescript';
import { isTest } from './places.js';
import type { Rule } from './rule.js';
import { findNodes } from './source.js';

const BLOCKS = ['test', 'it', 'describe', 'suite', 'bench'];
const MARKS = ['only', 'skip', 'todo'];

/** `test.only`, `describe.concurrent.skip`, `test.each(…).only`. */
function leavesOut(node: ts.Node): string | undefined {
  if (!ts.isPropertyAccessExpression(node) || !MARKS.includes(node.name.text)) return undefined;
  const root = /^\w+/.exec(node.getText())?.[0] ?? '';
  return BLOCKS.includes(root) ? node.getText() : undefined;
}

export const testRule: Rule = {
  says: 'every test runs',
  covers: isTest,
  find: (source) => findNodes(source, leavesOut),
  broken: [
    ['src/lifecycle/a.test.ts', `test.only('a', () => {});`],
    ['test/a.test.ts', `describe.concurrent.skip('a', () => {});`],
    ['test/a.test.ts', `it.todo('a');`],
  ],
  kept: [['src/lifecycle/a.test.ts', `test('a list is cut', () => list.skip(1)); parse.only;`]],
};
