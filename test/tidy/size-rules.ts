import ts from 'typescript';
import { isCode, isTool } from './places.js';
import type { Rule } from './rule.js';
import { findNodes, lineOf, type Source } from './source.js';

const MAX_FILE_LINES = 300;
const MAX_FUNCTION_LINES = 60;
const MAX_PARAMETERS = 3;

function functionLines(source: Source, node: ts.Node): number {
  const end = source.file().getLineAndCharacterOfPosition(node.getEnd()).line + 1;
  return end - lineOf(source, node) + 1;
}

/** What a callback takes is the caller's choice, so a function written as an argument is not counted. */
function countParameters(node: ts.Node): number {
  if (!ts.isFunctionLike(node) || ts.isIndexSignatureDeclaration(node)) return 0;
  if (ts.isCallExpression(node.parent)) return 0;
  return node.parameters.filter(({ name }) => name.getText() !== 'this').length;
}

export const sizeRules: readonly Rule[] = [
  {
    says: `a file has at most ${MAX_FILE_LINES} lines`,
    covers: isCode,
    find: ({ text }) => {
      const lines = text.trimEnd().split('\n').length;
      return lines > MAX_FILE_LINES ? [{ line: MAX_FILE_LINES + 1, what: `${lines} lines` }] : [];
    },
    broken: [['src/lifecycle/a.ts', 'x;\n'.repeat(301)]],
    kept: [
      ['src/lifecycle/a.ts', 'x;\n'.repeat(300)],
      ['specs/chunkr/openapi.ts', 'x;\n'.repeat(301)],
    ],
  },
  {
    says: `a function has at most ${MAX_FUNCTION_LINES} lines`,
    covers: isCode,
    find: (source) =>
      findNodes(source, (node) => {
        const lines = ts.isFunctionLike(node) ? functionLines(source, node) : 0;
        return lines > MAX_FUNCTION_LINES ? `function of ${lines} lines` : undefined;
      }),
    broken: [
      ['src/lifecycle/a.ts', `function f() {\n${'x;\n'.repeat(59)}}`],
      ['bench/a.mjs', `const f = () => {\n${'x;\n'.repeat(59)}};`],
    ],
    kept: [['src/lifecycle/a.ts', `/**\n${' *\n'.repeat(60)} */\nfunction f() {\n${'x;\n'.repeat(58)}}`]],
  },
  {
    says: `a function takes at most ${MAX_PARAMETERS} positional parameters`,
    covers: (path) => isCode(path) && !isTool(path),
    find: (source) =>
      findNodes(source, (node) => {
        const count = countParameters(node);
        return count > MAX_PARAMETERS ? `${count} parameters: take one options object` : undefined;
      }),
    broken: [
      ['src/lifecycle/a.ts', 'function f(a: 1, b: 1, c: 1, d: 1) {}'],
      ['src/lifecycle/a.ts', 'const f = (a: 1, b: 1, c: 1, ...d: 1[]) => {};'],
      ['src/store/a.ts', 'type Store = { put(a: 1, b: 1, c: 1, d: 1): void };'],
    ],
    kept: [
      ['src/lifecycle/a.ts', 'function f(this: 1, a: 1, b: 1, { c, d }: { c: 1; d: 1 }) {}'],
      ['src/http/a.ts', 'app.use((error, request, response, next) => next(error));'],
    ],
  },
];
