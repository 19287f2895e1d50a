import type { FindingKind, Sighting } from '../finding-kind.js';
import type { TaskStory } from '../story.js';
import { GONE_READS } from '../thresholds.js';

/** Reads of a task that the server says is not there. */
export const pollAfterGone: FindingKind = {
  id: 'poll-after-gone',
  severity: 'warning',
  advice:
    'After a few answers that there is no such task, take it for lost: deleted, expired, or never created. Tell the user.',
  find: (story) => story.tasks.flatMap(findIn),
};

function findIn({ task, steps }: TaskStory): readonly Sighting[] {
  const reads = steps.map(({ call }) => call).filter(({ aim }) => aim === 'read' || aim === 'result');
  const from = reads.findLastIndex(({ outcome, aim }) => outcome !== 'missing' && aim === 'read') + 1;
  const missing = reads.slice(from).filter(({ outcome }) => outcome === 'missing');
  if (missing.length <= GONE_READS) return [];
  const message = `${missing.length} reads in a row were answered that there is no such task.`;
  return [{ task, count: missing.length, message, evidence: missing.map(({ exchange }) => exchange) }];
}
