/** Words of a POSIX shell that stand for exactly what was meant. */

/** A part of a word: text as it is, or the value of a variable. */
export type WordPart = string | { readonly variable: string };

/** One word: text in single quotes, variables in double ones, so that nothing in either is read by the shell. */
export function shellWord(parts: readonly WordPart[]): string {
  const words = joinTexts(parts).map((part) =>
    typeof part === 'string' ? quoted(part) : `"$${part.variable}"`,
  );
  return words.join('') || "''";
}

/** Texts that follow each other are quoted as one. */
function joinTexts(parts: readonly WordPart[]): readonly WordPart[] {
  const joined: WordPart[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (typeof part === 'string' && typeof last === 'string') joined[joined.length - 1] = last + part;
    else joined.push(part);
  }
  return joined;
}

/** Text without anything that a shell reads stays bare. */
const quoted = (text: string): string => {
  if (text === '') return '';
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
};

/** The parts with every occurrence of the texts in place of which a variable stands. The longest text is looked for first. */
export function withVariables(text: string, variables: ReadonlyMap<string, string>): readonly WordPart[] {
  const [found] = [...variables].filter(([value]) => value !== '' && text.includes(value)).toSorted(byLength);
  if (found === undefined) return [text];
  const [value, variable] = found;
  return text
    .split(value)
    .flatMap((piece, at): readonly WordPart[] => [
      ...(at === 0 ? [] : [{ variable }]),
      ...withVariables(piece, variables),
    ])
    .filter((part) => part !== '');
}

const byLength = ([left]: readonly [string, string], [right]: readonly [string, string]): number =>
  right.length - left.length;

/** The name of an environment variable: `Api-Key` gives `API_KEY`. */
export function variableName(text: string): string {
  const name = text
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll(/[^A-Za-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .toUpperCase();
  return /^[A-Z]/.test(name) ? name : `KEY_${name}`.replace(/_$/, '');
}
