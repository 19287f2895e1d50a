/** Breaks a text at spaces into lines of at most `width` letters; a longer word stays whole, so that it can be copied. */
export function wrapText(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && lengthOf(line) + 1 + lengthOf(word) > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

/** The lines of a wrapped text, the first with one indent and the others with another. */
export function indentText(
  text: string,
  {
    first,
    rest = ' '.repeat(first.length),
    width,
  }: { readonly first: string; readonly rest?: string; readonly width: number },
): readonly string[] {
  const room = Math.max(20, width - rest.length);
  return wrapText(text, room).map((line, index) => `${index === 0 ? first : rest}${line}`);
}

/** The text, of at most so many letters: both ends of a path matter more than an id in its midst. */
export function cutMiddle(text: string, most: number): string {
  const letters = [...text];
  if (letters.length <= most) return text;
  const end = Math.floor((most - 1) / 2);
  return `${letters.slice(0, most - 1 - end).join('')}…${end === 0 ? '' : letters.slice(-end).join('')}`;
}

/** How many letters a text has. */
export const lengthOf = (text: string): number => [...text].length;

/** The text with spaces behind it up to the width. */
export const padText = (text: string, width: number): string =>
  `${text}${' '.repeat(Math.max(0, width - lengthOf(text)))}`;
