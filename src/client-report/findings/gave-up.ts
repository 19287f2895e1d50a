import { intervalMs } from '../elapsed.js';
import type { FindingKind, Sighting } from '../finding-kind.js';
import { isKnownPending } from '../known.js';
import { longestStayMs } from '../longest-stay.js';
import { findPollPairs } from '../poll-pairs.js';
import { printDuration } from '../print-duration.js';
import { printKnown } from '../print-known.js';
import { hasMovedOn } from '../silence.js';
import type { ClientStory, TaskStory } from '../story.js';
import { SILENCE_FACTOR } from '../thresholds.js';

/** The client stopped polling a task at work, sooner than the task had reason to be done. */
export const gaveUp: FindingKind = {
  id: 'gave-up',
  severity: 'note',
  advice:
    'Set the deadline to what the document says of how long a task may take, and cancel the task when it is over.',
  find: (story) => story.tasks.flatMap((task) => findIn(story, task)),
};

function findIn(story: ClientStory, task: TaskStory): readonly Sighting[] {
  const { lifecycle } = story.api;
  const last = task.steps.at(-1);
  const pairs = findPollPairs(task);
  if (last === undefined || last.call.aim !== 'read' || !isKnownPending(lifecycle, last.after)) return [];
  if (story.recording.isCut && task.submit === undefined) return [];
  const longestGapMs = Math.max(0, ...pairs.map(({ gap }) => gap.larger));
  if (pairs.length === 0 || !hasMovedOn(story, last.call, longestGapMs * SILENCE_FACTOR)) return [];
  if (story.recording.touches(story.api, task.task).at(-1) !== last.call) return [];
  const boundMs = longestStayMs(lifecycle, last.after);
  const since = task.steps.findLast(({ before, after }) => !isSame(before, after)) ?? last;
  const seenMs = intervalMs(since.call.exchange, last.call.exchange).larger;
  if (boundMs === undefined || seenMs >= boundMs) return [];
  const message = `The last of ${pairs.length + 1} polls showed ${printKnown(lifecycle, last.after)} for ${printDuration(seenMs)}, a state that may last ${printDuration(boundMs)}; then the client asked no more, and cancelled nothing.`;
  return [
    { task: task.task, count: 1, message, evidence: task.steps.slice(-3).map(({ call }) => call.exchange) },
  ];
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
