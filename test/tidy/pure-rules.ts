import ts from 'typescript';
import { isPure } from './places.js';
import type { Rule } from './rule.js';
import { findNodes } from './source.js';

/** Names through which something outside the arguments is seen or touched. */
const WORLD = ['Date', 'Promise', 'process', 'console', 'fetch', 'globalThis', 'performance', 'crypto'];

function impurity(node: ts.Node): string | undefined {
  if (ts.isClassLike(node)) return 'class';
  if (node.kind === ts.SyntaxKind.AsyncKeyword) return 'async';
  if (ts.isAwaitExpression(node)) return 'await';
  if (!ts.isIdentifier(node) || !WORLD.includes(node.text)) return undefined;
  return isOnlyAName(node) ? undefined : node.text;
}

/** `{ process: 1 }`, `a.process` and `(process) =>` name members and parameters, not the global. */
function isOnlyAName(node: ts.Identifier): boolean {
  const { parent } = node;
  return 'name' in parent && parent.name === node;
}

export const pureRules: readonly Rule[] = [
  {
    says: 'pure rooms have no class, async, date or input and output',
    covers: isPure,
    find: (source) => findNodes(source, impurity),
    broken: [
      ['src/lifecycle/a.ts', 'class A {}'],
      ['src/random/a.ts', 'const f = async () => 1;'],
      ['src/exchange/a.ts', 'type Answer = Promise<string>;'],
      ['src/timeline/a.ts', 'const ms = Date.parse(text);'],
      ['src/timeline/a.ts', 'const text = new Date(ms).toISOString();'],
      ['conformance/monitor/a.ts', 'console.log(1);'],
      ['src/lifecycle/a.ts', 'const path = process.cwd();'],
    ],
    kept: [
      ['src/lifecycle/a.ts', 'const a = { process: 1 }; a.process; const { fetch } = a;'],
      ['src/lifecycle/a.test.ts', 'const text = new Date(0).toISOString();'],
      ['src/simulator/a.ts', 'class A {}'],
    ],
  },
];
