import type { FieldRule, Lifecycle, Pointer, Role } from './model.js';
import { parseChecks } from './parse-shape.js';
import { defaultUnknown, parseUnknown } from './parse-status.js';
import { escapeToken } from './pointer.js';
import type { RawLifecycle } from './raw-lifecycle.js';
import { type Reading, readDuration, readPointer, readRange, readWildPointer } from './reading.js';

/** Everything that stands beside `states` and `operations`. */
export type DocumentLevel = Omit<
  Lifecycle,
  'version' | 'resource' | 'states' | 'initial' | 'operations' | 'rules'
>;

/** What the lifecycle says of every task, with its rules taken down. */
export function parseDocumentLevel(reading: Reading, raw: RawLifecycle): DocumentLevel {
  reading.rule({ id: 'states', soft: false, pointer: '/states' });
  return {
    fields: parseFields(reading, raw.fields ?? {}),
    envelope: parseEnvelope(reading, raw.envelope ?? {}),
    check: parseChecks(reading, raw, { at: '', id: '' }),
    constant: parseFieldRules(reading, raw.constant, 'constant'),
    monotone: parseFieldRules(reading, raw.monotone, 'monotone'),
    volatile: parsePointers(reading, raw.volatile, '/volatile'),
    unknown: raw.unknown === undefined ? defaultUnknown : parseUnknown(reading, raw.unknown, '/unknown'),
    ...parseTimes(reading, raw),
  };
}

function parseFields(reading: Reading, raw: NonNullable<RawLifecycle['fields']>): Lifecycle['fields'] {
  const entries = Object.entries(raw)
    .filter(([role]) => !role.startsWith('x-'))
    .map(([role, text]) => [role as Role, readPointer(reading, { text, at: `/fields/${role}` })] as const)
    .filter((entry): entry is readonly [Role, Pointer] => entry[1] !== undefined);
  return Object.fromEntries(entries);
}

function parseEnvelope(reading: Reading, raw: NonNullable<RawLifecycle['envelope']>): Lifecycle['envelope'] {
  const data =
    raw.data === undefined ? undefined : readPointer(reading, { text: raw.data, at: '/envelope/data' });
  const check = parseChecks(reading, { check: raw.check ?? [] }, { at: '/envelope', id: 'envelope' });
  return { ...(data !== undefined && { data }), check };
}

function parseFieldRules(
  reading: Reading,
  raw: readonly string[] | undefined,
  key: 'constant' | 'monotone',
): readonly FieldRule[] {
  return parsePointers(reading, raw, `/${key}`).map((pointer, index) => ({
    pointer,
    rule: reading.rule({
      id: `${key}/${escapeToken(pointer.text)}`,
      soft: false,
      pointer: `/${key}/${index}`,
    }),
  }));
}

function parsePointers(reading: Reading, raw: readonly string[] | undefined, at: string): readonly Pointer[] {
  return (raw ?? []).flatMap((text, index) => readWildPointer(reading, { text, at: `${at}/${index}` }) ?? []);
}

function parseTimes(reading: Reading, raw: RawLifecycle): Pick<Lifecycle, 'retainMs' | 'staleMs' | 'poll'> {
  const duration = (key: 'retain' | 'stale'): number | undefined => {
    const text = raw[key];
    if (text === undefined) return undefined;
    reading.rule({ id: key, soft: false, pointer: `/${key}` });
    return readDuration(reading, { text, at: `/${key}` });
  };
  const retainMs = duration('retain');
  const staleMs = duration('stale') ?? 0;
  const poll = raw.poll === undefined ? undefined : readRange(reading, { text: raw.poll, at: '/poll' });
  return { ...(retainMs !== undefined && { retainMs }), staleMs, ...(poll !== undefined && { poll }) };
}
