import type { Answer } from '../../src/exchange/exchange.js';
import { adviseOnStatus } from './advise.js';
import type { Stop } from './run-result.js';
import type { Order } from './transmit.js';

/** So many that ought to be accepted and were all turned away mean that nothing will be; twice as many as are under way at once, where that is more. */
const TURNED_AWAY_AT_START = 12;

/** Watches whether the target lets anybody in. */
export type ClosedDoor = {
  /** Takes an answer down; why the run should end, where it should. */
  readonly note: (answer: Answer, order: Pick<Order, 'operation' | 'intent'>) => Stop | undefined;
  /** Why the run should end where nothing may be sent before its time is over. */
  readonly outwaited: (patienceMs: number) => Stop;
};

/** A target, and which statuses mean that an operation was accepted. */
type Doorway = {
  readonly baseUrl: string;
  readonly concurrency: number;
  readonly accepts: (operation: string, status: number) => boolean;
};

/**
 * A target that redirects, asks for other credentials, knows no path or fails, whatever it is asked from the start, is
 * the wrong one or does not work: what it answers says nothing about its document. One request that got further opens
 * the door for good; a 429 asks for patience and says neither.
 */
export function createClosedDoor({ baseUrl, concurrency, accepts }: Doorway): ClosedDoor {
  const turnedAway = new Map<number, number>();
  let isOpen = false;
  const note: ClosedDoor['note'] = (answer, { operation, intent }) => {
    if (isOpen || intent.kind !== 'valid' || answer.kind === 'lost' || answer.status === 429)
      return undefined;
    const { status, headers } = answer;
    isOpen = accepts(operation, status) || !turnsAway(status);
    if (isOpen) return undefined;
    turnedAway.set(status, (turnedAway.get(status) ?? 0) + 1);
    const times = [...turnedAway.values()].reduce((sum, count) => sum + count, 0);
    if (times < Math.max(TURNED_AWAY_AT_START, 2 * concurrency)) return undefined;
    return { kind: 'unreachable', because: describe({ baseUrl, turnedAway, times, headers }) };
  };
  const outwaited = (patienceMs: number): Stop =>
    isOpen
      ? { kind: 'budget', which: 'time' }
      : { kind: 'unreachable', because: describeWait(baseUrl, patienceMs) };
  return { note, outwaited };
}

/** 400, 409, 422 and the like are a word on the request itself. */
const turnsAway = (status: number): boolean =>
  (status >= 300 && status < 400) || [401, 403, 404, 405, 407].includes(status) || status >= 500;

const describeWait = (baseUrl: string, patienceMs: number): string =>
  `${baseUrl} asks to wait for ${Math.ceil(patienceMs / 1000)} s before anything else is sent, which is longer than the check may take. Try again later, or give it more time (budget.time).`;

type Facts = {
  readonly baseUrl: string;
  readonly turnedAway: ReadonlyMap<number, number>;
  readonly times: number;
  /** Of the last answer. */
  readonly headers: Readonly<Record<string, string>>;
};

function describe({ baseUrl, turnedAway, times, headers }: Facts): string {
  const ranked = [...turnedAway].toSorted(([, one], [, other]) => other - one);
  const [[mostly] = [500]] = ranked;
  const statuses =
    ranked.length === 1
      ? `were all answered ${mostly}`
      : `were all turned away: ${ranked.map(([status, count]) => `${status} (${timesOf(count)})`).join(', ')}`;
  return `The first ${times} requests to ${baseUrl} that ought to be accepted ${statuses}. ${adviseOnStatus(mostly, headers)}`;
}

const timesOf = (count: number): string => (count === 1 ? 'once' : `${count} times`);
