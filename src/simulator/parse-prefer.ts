/** One preference of a `Prefer` header. `value` is empty where none is given. */
export type RawPreference = {
  /** In lower case. */
  readonly name: string;
  readonly value: string;
  readonly parameters: ReadonlyMap<string, string>;
  /** It could not be read to its end, as where a value with a blank is not quoted. */
  readonly isBroken: boolean;
};

const TOKEN = "[!#$%&'*+\\-.^_`|~0-9A-Za-z]+";
const WORD = `"(?:[^"\\\\]|\\\\.)*"|${TOKEN}`;
const PAIR = new RegExp(`[ \\t]*(${TOKEN})(?:[ \\t]*=[ \\t]*(${WORD})?)?[ \\t]*`, 'y');
const REST = /(?:"(?:[^"\\]|\\.)*"|[^,"])*"?/y;

/** The preferences of the header (RFC 7240, section 2), by name: of several with one name the first counts. */
export function parsePrefer(header: string): ReadonlyMap<string, RawPreference> {
  const found = new Map<string, RawPreference>();
  for (let at = 0; at < header.length; ) {
    const { preference, end } = readPreference(header, at);
    if (preference !== undefined && !found.has(preference.name)) found.set(preference.name, preference);
    at = end + 1;
  }
  return found;
}

type Read = { readonly preference: RawPreference | undefined; readonly end: number };

function readPreference(header: string, start: number): Read {
  const first = readPair(header, start);
  if (first === undefined) return { preference: undefined, end: endOfItem(header, start) };
  const parameters = new Map<string, string>();
  let { end } = first;
  while (header[end] === ';') {
    const next = readPair(header, end + 1);
    end = next?.end ?? skipBlanks(header, end + 1);
    if (next !== undefined && !parameters.has(next.name)) parameters.set(next.name, next.value);
  }
  const isBroken = end < header.length && header[end] !== ',';
  const preference = { name: first.name, value: first.value, parameters, isBroken };
  return { preference, end: isBroken ? endOfItem(header, end) : end };
}

type Pair = { readonly name: string; readonly value: string; readonly end: number };

function readPair(header: string, start: number): Pair | undefined {
  PAIR.lastIndex = start;
  const match = PAIR.exec(header);
  if (match === null) return undefined;
  const [, name = '', word = ''] = match;
  return { name: name.toLowerCase(), value: unquoted(word), end: PAIR.lastIndex };
}

const unquoted = (word: string): string =>
  word.startsWith('"') ? word.slice(1, -1).replace(/\\(.)/g, '$1') : word;

const skipBlanks = (header: string, start: number): number =>
  start + (/^[ \t]*/.exec(header.slice(start))?.[0].length ?? 0);

/** Where the next comma outside quotes stands, or the end. */
function endOfItem(header: string, start: number): number {
  REST.lastIndex = start;
  const end = REST.exec(header) === null ? header.length : REST.lastIndex;
  return header[end] === ',' || end >= header.length ? end : header.length;
}

/** A text as it is written in a header: as it is, or quoted. */
export function headerWord(text: string): string {
  return new RegExp(`^(?:${TOKEN})$`).test(text) ? text : `"${text.replace(/["\\]/g, '\\$&')}"`;
}

/** The scenario that a request with these headers names, whether or not there is one of that name. */
export function scenarioNamed(headers: Readonly<Record<string, string | undefined>>): string | undefined {
  const header = headers['prefer'];
  return header === undefined ? undefined : parsePrefer(header).get('scenario')?.value;
}
