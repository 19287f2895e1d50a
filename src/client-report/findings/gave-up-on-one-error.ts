import { type Call, isRetryable } from '../call.js';
import type { FindingKind, Sighting } from '../finding-kind.js';
import { isKnownFinal } from '../known.js';
import type { ClientStory, TaskStory } from '../story.js';

/** Not a single further call about a task after one error that would have passed. */
export const gaveUpOnOneError: FindingKind = {
  id: 'gave-up-on-one-error',
  severity: 'error',
  advice:
    'Try again after a lost answer, 408, 429 and 5xx, a few times and later each time: reading a task changes nothing, so that a repetition is safe.',
  find: (story) => story.tasks.flatMap((task) => findIn(story, task)),
};

function findIn(story: ClientStory, { task, steps }: TaskStory): readonly Sighting[] {
  const last = steps.at(-1);
  if (last === undefined || !isFailedRead(story, last.call)) return [];
  if (story.recording.isCut && last.before.kind === 'nothing') return [];
  const earlier = steps.at(-2);
  const isSingle = earlier === undefined || !isRetryable(earlier.call);
  const isOver = last.call.aim === 'read' && isKnownFinal(story.api.lifecycle, last.before);
  const { exchange } = last.call;
  const isLeft = story.recording.touches(story.api, task).at(-1)?.exchange === exchange;
  if (!isSingle || isOver || !isLeft) return [];
  const what = exchange.answer.kind === 'lost' ? 'lost answer' : `${exchange.answer.status}`;
  const message = `After a single ${what} the client never asked for the task again.`;
  return [{ task, count: 1, message, evidence: steps.slice(-2).map(({ call }) => call.exchange) }];
}

/** What is lost as the last of the whole recording may have ended with the recorder. */
function isFailedRead({ recording }: ClientStory, call: Call): boolean {
  const { aim, outcome, exchange } = call;
  if ((aim !== 'read' && aim !== 'result') || !isRetryable(call) || outcome === 'left') return false;
  if (exchange.answer.kind === 'lost' && exchange.answer.reason === SERVER_CLOSED) return false;
  const hasFault = (exchange.faults?.length ?? 0) > 0;
  return outcome !== 'lost' || hasFault || recording.exchanges.at(-1) !== exchange;
}

/** So the simulator says that it was closed while the answer was under way. */
const SERVER_CLOSED = 'server closed';
