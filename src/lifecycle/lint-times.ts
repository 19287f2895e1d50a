import type { Lifecycle } from './model.js';
import { printDuration, printRange } from './parse-duration.js';
import type { Problem } from './problem.js';

const shortestMs = 50;
const longestMs = 3_600_000;

/** A polling interval that no client should follow. */
export function lintTimes({ poll, retainMs }: Lifecycle): readonly Problem[] {
  if (poll === undefined) return [];
  const problem = (message: string, hint: string): readonly Problem[] => [
    { code: 'absurd-poll', severity: 'warning', at: '/poll', message, hint },
  ];
  const came = `got ${printRange(poll)}`;
  if (poll.minMs < shortestMs) {
    return problem(
      `expected a polling interval of at least ${printDuration(shortestMs)}, ${came}: a client that obeys it is a busy loop`,
      'Write the interval that the API recommends, for example poll: 1s..5s, or take poll out.',
    );
  }
  if (poll.maxMs > longestMs) {
    return problem(
      `expected a polling interval of at most ${printDuration(longestMs)}, ${came}`,
      'Check the unit: 5s is five seconds, 5m five minutes, 5h five hours.',
    );
  }
  if (retainMs !== undefined && poll.minMs > retainMs) {
    return problem(
      `expected a polling interval shorter than retain (${printDuration(retainMs)}), ${came}: a client that obeys it misses the end`,
      'Write a shorter poll, or a longer retain.',
    );
  }
  return [];
}
