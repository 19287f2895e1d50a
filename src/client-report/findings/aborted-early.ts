import type { Call } from '../call.js';
import type { FindingKind, Sighting } from '../finding-kind.js';
import { printDuration } from '../print-duration.js';
import type { ClientStory } from '../story.js';
import { groupBy } from '../tell-stories.js';
import { ABORTS } from '../thresholds.js';

/** The same call again and again, and each time the client did not wait for the answer. */
export const abortedEarly: FindingKind = {
  id: 'aborted-early',
  severity: 'warning',
  advice:
    'Wait longer for an answer, or longer with every attempt: a timeout below what the server needs turns a slow server into a dead one.',
  find: ({ calls }: ClientStory) =>
    [...groupBy(calls, ({ operation, task }) => JSON.stringify([operation.key, task])).values()].flatMap(
      findIn,
    ),
};

function findIn(calls: readonly Call[]): readonly Sighting[] {
  let longest: readonly Call[] = [];
  let run: Call[] = [];
  for (const call of calls) {
    if (isImpatient(call)) run.push(call);
    else run = [];
    if (run.length > longest.length) longest = run;
  }
  const [first] = longest;
  if (first === undefined || longest.length < ABORTS) return [];
  const patience = printDuration(Math.max(...longest.map(({ exchange }) => waitOf(exchange))));
  const message = `${first.operation.key} was given up ${longest.length} times in a row, after ${patience} at most, before its answer had come.`;
  const evidence = longest.map(({ exchange }) => exchange);
  return [
    { ...(first.task !== undefined && { task: first.task }), count: longest.length, message, evidence },
  ];
}

/** Where the recorder knows that no answer would ever have come, to leave was right. */
const isImpatient = ({ outcome, exchange }: Call): boolean =>
  outcome === 'left' && !(exchange.faults ?? []).some((name) => name.endsWith(':hang'));

const waitOf = ({ callMs, returnMs, wall }: Call['exchange']): number =>
  Math.max(returnMs - callMs, wall === undefined ? 0 : wall.returnMs - wall.callMs);
