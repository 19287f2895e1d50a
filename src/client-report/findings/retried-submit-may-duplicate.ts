import type { Call } from '../call.js';
import type { FindingKind, Sighting } from '../finding-kind.js';
import { findUnsafeRepeats } from '../unsafe-repeats.js';

/** A submit sent again where the server cannot know that it is the same one. */
export const retriedSubmitMayDuplicate: FindingKind = {
  id: 'retried-submit-may-duplicate',
  severity: 'note',
  advice:
    'Before a submit is sent again, find out whether the first attempt made a task (list the tasks), or report the failure and let the user decide. A key that changes with every attempt protects from nothing.',
  find: (story) => findUnsafeRepeats(story).flatMap(({ calls }) => findIn(calls)),
};

function findIn(calls: readonly Call[]): readonly Sighting[] {
  const header = calls[0]?.operation.lifecycle?.once?.header;
  const keys = calls.map(({ exchange }) => exchange.request.headers[header?.toLowerCase() ?? '']);
  const isKeyless = header !== undefined && keys.slice(1).some((key) => !key);
  if (isKeyless || (header !== undefined && new Set(keys).size === 1)) return [];
  const why =
    header === undefined ? 'the document has no header that tells attempts apart' : `with another ${header}`;
  const message = `A submit whose answer was lost or an error was sent again (${why}): there may be ${calls.length} tasks now.`;
  return [{ count: calls.length - 1, message, evidence: calls.map(({ exchange }) => exchange) }];
}
