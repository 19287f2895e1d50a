import type { Answer, Intent } from '../../src/exchange/exchange.js';
import { adviseOnLoss } from './advise.js';
import type { Loss } from './loss.js';
import type { Stop } from './run-result.js';

/** So many losses from the start mean that nobody is there. */
const LOST_AT_START = 3;
/** So many losses in a row mean that the target has gone away; twice as many as are under way at once, where that is more. */
const LOST_IN_A_ROW = 12;
/** Of those that time out fewer suffice: each has taken long enough. */
const TIMED_OUT_IN_A_ROW = 4;

/** Watches whether the target is still there. */
export type Outage = {
  /** Takes an answer down; why the run should end, where it should. */
  readonly note: (answer: Answer, intent: Intent) => Stop | undefined;
  /** Losses since the last answer. */
  readonly lost: () => number;
};

/**
 * An answer of any kind shows that somebody is there. That a request which ought to be refused is cut off says nothing
 * about the others, once there were answers.
 */
export function createOutage(baseUrl: string, concurrency: number): Outage {
  let [answered, lost, timedOut] = [0, 0, 0];
  const note = (answer: Answer, intent: Intent): Stop | undefined => {
    if (answer.kind === 'answered') {
      answered += 1;
      [lost, timedOut] = [0, 0];
      return undefined;
    }
    if (answered > 0 && intent.kind !== 'valid') return undefined;
    lost += 1;
    if (answer.cause === 'timeout') timedOut += 1;
    if (answered === 0) return lost < LOST_AT_START ? undefined : unreachable(baseUrl, answer);
    const isAway =
      lost >= Math.max(LOST_IN_A_ROW, 2 * concurrency) ||
      timedOut >= Math.max(TIMED_OUT_IN_A_ROW, 2 * concurrency);
    return isAway ? wentAway(baseUrl, answer.reason, { answered, lost }) : undefined;
  };
  return { note, lost: () => lost };
}

const unreachable = (baseUrl: string, { reason, cause }: Loss): Stop => ({
  kind: 'unreachable',
  because: `No request to ${baseUrl} was answered: ${reason}. ${adviseOnLoss(cause)}`,
});

const wentAway = (
  baseUrl: string,
  reason: string,
  { answered, lost }: { readonly answered: number; readonly lost: number },
): Stop => ({
  kind: 'went-away',
  because: `${baseUrl} answered ${answered} requests and then none of the last ${lost}: ${reason}. Look at its log, or send less at once (budget.concurrency, budget.requestsPerSecond).`,
});
