const PATTERN_SIGNS = /[.*+?^${}()|[\]\\/-]/g;

/**
 * A pattern that finds a text however it is written down: as it is, URL-encoded, escaped for JSON (also JSON within JSON) or
 * for HTML, each character in any of these ways, and the whole in base64.
 */
export function spellingsOf(text: string): string {
  const base64 = (['base64', 'base64url'] as const).map((form) => literal(Buffer.from(text).toString(form)));
  return [...new Set([[...text].map(spellingsOfOne).join(''), ...base64])]
    .toSorted((one, other) => other.length - one.length)
    .join('|');
}

const NAMES: Readonly<Record<string, string>> = {
  '&': 'amp',
  '<': 'lt',
  '>': 'gt',
  '"': 'quot',
  "'": 'apos',
};

/** Letters and digits are never escaped. */
function spellingsOfOne(sign: string): string {
  if (/^[A-Za-z0-9]$/.test(sign)) return sign;
  const code = sign.codePointAt(0) ?? 0;
  const hex = code.toString(16);
  const name = NAMES[sign];
  const ways = [
    `\\\\*${literal(sign)}`,
    anyCase(encodeURIComponent(sign)),
    ...(code < 0x80 ? [anyCase(`%${hex.padStart(2, '0')}`)] : []),
    `\\\\+u${anyCase(hex.padStart(4, '0'))}`,
    `&#0*${code};`,
    `&#[xX]0*${anyCase(hex)};`,
    ...(name === undefined ? [] : [`&${name};`]),
    ...(sign === ' ' ? ['\\+'] : []),
  ];
  return `(?:${[...new Set(ways)].join('|')})`;
}

const literal = (text: string): string => text.replaceAll(PATTERN_SIGNS, '\\$&');

/** Hex digits come in both cases; what is not hex is taken as it is. */
const anyCase = (text: string): string =>
  literal(text).replaceAll(/[a-fA-F]/g, (digit) => `[${digit.toLowerCase()}${digit.toUpperCase()}]`);
