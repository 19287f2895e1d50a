import { areInFlightTogether } from '../elapsed.js';
import type { FindingKind, Sighting } from '../finding-kind.js';
import type { TaskStory } from '../story.js';
import { FEWEST_CROSSINGS } from '../thresholds.js';

/** A poll was sent while another poll of the same task was still in flight. */
export const parallelPolls: FindingKind = {
  id: 'parallel-polls',
  severity: 'warning',
  advice:
    'Send the next poll after the answer to the last one: start the pause when the answer is there, not with a fixed interval. Where several workers share the name, tell them apart with the header X-Taskdouble-Client.',
  find: (story) => story.tasks.flatMap(findIn),
};

/** What never was answered in full has no end that could be compared. */
function findIn({ task, steps }: TaskStory): readonly Sighting[] {
  const polls = steps
    .map(({ call }) => call)
    .filter(({ aim, outcome }) => aim === 'read' && outcome !== 'lost' && outcome !== 'left');
  const crossings = polls.flatMap((second, index) => {
    const first = polls[index - 1];
    return first !== undefined && areInFlightTogether(first.exchange, second.exchange)
      ? [[first.exchange, second.exchange]]
      : [];
  });
  if (crossings.length < FEWEST_CROSSINGS) return [];
  const message = `${crossings.length} polls were sent while the one before was still in flight.`;
  return [{ task, count: crossings.length, message, evidence: [...new Set(crossings.flat())] }];
}
