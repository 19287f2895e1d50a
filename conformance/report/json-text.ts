/**
 * A value as JSON text for a file, ends with a newline. What steers a terminal or turns the direction of text is written
 * as an escape, so that a viewer shows what is there; whoever reads the JSON gets the text as it came.
 */
export const jsonText = (value: unknown): string =>
  `${JSON.stringify(value, null, 2).replace(steering, escapeUnit)}\n`;

/** What `printable` does not let through either, other than what JSON itself escapes: all of it stands inside strings. */
const steering =
  /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]/g;

const escapeUnit = (char: string): string => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
