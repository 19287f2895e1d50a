import type { Exchange } from '../../src/exchange/exchange.js';
import type { Pointer } from '../../src/lifecycle/model.js';
import { getAt, joinPointers } from '../../src/lifecycle/pointer.js';
import type { Api } from '../../src/openapi/api.js';
import { shellWord } from './shell-word.js';

/** Shell filters that read an answer from standard input. `jq` is used only where plain tools could read it wrong. */
export type Filter = { readonly command: string; readonly needsJq: boolean };

/** Prints what a member of the answer's body holds. */
export function readMember({ answer }: Exchange, pointer: Pointer): Filter | undefined {
  if (answer.kind === 'lost' || answer.body.kind !== 'json') return undefined;
  const value = getAt(answer.body.value, pointer);
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const name = pointer.tokens.at(-1) ?? '';
  if (!isPlain(name, value) || occurrences(answer.body.value, name) !== 1)
    return { command: `jq -r ${shellWord([jqPath(pointer)])}`, needsJq: true };
  const member = `"${name}"[[:space:]]*:[[:space:]]*"\\{0,1\\}`;
  return { command: `tr -d '\\n' | sed -n 's/.*${member}\\([^",}[:space:]]*\\).*/\\1/p'`, needsJq: false };
}

/** Succeeds where a member of the answer's body is one of these texts. */
export function testMember({ answer }: Exchange, pointer: Pointer, value: string): Filter | undefined {
  if (answer.kind === 'lost' || answer.body.kind !== 'json') return undefined;
  const name = pointer.tokens.at(-1) ?? '';
  if (!isPlain(name, value) || occurrences(answer.body.value, name) !== 1) {
    const test = `${jqPath(pointer)} == ${JSON.stringify(value)}`;
    return { command: `jq -e ${shellWord([test])} > /dev/null`, needsJq: true };
  }
  return { command: `tr -d '\\n' | grep -q '"${name}"[[:space:]]*:[[:space:]]*"${value}"'`, needsJq: false };
}

/** Prints the id that a header of the answer holds, alone or as a segment of a URL. */
export function readHeader({ answer }: Exchange, name: string, id: string): Filter | undefined {
  if (answer.kind === 'lost') return undefined;
  const value = answer.headers[name.toLowerCase()];
  if (value === undefined) return undefined;
  const header = `tr -d '\\r' | sed -n 's/^${caseless(name)}:[[:space:]]*//p'`;
  const path = value.replace(/[?#].*$/, '');
  const fromEnd = path.split('/').toReversed().indexOf(encodeURIComponent(id));
  if (value === id || fromEnd === -1) return { command: header, needsJq: false };
  const field = fromEnd === 0 ? '$NF' : `$(NF-${fromEnd})`;
  return { command: `${header} | sed 's/[?#].*//' | awk -F/ '{print ${field}}'`, needsJq: false };
}

/** Where a payload pointer stands in the body. */
export const bodyPointer = ({ lifecycle }: Api, pointer: Pointer): Pointer =>
  lifecycle.envelope.data === undefined ? pointer : joinPointers(lifecycle.envelope.data, pointer);

/** Nothing that sed, grep or JSON would read otherwise. */
const isPlain = (name: string, value: string | number): boolean =>
  /^[\w-]+$/.test(name) && /^[\w-]+$/.test(String(value));

const jqPath = ({ tokens }: Pointer): string =>
  tokens.every((token) => /^[A-Za-z_]\w*$/.test(token))
    ? `.${tokens.join('.')}`
    : `.${tokens.map((token) => `[${/^\d+$/.test(token) ? token : JSON.stringify(token)}]`).join('')}`;

/** How often the name is the name of a member, anywhere. */
function occurrences(value: unknown, name: string): number {
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, inner]) => sum + Number(key === name && !Array.isArray(value)) + occurrences(inner, name),
    0,
  );
}

/** Header names come in any case. */
const caseless = (name: string): string =>
  [...name]
    .map((letter) => (/[a-z]/i.test(letter) ? `[${letter.toUpperCase()}${letter.toLowerCase()}]` : letter))
    .join('');
