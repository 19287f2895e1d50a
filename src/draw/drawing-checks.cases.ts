/** The statements of a state diagram that are used here, as Mermaid's lexer reads them. */
const id = '[A-Za-z][A-Za-z0-9_]*';
const text = '(?:[^:;#"<>{}\\n]|#[0-9]+;|<br/>)*';
const statements = [
  'stateDiagram-v2',
  `  accTitle: ${text}`,
  `  state "${text}" as ${id}`,
  `  (?:${id}|\\[\\*\\]) --> ${id}(?: : ${text})?`,
  `  classDef ${id} [a-z0-9:#,. -]+`,
  `  class ${id}(?:,${id})* ${id}`,
];
const statement = new RegExp(`^(?:${statements.join('|')})$`, 'u');

/** The lines of a Mermaid drawing that are no such statement. */
export const faultyLines = (drawing: string): readonly string[] =>
  drawing
    .trimEnd()
    .split('\n')
    .filter(
      (line) => !statement.test(line) || /direction\s+(?:TB|BT|LR|RL)\b/i.test(line) || line.includes('%%'),
    );

/** The first tag of an SVG that closes what is not open, or is never closed. */
export function findUnbalanced(svg: string): string | undefined {
  const open: string[] = [];
  for (const [tag, slash, name, empty] of svg.matchAll(/<(\/?)([a-z]+)(?:\s[^<>]*?)?(\/?)>/g)) {
    if (empty) continue;
    if (!slash) open.push(name ?? '');
    else if (open.pop() !== name) return tag;
  }
  return open.pop();
}
