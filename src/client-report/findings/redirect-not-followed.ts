import type { Call } from '../call.js';
import type { FindingKind, Sighting } from '../finding-kind.js';
import { asksFor, redirectTarget } from '../redirects.js';
import type { ClientStory, TaskStory } from '../story.js';

/** A read was answered with a redirect, and the client never went there. */
export const redirectNotFollowed: FindingKind = {
  id: 'redirect-not-followed',
  severity: 'warning',
  advice:
    'Follow redirects of GET requests (RFC 9110, 15.4), up to a limit such as the 20 of the Fetch Standard.',
  find: (story) => story.tasks.flatMap((task) => findIn(story, task)),
};

function findIn(story: ClientStory, { task, steps }: TaskStory): readonly Sighting[] {
  const reads = steps.map(({ call }) => call).filter(({ aim }) => aim === 'read' || aim === 'result');
  const left = reads.filter((call) => isLeft(story, call));
  const [first] = left;
  if (first === undefined) return [];
  const what = left.length === 1 ? 'A read was' : `${left.length} reads were`;
  const message = `${what} redirected to ${redirectTarget(first)}, where the client never went.`;
  return [{ task, count: left.length, message, evidence: left.map(({ exchange }) => exchange) }];
}

function isLeft({ calls }: ClientStory, call: Call): boolean {
  const target = redirectTarget(call);
  if (target === undefined || asksFor(call, target)) return false;
  return !calls.slice(calls.indexOf(call) + 1).some((later) => asksFor(later, target));
}
