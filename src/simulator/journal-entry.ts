import type { Clock } from '../clock/clock.js';
import type { JournalEntry } from '../store/journal.js';
import type { Admission } from './admit-call.js';
import type { Delivered } from './simulator.js';

/** What the journal keeps of an exchange. */
export function journalEntry(
  { operation, world, wallMs }: Exclude<Admission, { kind: 'none' }>,
  { head, body, reply, callMs, nowMs, lost }: Delivered,
  wall: Clock,
): JournalEntry {
  return {
    operation: operation?.spec.key,
    namespace: world?.namespace.name ?? '',
    callMs,
    returnMs: nowMs,
    method: head.method,
    url: head.query === '' ? head.path : `${head.path}?${head.query}`,
    requestHeaders: head.headers,
    requestBody: body,
    status: reply.status,
    answerHeaders: reply.headers,
    answerBody: lost === undefined ? reply.body : undefined,
    lost,
    faults: reply.faults?.names,
    wall: wallMs === undefined ? undefined : { callMs: wallMs, returnMs: wall.now() },
  };
}
