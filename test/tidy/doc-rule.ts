import ts from 'typescript';
import { isProduct } from './places.js';
import type { Rule } from './rule.js';
import { type Finding, lineOf, type Source } from './source.js';

type Declaration = ts.Statement & { readonly name?: ts.Node };

function isExported(node: ts.Statement): boolean {
  const modifiers = ts.canHaveModifiers(node) ? ts.getModifiers(node) : undefined;
  return modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
}

const nameOf = (node: Declaration): string =>
  ts.isVariableStatement(node)
    ? node.declarationList.declarations.map(({ name }) => name.getText()).join(', ')
    : (node.name?.getText() ?? 'export');

function hasSentence(node: ts.Node): boolean {
  return ts
    .getJSDocCommentsAndTags(node)
    .some((doc) => ts.isJSDoc(doc) && /\w[\s\S]*[.?!:]/.test(ts.getTextOfJSDocComment(doc.comment) ?? ''));
}

/** Of the overloads of a function, the first speaks for all. */
function findUndocumented(source: Source): readonly Finding[] {
  const seen = new Set<string>();
  return source.file().statements.flatMap((node: Declaration) => {
    if (!isExported(node)) return [];
    const name = nameOf(node);
    if (seen.has(name) && ts.isFunctionDeclaration(node)) return [];
    seen.add(name);
    return hasSentence(node) ? [] : [{ line: lineOf(source, node), what: name }];
  });
}

export const docRule: Rule = {
  says: 'every export carries a sentence that says what it promises',
  covers: isProduct,
  find: findUndocumented,
  broken: [
    ['src/lifecycle/a.ts', 'export function f() {}'],
    ['src/lifecycle/a.ts', 'export const A = 1;'],
    ['src/lifecycle/a.ts', '// The state.\nexport type State = 1;'],
    ['src/lifecycle/a.ts', '/** A. */\nexport type A = 1;\nexport type B = 2;'],
    ['src/lifecycle/a.ts', '/** @internal */\nexport const A = 1;'],
    ['conformance/monitor/a.ts', 'export class A {}'],
  ],
  kept: [
    ['src/lifecycle/a.ts', '/** Says what it is. */\nexport const A = 1;'],
    ['src/lifecycle/a.ts', `export { a } from './b.js';\nexport type * from './c.js';\nconst d = 1;`],
    ['src/lifecycle/a.ts', '/** Adds. */\nexport function f(): 1;\nexport function f(a?: 1): 1 {}'],
    ['src/lifecycle/a.test.ts', 'export const A = 1;'],
  ],
};
