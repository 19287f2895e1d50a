import type { Received, Reply } from '../serve.js';
import type { ServiceClock } from '../service-clock.js';
import type { Configuration } from './configuration.js';
import type { ChunkrDefect } from './defects.js';
import type { ChunkrWays } from './options.js';
import type { Showing } from './show-task.js';
import type { TaskTable } from './task-table.js';

/** All that an operation may need. */
export type Service = {
  readonly table: TaskTable;
  readonly clock: ServiceClock;
  readonly key: string;
  readonly ways: ChunkrWays;
  readonly has: (defect: ChunkrDefect) => boolean;
  /** How many there have been. */
  readonly reads: { count: number };
};

/** A plain sentence: what this service says where it shows no task. */
export const say = (status: number, body: string): Reply => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body,
});

/** A JSON answer. */
export const json = (status: number, body: object): Reply => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

/** How tasks are shown unless the query says otherwise. */
export const shown = ({ ways, has, clock, reads }: Service): Showing => ({
  includeChunks: true,
  base64Urls: false,
  ways,
  has,
  nowMs: clock.now(),
  signature: `${clock.now().toString(36)}${(++reads.count).toString(36)}`,
});

/** A form, or the answer that says why it is none. */
export type Form =
  | { readonly kind: 'form'; readonly members: Configuration }
  | { readonly kind: 'refused'; readonly reply: Reply };

/** The members of a JSON form. */
export function readForm({ ways }: Service, { headers, text }: Received): Form {
  const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') return { kind: 'refused', reply: say(415, 'Content type error') };
  try {
    const members: unknown = JSON.parse(text);
    const isObject = typeof members === 'object' && members !== null && !Array.isArray(members);
    if (isObject) return { kind: 'form', members: { ...members } };
    return { kind: 'refused', reply: invalidForm(ways) };
  } catch {
    return { kind: 'refused', reply: say(400, 'Json deserialize error: expected value at line 1 column 1') };
  }
}

/** The form does not fit. */
export const invalidForm = ({ invalid }: ChunkrWays): Reply =>
  say(invalid, 'Json deserialize error: invalid value');
