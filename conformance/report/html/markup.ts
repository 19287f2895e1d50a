import { printable } from '../printable.js';

/** HTML that is safe to put into a page: only `html` and `trusted` make it. */
export type Markup = { readonly markup: string };

/** What may stand in a template: text is escaped, markup is not; lists are joined, `undefined` and `false` leave nothing. */
export type Piece = string | number | Markup | undefined | false | readonly Piece[];

/** Puts markup together; everything in `${…}` that is no markup is escaped, for elements and quoted attributes alike. */
export const html = (parts: TemplateStringsArray, ...pieces: readonly Piece[]): Markup => ({
  markup: parts.reduce((text, part, index) => `${text}${print(pieces[index - 1])}${part}`),
});

/** Text that is known to be markup, such as a drawing of our own. */
export const trusted = (markup: string): Markup => ({ markup });

function print(piece: Piece): string {
  if (piece === undefined || piece === false) return '';
  if (typeof piece === 'string') return escapeHtml(piece);
  if (typeof piece === 'number') return String(piece);
  return 'markup' in piece ? piece.markup : piece.map(print).join('');
}

const entities: Readonly<Record<string, string>> = {
  ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' },
};

const escapeHtml = (text: string): string =>
  printable(text, { lines: true }).replace(/[&<>"']/g, (char) => entities[char] ?? char);
