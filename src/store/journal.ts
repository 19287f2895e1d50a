import type { Answer, Exchange, Payload } from '../exchange/exchange.js';
import { type Secrets, withoutSecretHeaders, withoutSecretQueries } from './hide-secrets.js';

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
  /** Why the answer never reached the client, or only in part. */
  readonly lost?: string | undefined;
  /** `<rule id>:<kind>` of each fault in the answer. */
  readonly faults?: readonly string[] | undefined;
  /** The instants by the machine's clock, where `callMs` and `returnMs` are by another. */
  readonly wall?: Exchange['wall'];
};

/** The last exchanges of a namespace, bounded in number and in the size of bodies. */
export type Journal = {
  /** How many exchanges are kept. */
  readonly size: number;
  record(entry: JournalEntry): void;
  /** In the order of recording. */
  exchanges(): readonly Exchange[];
  /** How many exchanges no longer are there, because newer ones needed the room. */
  dropped(): number;
  /** Forgets every exchange, and how many were dropped. */
  clear(): void;
};

/** The bounds of a journal, and what it must not show. */
export type JournalOptions = {
  /** Default 10,000; 0 keeps nothing. */
  readonly maxEntries?: number;
  /** Characters of request and answer bodies, default 16 Mi; the newest exchange is kept whatever its size. */
  readonly maxCharacters?: number;
  /** What is hidden, asked for whenever exchanges are shown. */
  readonly secrets?: () => Secrets;
  /** Name of the API, where the exchanges are to say it. */
  readonly api?: string;
  /** Names the client, where the exchanges are to tell clients apart. */
  readonly clientOf?: (requestHeaders: JournalEntry['requestHeaders']) => string;
  /** The place of the next exchange among those of all journals that share it; default 0, 1, 2 … */
  readonly nextSeq?: () => number;
  /** Told how many exchanges have made room by now: at the first, the tenth, the hundredth and so on. */
  readonly onDropped?: (dropped: number) => void;
};

/** Exchanges of a journal unless told otherwise. */
export const DEFAULT_MAX_EXCHANGES = 10_000;
/** Characters of bodies in a journal unless told otherwise: 16 Mi. */
export const DEFAULT_MAX_CHARACTERS = 16 * 1024 * 1024;

/** Keeps the newest exchanges; the oldest go first when either bound is reached. */
export function createJournal(options: JournalOptions = {}): Journal {
  const { maxEntries = DEFAULT_MAX_EXCHANGES, maxCharacters = DEFAULT_MAX_CHARACTERS } = options;
  const nextSeq = options.nextSeq ?? countUp();
  let kept: (Kept | undefined)[] = [];
  let head = 0;
  let dropped = 0;
  let toldAt = 1;
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
    if (dropped < toldAt) return;
    toldAt *= 10;
    options.onDropped?.(dropped);
  }

  function isOverfull(): boolean {
    const count = kept.length - head;
    return count > maxEntries || (characters > maxCharacters && count > 1);
  }

  return {
    get size() {
      return kept.length - head;
    },
    record: (entry) => {
      if (maxEntries === 0) return;
      const size = (entry.answerBody?.length ?? 0) + payloadSize(entry.requestBody);
      kept.push({ entry, seq: nextSeq(), characters: size });
      characters += size;
      while (isOverfull()) dropFirst();
    },
    exchanges: () => {
      const view = { ...options, hidden: options.secrets?.() ?? NO_SECRETS };
      return kept.slice(head).flatMap((item) => (item ? [asExchange(item, view)] : []));
    },
    dropped: () => dropped,
    clear: () => {
      kept = [];
      head = 0;
      dropped = 0;
      toldAt = 1;
      characters = 0;
    },
  };
}

function countUp(): () => number {
  let next = 0;
  return () => next++;
}

type Kept = { readonly entry: JournalEntry; readonly seq: number; readonly characters: number };

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

type Showing = Pick<JournalOptions, 'api' | 'clientOf'> & { readonly hidden: Secrets };

const NO_SECRETS: Secrets = { headers: new Set(), queries: new Set() };

function asExchange({ entry, seq }: Kept, options: Showing): Exchange {
  const { operation, namespace, callMs, returnMs, method, faults = [], wall } = entry;
  const client = options.clientOf?.(entry.requestHeaders);
  return {
    seq,
    callMs,
    returnMs,
    ...(operation !== undefined && { operation }),
    ...(options.api !== undefined && { api: options.api }),
    ...(namespace !== '' && { namespace }),
    ...(client !== undefined && { client }),
    ...(faults.length > 0 && { faults }),
    ...(wall !== undefined && { wall }),
    request: {
      method,
      url: withoutSecretQueries(entry.url, options.hidden.queries),
      headers: withoutSecretHeaders(entry.requestHeaders, options.hidden.headers),
      body: entry.requestBody,
    },
    answer: answerOf(entry),
  };
}

function answerOf(entry: JournalEntry): Answer {
  if (entry.lost !== undefined) return { kind: 'lost', reason: entry.lost };
  const { status, answerHeaders: headers } = entry;
  return { kind: 'answered', status, headers, body: answerPayload(entry) };
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
