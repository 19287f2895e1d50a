import type { Exchange, Payload } from '../../src/exchange/exchange.js';
import { isJsonObject } from '../../src/openapi/json-object.js';
import { hiddenSecret, isSecret } from '../target/secret.js';
import type { Target } from '../target/target.js';
import { spellingsOf } from './secret-spellings.js';

/** Shorter ones would be found in any text: these are hidden only where they are the whole of a header or parameter. */
const SHORTEST = 4;

/**
 * Hides the target's secrets in a record: in the request, and in whatever the answer echoes, also URL-encoded, in
 * base64, escaped for JSON or HTML, and the password of a basic credential by itself. A secret of less than four characters is hidden only where
 * it is the whole value of a header or a query parameter.
 */
export function hideSecrets(
  target: Pick<Target, 'credentials' | 'headers'>,
): (exchange: Exchange) => Exchange {
  const secrets = [...Object.values(target.credentials), ...Object.values(target.headers).filter(isSecret)];
  const values = secrets.map((secret) => secret.reveal()).filter((value) => value !== '');
  if (values.length === 0) return (exchange) => exchange;
  const hide = textHider(values);
  return (exchange) => ({
    ...exchange,
    request: {
      ...exchange.request,
      url: hide(hideShort(values, exchange.request.url)),
      headers: mapValues(exchange.request.headers, (value) =>
        hide(values.includes(value) ? hiddenSecret : value),
      ),
      body: hidePayload(exchange.request.body, hide),
    },
    answer: hideAnswer(exchange.answer, hide),
  });
}

type Hide = (text: string) => string;

function hideAnswer(answer: Exchange['answer'], hide: Hide): Exchange['answer'] {
  if (answer.kind === 'lost') return answer;
  return { ...answer, headers: mapValues(answer.headers, hide), body: hidePayload(answer.body, hide) };
}

/** Longer ones first: a part of one must not be taken out of its middle. */
function textHider(values: readonly string[]): Hide {
  const known = [...new Set(values.flatMap(partsOf))].filter(({ length }) => length >= SHORTEST);
  if (known.length === 0) return (text) => text;
  const longestFirst = known.toSorted((left, right) => right.length - left.length);
  const any = new RegExp(longestFirst.map(spellingsOf).join('|'), 'g');
  return (text) => (text.length < SHORTEST ? text : text.replace(any, hiddenSecret));
}

/** A credential, and the password of one that has a name before it. */
const partsOf = (value: string): readonly string[] =>
  value.includes(':') ? [value, value.slice(value.indexOf(':') + 1)] : [value];

/** Between its separators a URL holds a short secret only where a parameter is nothing else. */
const hideShort = (values: readonly string[], url: string): string =>
  url
    .split(/([?&=])/)
    .map((part, at, parts) => (parts[at - 1] === '=' && values.includes(decoded(part)) ? hiddenSecret : part))
    .join('');

const decoded = (text: string): string => new URLSearchParams(`a=${text}`).get('a') ?? '';

function hidePayload(body: Payload, hide: Hide): Payload {
  switch (body.kind) {
    case 'empty':
      return body;
    case 'text':
      return { kind: 'text', text: hide(body.text) };
    case 'json':
      return { kind: 'json', value: hideValue(body.value, hide) };
    case 'form':
      return { kind: 'form', fields: mapValues(body.fields, (value) => hideValue(value, hide)) };
    case 'bytes': {
      const bytes = Buffer.from(body.base64, 'base64').toString('latin1');
      const hidden = hide(bytes);
      return hidden === bytes
        ? body
        : { kind: 'bytes', base64: Buffer.from(hidden, 'latin1').toString('base64') };
    }
  }
}

/** What holds no secret is the very same value. */
function hideValue(value: unknown, hide: Hide): unknown {
  if (typeof value === 'string') return hide(value);
  if (Array.isArray(value)) {
    const items = value.map((item) => hideValue(item, hide));
    return items.some((item, at) => item !== value[at]) ? items : value;
  }
  if (!isJsonObject(value)) return value;
  const members = Object.entries(value).map(
    ([name, member]) => [hide(name), hideValue(member, hide)] as const,
  );
  const isSame = members.every(([name, member]) => Object.hasOwn(value, name) && value[name] === member);
  return isSame ? value : Object.fromEntries(members);
}

const mapValues = <From, To>(
  record: Readonly<Record<string, From>>,
  map: (value: From) => To,
): Readonly<Record<string, To>> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value)]));
