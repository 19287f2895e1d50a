import { escapeToken } from '../../src/lifecycle/pointer.js';
import type { Problem } from '../../src/lifecycle/problem.js';
import { suggestWord } from '../../src/lifecycle/suggest.js';
import type { SecurityScheme } from '../../src/openapi/api.js';
import { asHeader, expandInTarget } from './expand-variables.js';
import type { TargetReading } from './parse-target.js';
import type { RawTarget } from './raw-target.js';
import { createSecret, revealed } from './secret.js';
import type { Secret, Target, TargetCredentials } from './target.js';

/** The credentials by security scheme. What the document does not know, or no request can carry, is reported. */
export function parseCredentials(raw: RawTarget, reading: TargetReading): TargetCredentials {
  const { api, report } = reading;
  const single = singleCredential(raw, reading);
  const entries = Object.entries(raw.credentials ?? {}).flatMap(([name, text]) => {
    const at = `/credentials/${escapeToken(name)}`;
    const scheme = api.securitySchemes.get(name);
    if (scheme !== undefined) return credentialOf(scheme, { text, at }, reading);
    report({
      code: 'unknown-scheme',
      at,
      message: `expected the name of a security scheme of ${api.name}, got "${name}"`,
      hint: suggestWord(name, api.securitySchemes.keys(), 'security schemes'),
    });
    return [];
  });
  return Object.fromEntries([...single, ...entries]);
}

type Entry = readonly [scheme: string, secret: Secret];

function singleCredential(raw: RawTarget, reading: TargetReading): readonly Entry[] {
  const { api, report } = reading;
  if (raw.credential === undefined) return [];
  const at = '/credential';
  const [scheme, ...others] = api.securitySchemes.values();
  if (scheme !== undefined && others.length === 0 && raw.credentials === undefined)
    return credentialOf(scheme, { text: raw.credential, at }, reading);
  const names = [...api.securitySchemes.keys()];
  const problem: Pick<Problem, 'message' | 'hint'> =
    raw.credentials !== undefined
      ? { message: 'expected credential or credentials, got both', hint: 'Keep credentials.' }
      : {
          message: `expected credential with one security scheme, but ${api.name} has ${names.length}`,
          hint:
            names.length === 0
              ? 'Take it out; what the document does not describe can be sent under headers.'
              : `Write credentials: {${names[0]}: …}; the schemes are ${names.join(', ')}.`,
        };
  report({ code: 'wrong-value', at, ...problem });
  return [];
}

type Given = { readonly text: string; readonly at: string };

function credentialOf(
  scheme: SecurityScheme,
  { text, at }: Given,
  { env, report }: TargetReading,
): readonly Entry[] {
  const refuse = (message: string, hint: string): readonly Entry[] => {
    report({ code: 'wrong-value', at, message, hint });
    return [];
  };
  if (scheme.kind === 'other')
    return refuse(
      `expected a security scheme that a header, query parameter or cookie meets, got one of type ${scheme.type}`,
      'Take it out, and exclude the operations that need it.',
    );
  const value = expandInTarget(text, env, { at, report }).text;
  if (value === '') return [];
  if (!isSendable(value)) return refuse(...UNSENDABLE);
  if (scheme.kind === 'basic' && !value.includes(':'))
    return refuse('expected user:password for the scheme basic, got a text without a colon', 'Write both.');
  if (scheme.kind === 'bearer' && /^bearer\s/i.test(value))
    return refuse(
      'expected the bare token, got one with "Bearer" in front',
      'Take the word out: it is added.',
    );
  return [[scheme.name, createSecret(value)]];
}

const UNSENDABLE = [
  'expected a text that a header can hold, got one with a line break or another character that HTTP does not take',
  'Take it out; a variable that was read from a file often ends with a line break.',
] as const;

/** Visible characters, spaces and tabs (RFC 9110, 5.5). */
const isSendable = (text: string): boolean => /^[\t\x20-\x7e\x80-\xff]*$/.test(text);

/** The headers that every request has, in lower case. */
export function parseHeaders(
  raw: NonNullable<RawTarget['headers']>,
  { env, report }: TargetReading,
): Target['headers'] {
  const entries = Object.entries(raw).map(([name, text]): [string, string | Secret] => {
    const at = `/headers/${escapeToken(name)}`;
    const value = asHeader(expandInTarget(text, env, { at, report }));
    if (!isSendable(revealed(value)))
      report({ code: 'wrong-value', at, message: UNSENDABLE[0], hint: UNSENDABLE[1] });
    return [name.toLowerCase(), value];
  });
  return Object.fromEntries(entries);
}
