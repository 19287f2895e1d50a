import type { Call } from '../call.js';
import { waitedMs } from '../elapsed.js';
import type { FindingKind, Sighting } from '../finding-kind.js';
import { asksFor, redirectTarget } from '../redirects.js';
import type { TaskStory } from '../story.js';
import { LONGEST_REDIRECT_CHAIN, REDIRECT_PAUSE_MS } from '../thresholds.js';

/** Redirect after redirect, far beyond where browsers give up. */
export const redirectLoopFollowed: FindingKind = {
  id: 'redirect-loop-followed',
  severity: 'warning',
  advice:
    'Give up after a number of redirects, as the Fetch Standard does after 20, and stop where one leads back.',
  find: (story) => story.tasks.flatMap(findIn),
};

function findIn({ task, steps }: TaskStory): readonly Sighting[] {
  let longest: readonly Call[] = [];
  let chain: Call[] = [];
  for (const { call } of steps) {
    const last = chain.at(-1);
    const target = last && redirectTarget(last);
    const isPrompt = last !== undefined && waitedMs(last.exchange, call.exchange) <= REDIRECT_PAUSE_MS;
    if (target === undefined || !asksFor(call, target) || !isPrompt) chain = [];
    if (redirectTarget(call) !== undefined) chain.push(call);
    if (chain.length > longest.length) longest = chain;
  }
  if (longest.length <= LONGEST_REDIRECT_CHAIN + 1) return [];
  const places = new Set(longest.map(({ exchange }) => exchange.request.url)).size;
  const message = `${longest.length} redirects in a row were followed, round ${places === 1 ? 'one address' : `${places} addresses`}.`;
  return [{ task, count: longest.length, message, evidence: longest.map(({ exchange }) => exchange) }];
}
