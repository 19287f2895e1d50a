import type { Call } from './call.js';
import { type RetryChain, submitChains } from './retry-chains.js';
import type { ClientStory } from './story.js';

/**
 * Submits that were repeated though the attempt before may have taken effect: its answer was lost, 408, or a 5xx other
 * than 503. A chain of attempts, of which each but the last is in doubt.
 */
export const findUnsafeRepeats = (story: ClientStory): readonly RetryChain[] =>
  submitChains(story).flatMap(({ calls }) => {
    const from = calls.findIndex(isInDoubt);
    return from === -1 || from === calls.length - 1 ? [] : [{ calls: calls.slice(from) }];
  });

const isInDoubt = ({ outcome }: Call): boolean =>
  outcome === 'broken' || outcome === 'lost' || outcome === 'left';
