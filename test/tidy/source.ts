import ts from 'typescript';

/** One file of the tree: its path from the root with `/`, its text, and, where it is code, every node of its syntax. */
export type Source = {
  readonly path: string;
  readonly text: string;
  readonly file: () => ts.SourceFile;
  readonly nodes: () => readonly ts.Node[];
};

/** What breaks a rule, and where. */
export type Finding = { readonly line: number; readonly what: string };

/** Parses when first asked to, once. */
export function createSource(path: string, text: string): Source {
  let parsed: ts.SourceFile | undefined;
  let nodes: ts.Node[] | undefined;
  const file = () => {
    parsed ??= ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
    return parsed;
  };
  return { path, text, file, nodes: () => (nodes ??= flatten(file())) };
}

function flatten(root: ts.Node): ts.Node[] {
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node) => {
    nodes.push(node);
    ts.forEachChild(node, visit);
  };
  visit(root);
  return nodes;
}

/** Asks `judge` about every node; a text is what is wrong with it. */
export function findNodes(source: Source, judge: (node: ts.Node) => string | undefined): readonly Finding[] {
  return source.nodes().flatMap((node) => {
    const what = judge(node);
    return what === undefined ? [] : [{ line: lineOf(source, node), what }];
  });
}

/** Every match of a pattern with the `g` flag, in any text. */
export function findText(source: Source, pattern: RegExp): readonly Finding[] {
  return [...source.text.matchAll(pattern)].map((match) => ({
    line: source.text.slice(0, match.index).split('\n').length,
    what: match[0].trim(),
  }));
}

export const lineOf = (source: Source, node: ts.Node): number =>
  source.file().getLineAndCharacterOfPosition(node.getStart(source.file())).line + 1;

/** `object.name` as written: `Date.now`. */
export function isMember(node: ts.Node, object: string, name: string): boolean {
  if (!ts.isPropertyAccessExpression(node) || node.name.text !== name) return false;
  const { expression } = node;
  if (ts.isIdentifier(expression)) return expression.text === object;
  return ts.isPropertyAccessExpression(expression) && expression.name.text === object;
}
