import type { Exchange } from '../../exchange/exchange.js';
import type { FindingKind, Sighting } from '../finding-kind.js';
import { isKnownFinal } from '../known.js';
import { hasMovedOn } from '../silence.js';
import type { ClientStory, TaskStory } from '../story.js';
import { duplicateTaskAbandoned } from './duplicate-task-abandoned.js';

/** A task was submitted, and nobody ever asked for it. */
export const unusedTask: FindingKind = {
  id: 'unused-task',
  severity: 'note',
  advice:
    'Keep the id of every task that is made, and read or cancel it: work that nobody collects is paid for.',
  find: (story) => {
    const twins = new Set(duplicateTaskAbandoned.find(story).flatMap(({ evidence }) => evidence));
    return story.tasks.flatMap((task) => findIn(story, task, twins));
  },
};

/** Of two equal submits in flight at once, `duplicate-task-abandoned` speaks. */
function findIn(
  story: ClientStory,
  { task, steps, submit }: TaskStory,
  twins: ReadonlySet<Exchange>,
): readonly Sighting[] {
  const [only, ...others] = story.recording.touches(story.api, task);
  const [step] = steps;
  if (submit?.outcome !== 'ok' || only !== submit || others.length > 0 || step === undefined) return [];
  if (isKnownFinal(story.api.lifecycle, step.after) || twins.has(submit.exchange)) return [];
  if (!hasMovedOn(story, submit)) return [];
  const message = 'The task was submitted, and never read, listed or cancelled.';
  return [{ task, count: 1, message, evidence: [submit.exchange] }];
}
