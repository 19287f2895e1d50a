import { printable } from './printable.js';

/** An element of XML as data. */
export type XmlElement = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  /** Elements, or one text. */
  readonly content: readonly XmlElement[] | string;
};

/** The document as text. Whatever the texts hold, it is well-formed: characters that XML cannot hold are written `\u{…}`. */
export const printXml = (root: XmlElement): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${printElement(root, '').join('\n')}\n`;

function printElement({ name, attributes, content }: XmlElement, indent: string): readonly string[] {
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeValue(String(value))}"`);
  const open = `${indent}<${name}${given.join('')}`;
  if (content.length === 0) return [`${open}/>`];
  if (typeof content === 'string') return [`${open}>${escapeText(content)}</${name}>`];
  return [
    `${open}>`,
    ...content.flatMap((child) => printElement(child, `${indent}  `)),
    `${indent}</${name}>`,
  ];
}

const entities: Readonly<Record<string, string>> = {
  ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\n': '&#10;', '\t': '&#9;' },
};

const escapeText = (text: string): string =>
  printable(text, { lines: true }).replace(/[&<>]/g, (char) => entities[char] ?? char);

const escapeValue = (text: string): string =>
  printable(text, { lines: true }).replace(/[&<>"\n\t]/g, (char) => entities[char] ?? char);
