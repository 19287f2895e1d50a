import type { Call } from '../call.js';
import type { FindingKind, Sighting } from '../finding-kind.js';
import { findUnsafeRepeats } from '../unsafe-repeats.js';

/** A submit sent again without the key by which the document would have told the two apart. */
export const retriedSubmitWithoutKey: FindingKind = {
  id: 'retried-submit-without-key',
  severity: 'error',
  advice:
    'Draw a key before the first attempt, send it in the header that the document names, and send the same key with every attempt.',
  find: (story) => findUnsafeRepeats(story).flatMap(({ calls }) => findIn(calls)),
};

function findIn(calls: readonly Call[]): readonly Sighting[] {
  const header = calls[0]?.operation.lifecycle?.once?.header;
  if (header === undefined) return [];
  const keyless = calls.slice(1).filter(({ exchange }) => !exchange.request.headers[header.toLowerCase()]);
  if (keyless.length === 0) return [];
  const message = `A submit whose answer was lost or an error was sent again without ${header}; the first attempt may have made a task as well.`;
  return [{ count: keyless.length, message, evidence: calls.map(({ exchange }) => exchange) }];
}
