import ts from 'typescript';
import { isCode, isProduct, isTest, isTool } from './places.js';
import type { Rule } from './rule.js';
import { findNodes } from './source.js';

/** The ports: what has two or more implementations. */
const PORTS = ['Clock', 'Pace', 'Store'];

function isDefaultExport(node: ts.Node): boolean {
  if (ts.isExportAssignment(node)) return true;
  if (ts.isExportSpecifier(node)) return node.name.text === 'default';
  return node.kind === ts.SyntaxKind.DefaultKeyword && ts.canHaveModifiers(node.parent);
}

export const syntaxRules: readonly Rule[] = [
  {
    says: 'no `any`',
    covers: isCode,
    find: (source) =>
      findNodes(source, ({ kind }) => (kind === ts.SyntaxKind.AnyKeyword ? 'any' : undefined)),
    broken: [
      ['src/lifecycle/a.ts', 'const a = b as any;'],
      ['src/lifecycle/a.test.ts', 'type A = Record<string, any>;'],
    ],
    kept: [['src/lifecycle/a.ts', `const any: unknown = 'any';`]],
  },
  {
    says: 'no `enum`',
    covers: isCode,
    find: (source) => findNodes(source, (node) => (ts.isEnumDeclaration(node) ? 'enum' : undefined)),
    broken: [['src/lifecycle/a.ts', 'const enum Kind { A }']],
    kept: [['src/lifecycle/a.ts', `const schema = { enum: ['a'] };`]],
  },
  {
    says: 'no default export',
    covers: (path) => isCode(path) && !isTool(path),
    find: (source) => findNodes(source, (node) => (isDefaultExport(node) ? 'default export' : undefined)),
    broken: [
      ['src/lifecycle/a.ts', 'export default function f() {}'],
      ['src/lifecycle/a.ts', 'export default 1;'],
      ['src/lifecycle/a.ts', 'const a = 1; export { a as default };'],
    ],
    kept: [
      ['src/lifecycle/a.ts', `import ts from 'typescript'; switch (a) { default: }`],
      ['vitest.config.ts', 'export default {};'],
    ],
  },
  {
    says: 'no non-null `!` outside tests',
    covers: (path) => isCode(path) && !isTest(path) && !isTool(path),
    find: (source) =>
      findNodes(source, (node) => (ts.isNonNullExpression(node) ? node.getText() : undefined)),
    broken: [['src/lifecycle/a.ts', 'const a = b!.c;']],
    kept: [
      ['src/lifecycle/a.ts', 'const a = !b !== c;'],
      ['src/lifecycle/a.test.ts', 'const a = b!.c;'],
    ],
  },
  {
    says: '`interface` is for ports only',
    covers: isProduct,
    find: (source) =>
      findNodes(source, (node) =>
        ts.isInterfaceDeclaration(node) && !PORTS.includes(node.name.text)
          ? `interface ${node.name.text}: write a type, or name the port`
          : undefined,
      ),
    broken: [['src/lifecycle/a.ts', 'export interface State { readonly name: string }']],
    kept: [['src/clock/clock.ts', 'export interface Clock { now(): number }']],
  },
];
