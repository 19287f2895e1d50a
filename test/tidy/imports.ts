import { posix } from 'node:path';
import ts from 'typescript';
import { lineOf, type Source } from './source.js';

/** One import of any form; `load` is what this project calls the `require` that `createRequire` makes. */
export type Import = { readonly specifier: string; readonly isLazy: boolean; readonly line: number };

export function listImports(source: Source): readonly Import[] {
  return source.nodes().flatMap((node) => {
    const specifier = specifierOf(node);
    if (specifier === undefined) return [];
    return [{ specifier, isLazy: ts.isCallExpression(node), line: lineOf(source, node) }];
  });
}

function specifierOf(node: ts.Node): string | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return textOf(node.moduleSpecifier);
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return textOf(node.argument.literal);
  if (ts.isCallExpression(node) && isLoad(node.expression)) return textOf(node.arguments[0]);
  return undefined;
}

const isLoad = (callee: ts.Expression): boolean =>
  callee.kind === ts.SyntaxKind.ImportKeyword ||
  (ts.isIdentifier(callee) && ['require', 'load'].includes(callee.text));

const textOf = (node: ts.Node | undefined): string | undefined =>
  node !== undefined && ts.isStringLiteralLike(node) ? node.text : undefined;

/** The path from the root that a relative import means; `undefined` for a package. */
export function resolveImport(path: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  return posix.join(posix.dirname(path), specifier).replace(/\.js$/, '.ts');
}

/** `@scope/name` or `name` of a package, `node:fs` of a built-in module. */
export function packageName(specifier: string): string | undefined {
  if (specifier.startsWith('.')) return undefined;
  if (specifier.startsWith('node:')) return specifier;
  const parts = specifier.split('/');
  return parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}
