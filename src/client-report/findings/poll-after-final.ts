import type { FindingKind, Sighting } from '../finding-kind.js';
import { isKnownFinal } from '../known.js';
import { printKnown } from '../print-known.js';
import type { ClientStory, Step, TaskStory } from '../story.js';
import { groupBy } from '../tell-stories.js';
import { FINAL_READS } from '../thresholds.js';

/** The same read again and again of a task that is known to be final. */
export const pollAfterFinal: FindingKind = {
  id: 'poll-after-final',
  severity: 'error',
  advice: 'Stop at every final state that the document names, failed and cancelled ones too.',
  find: (story) => story.tasks.flatMap((task) => findIn(story, task)),
};

/** Reads of one address: another query fetches another part of the result. */
function findIn(story: ClientStory, task: TaskStory): readonly Sighting[] {
  const idle = task.steps.filter((step) => isIdle(story, step));
  const most = [...groupBy(idle, ({ call }) => call.exchange.request.url).values()].toSorted(
    (one, other) => other.length - one.length,
  )[0];
  const [first] = most ?? [];
  if (most === undefined || first === undefined || most.length <= FINAL_READS) return [];
  const message = `${most.length} more polls after the answer that said ${printKnown(story.api.lifecycle, first.before)}, which is final.`;
  const told = task.steps.filter(
    ({ call, after }) => call.outcome === 'ok' && isKnownFinal(story.api.lifecycle, after),
  );
  const evidence = told
    .slice(0, 1)
    .concat(most)
    .map(({ call }) => call.exchange);
  return [{ task: task.task, count: most.length, message, evidence: [...new Set(evidence)] }];
}

const isIdle = ({ api }: ClientStory, { call, before, after }: Step): boolean =>
  call.aim === 'read' &&
  call.outcome === 'ok' &&
  isKnownFinal(api.lifecycle, before) &&
  isKnownFinal(api.lifecycle, after);
