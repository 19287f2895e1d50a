import type { FindingKind, Sighting } from '../finding-kind.js';
import type { ClientStory } from '../story.js';

/** A request about a task whose id is no id: the client took an answer for a task that was none. */
export const errorIgnored: FindingKind = {
  id: 'error-ignored',
  severity: 'error',
  advice:
    'Look at the status code and at the id in the body before an answer is taken for a task: an error or a page of HTML has none.',
  find: (story) => findIn(story),
};

/** How languages write a value that is not there. */
const NO_IDS = new Set(['undefined', 'null', 'NaN', '[object Object]', 'None', 'nil', '<nil>']);

function findIn({ tasks }: ClientStory): readonly Sighting[] {
  return tasks.flatMap(({ task, steps }) => {
    if (!NO_IDS.has(task) || steps.every(({ call }) => call.outcome === 'ok')) return [];
    const message = `${steps.length} requests about a task called "${task}": the answer before was none that has an id.`;
    return [{ task, count: steps.length, message, evidence: steps.map(({ call }) => call.exchange) }];
  });
}
