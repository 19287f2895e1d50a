/**
 * Text as it can be shown safely: control characters, direction marks and halves of characters are written `\u{…}`, so
 * that nothing that a target sent steers a terminal. Line ends too, unless `lines` is given.
 */
export function printable(text: string, { lines = false }: { readonly lines?: boolean } = {}): string {
  return text.replace(unprintable, (char) => {
    if (lines && (char === '\n' || char === '\t')) return char;
    return `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`;
  });
}

const unprintable =
  /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]/gu;
