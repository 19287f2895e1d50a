import type { Exchange, Payload } from '../exchange/exchange.js';

/** What the edge hands over for one exchange. Headers are kept as they came; `redact` hides secrets on the way out. */
export type JournalEntry = {
  readonly operation: string | undefined;
  readonly namespace: string;
  readonly callMs: number;
  readonly returnMs: number;
  readonly method: string;
  readonly url: string;
  readonly requestHeaders: Readonly<Record<string, string | undefined>>;
  readonly requestBody: Payload;
  readonly status: number;
  readonly answerHeaders: Readonly<Record<string, string>>;
  readonly answerBody: string | undefined;
};

/** The last exchanges of a namespace, bounded in number and in the size of bodies. */
export type Journal = {
  record(entry: JournalEntry): void;
  /** In the order of recording. */
  exchanges(): readonly Exchange[];
  /** How many exchanges no longer are there, because newer ones needed the room. */
  dropped(): number;
};

/** The bounds of a journal, and what it must not show. */
export type JournalOptions = {
  /** Default 10,000; 0 keeps nothing. */
  readonly maxEntries?: number;
  /** Characters of request and answer bodies, default 16 Mi; the newest exchange is kept whatever its size. */
  readonly maxCharacters?: number;
  /** Lower-case header and query names whose values are secret. */
  readonly secretHeaders?: ReadonlySet<string>;
  readonly secretQueries?: ReadonlySet<string>;
};

/** Keeps the newest exchanges; the oldest go first when either bound is reached. */
export function createJournal(options: JournalOptions = {}): Journal {
  const { maxEntries = 10_000, maxCharacters = 16 * 1024 * 1024 } = options;
  let kept: (Kept | undefined)[] = [];
  let head = 0;
  let dropped = 0;
  let characters = 0;

  function dropFirst(): void {
    characters -= kept[head]?.characters ?? 0;
    kept[head] = undefined;
    head++;
    dropped++;
    if (head > 1024 && head * 2 > kept.length) {
      kept = kept.slice(head);
      head = 0;
    }
  }

  function isOverfull(): boolean {
    const count = kept.length - head;
    return count > maxEntries || (characters > maxCharacters && count > 1);
  }

  return {
    record: (entry) => {
      if (maxEntries === 0) return;
      const size = (entry.answerBody?.length ?? 0) + payloadSize(entry.requestBody);
      kept.push({ entry, characters: size });
      characters += size;
      while (isOverfull()) dropFirst();
    },
    exchanges: () =>
      kept
        .slice(head)
        .flatMap((item, index) => (item ? [asExchange(item.entry, dropped + index, options)] : [])),
    dropped: () => dropped,
  };
}

type Kept = { readonly entry: JournalEntry; readonly characters: number };

function payloadSize(body: Payload): number {
  switch (body.kind) {
    case 'empty':
      return 0;
    case 'text':
      return body.text.length;
    case 'bytes':
      return body.base64.length;
    case 'json':
      return valueSize(body.value);
    case 'form':
      return valueSize(body.fields);
  }
}

/** About as many characters as the value has as JSON. Not recursive: a client may nest as deep as it likes. */
function valueSize(value: unknown): number {
  const left: unknown[] = [value];
  let size = 0;
  while (left.length > 0) {
    const next = left.pop();
    size += typeof next === 'string' ? next.length + 3 : 4;
    if (typeof next !== 'object' || next === null) continue;
    for (const [name, member] of Object.entries(next)) {
      size += Array.isArray(next) ? 0 : name.length + 3;
      left.push(member);
    }
  }
  return size;
}

function asExchange(entry: JournalEntry, seq: number, options: JournalOptions): Exchange {
  const { operation, namespace, callMs, returnMs, method } = entry;
  return {
    seq,
    callMs,
    returnMs,
    ...(operation !== undefined && { operation }),
    ...(namespace !== '' && { namespace }),
    request: {
      method,
      url: withoutSecretQueries(entry.url, options.secretQueries),
      headers: withoutSecretHeaders(entry.requestHeaders, options.secretHeaders),
      body: entry.requestBody,
    },
    answer: {
      kind: 'answered',
      status: entry.status,
      headers: entry.answerHeaders,
      body: answerPayload(entry),
    },
  };
}

const HIDDEN = '***';
const SECRET_HEADERS = new Set(['authorization', 'proxy-authorization', 'cookie']);

function withoutSecretHeaders(
  headers: JournalEntry['requestHeaders'],
  secret: ReadonlySet<string> = new Set(),
): Record<string, string> {
  const shown = Object.entries(headers).map(([name, value]) => [
    name,
    secret.has(name) || SECRET_HEADERS.has(name) ? HIDDEN : (value ?? ''),
  ]);
  return Object.fromEntries(shown);
}

/** Everything but the secret values stays as it was sent. */
function withoutSecretQueries(url: string, secret: ReadonlySet<string> = new Set()): string {
  const mark = url.indexOf('?');
  if (mark === -1 || secret.size === 0) return url;
  const parts = url.slice(mark + 1).split('&');
  return `${url.slice(0, mark)}?${parts.map((part) => withoutSecret(part, secret)).join('&')}`;
}

function withoutSecret(part: string, secret: ReadonlySet<string>): string {
  const [name] = new URLSearchParams(part).keys();
  const end = part.indexOf('=');
  const isSecret = end !== -1 && name !== undefined && secret.has(name.toLowerCase());
  return isSecret ? `${part.slice(0, end)}=${HIDDEN}` : part;
}

const JSON_TYPE = /^application\/([\w.-]+\+)?json *(;|$)/i;

/** JSON that cannot be read, such as a truncated body, is kept as text. */
function answerPayload({ answerBody, answerHeaders }: JournalEntry): Payload {
  if (answerBody === undefined || answerBody === '') return { kind: 'empty' };
  const text: Payload = { kind: 'text', text: answerBody };
  if (!JSON_TYPE.test(answerHeaders['content-type'] ?? '')) return text;
  try {
    return { kind: 'json', value: JSON.parse(answerBody) };
  } catch {
    return text;
  }
}
