import type { ApiOperation } from '../../openapi/api.js';
import { aimOf } from '../aim-of.js';
import type { FindingKind, Sighting } from '../finding-kind.js';
import { isKnownFinal } from '../known.js';
import type { ClientStory, TaskStory } from '../story.js';

/** The client saw that the task was done, and nobody fetched its result. */
export const finalNotFetched: FindingKind = {
  id: 'final-not-fetched',
  severity: 'note',
  advice:
    'Fetch the result when the task is done: servers keep it for a while only. Where only the status was wanted, there is nothing to mend.',
  find: (story) => story.tasks.flatMap((task) => findIn(story, task)),
};

/** Of a task that is older than the recording, the result may have been fetched before. */
function findIn(story: ClientStory, { task, steps, submit }: TaskStory): readonly Sighting[] {
  const last = steps.at(-1);
  if (last?.after.kind !== 'states' || !isKnownFinal(story.api.lifecycle, last.after)) return [];
  if (story.recording.isCut && submit === undefined) return [];
  const { states } = last.after;
  const fetching = story.api.operations.filter(
    (operation) =>
      aimOf(operation) === 'result' && states.some((state) => operation.lifecycle?.allow.has(state)),
  );
  const calls = story.recording.touches(story.api, task);
  const isFetched = calls.some(({ aim }) => aim === 'result' || aim === 'bulk');
  if (fetching.length === 0 || isFetched) return [];
  const message = `The task was seen to be done, and ${fetching.map(({ key }: ApiOperation) => key).join(' or ')} was never called.`;
  return [{ task, count: 1, message, evidence: [last.call.exchange] }];
}
