/** The text as a glob that fits it alone; `undefined` where it holds what a glob reads otherwise. */
export const literalGlob = (text: string): string | undefined => (/[*{}]/.test(text) ? undefined : text);

const PIECE = /^(?:\.\*|\[\^\/\]\+|\\(?<escaped>[^\w\s])|(?<plain>[^\\^$.*+?()[\]{}|]))/;

/**
 * The glob that fits exactly what the regular expression fits as a whole, where there is one: `.*` becomes `*`, `[^/]+`
 * becomes `{}`. Anchors at the ends say nothing more.
 */
export function globOf(pattern: string): string | undefined {
  let rest = pattern.replace(/^\^/, '').replace(/(?<!\\)\$$/, '');
  let glob = '';
  while (rest !== '') {
    const match = PIECE.exec(rest);
    if (match === null) return undefined;
    const { escaped, plain } = match.groups ?? {};
    const literal = escaped ?? plain;
    if (literal !== undefined && literalGlob(literal) === undefined) return undefined;
    glob += literal ?? (match[0] === '.*' ? '*' : '{}');
    rest = rest.slice(match[0].length);
  }
  return glob;
}
