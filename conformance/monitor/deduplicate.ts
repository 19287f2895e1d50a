import { deepEqual } from '../../src/lifecycle/deep-equal.js';
import { gone, unmarked } from './belief.js';
import { type Beliefs, beliefOf, type Deduplicated, taskKey } from './beliefs.js';
import { findDifference } from './compare-values.js';
import { violateAnswer } from './explain.js';
import { type Learned, nothingLearned } from './observation.js';
import { onceKey } from './once-key.js';
import { getIn, setIn } from './persistent-map.js';
import type { Incoming } from './step-exchange.js';

/** Creates that are sent again under one header. */

/**
 * What the answer of a create is about. `new`: a task of its own, which may be there since `sinceMs`, when the first
 * create under its header was sent. `replay`: a task that is there already. `stored`: the same, and what it shows is what
 * the first answer showed, so that it may tell of then as well as of now. `revived`: one that was gone.
 */
export type Repeated = { readonly beliefs: Beliefs; readonly learned: Learned } & (
  | { readonly kind: 'new'; readonly sinceMs?: number }
  | { readonly kind: 'replay' | 'stored' | 'revived' }
);

/** The task that an answer names, and what it shows of it. */
export type Named = { readonly id: string; readonly snapshot: unknown };

/** The same header gives the same task, as long as that task is there. */
export function deduplicate(incoming: Incoming, beliefs: Beliefs, { id, snapshot }: Named): Repeated {
  const { operation, exchange } = incoming;
  const { once } = operation.life;
  const key = onceKey(operation, exchange);
  const fresh = { beliefs, learned: nothingLearned, kind: 'new' } as const;
  if (once === undefined || key === undefined) return fresh;
  const earlier = getIn(beliefs.once, key);
  const keep = (entry: Deduplicated): Beliefs => ({ ...beliefs, once: setIn(beliefs.once, key, entry) });
  const first: Deduplicated = { ...sent(incoming), id, snapshot };
  if (earlier === undefined) return { ...fresh, beliefs: keep(first) };
  if (earlier.id === undefined) {
    const now = keep({ ...earlier, id, snapshot });
    return { ...meetLost(incoming, beliefs, { id, earlier }), beliefs: now, learned: nothingLearned };
  }
  const same = earlier.id === id;
  const kind = kindOf(incoming, { earlier, snapshot });
  // What another body under the same header gives is not said.
  if (!deepEqual(earlier.body, first.body)) return same ? { ...fresh, kind } : fresh;
  const presence = presenceOf(beliefs, taskKey(earlier.id, exchange.namespace));
  if (presence !== 'there') {
    if (!same) return { ...fresh, beliefs: keep(first) };
    return { ...fresh, kind: presence === 'gone' && kind === 'replay' ? 'revived' : kind };
  }
  const call = { seq: exchange.seq, operation, exchange };
  const detail = `${once.header} was sent before and gave task ${earlier.id}, now ${id}`;
  const observation = same
    ? ({ kind: 'held definitely', rule: once.rule, seq: exchange.seq, operation: operation.key } as const)
    : violateAnswer({ contract: incoming.contract, call }, once.rule, detail);
  return { beliefs, learned: { observations: [observation], cells: [] }, kind: same ? kind : 'new' };
}

/** Takes note of a create that may have made a task, though no answer named it. */
export function rememberLost(incoming: Incoming, beliefs: Beliefs): Beliefs {
  const key = onceKey(incoming.operation, incoming.exchange);
  if (key === undefined || getIn(beliefs.once, key) !== undefined) return beliefs;
  return { ...beliefs, once: setIn(beliefs.once, key, sent(incoming)) };
}

const sent = ({ exchange }: Incoming): Deduplicated => ({
  body: exchange.request.body,
  sentMs: exchange.callMs,
});

/** The first answer that names a task for the header: a create before it, whose answer was lost, may have made it. */
function meetLost(
  { exchange }: Incoming,
  beliefs: Beliefs,
  { id, earlier }: { readonly id: string; readonly earlier: Deduplicated },
): { readonly kind: 'new'; readonly sinceMs?: number } | { readonly kind: 'stored' | 'revived' } {
  const known = beliefOf(beliefs, taskKey(id, exchange.namespace));
  if (known !== undefined) return known.issued ? { kind: 'new' } : { kind: 'stored' };
  if (!deepEqual(earlier.body, exchange.request.body)) return { kind: 'revived' };
  return { kind: 'new', sinceMs: earlier.sentMs };
}

/** Whether what is shown may be the first answer once more. */
function kindOf(
  { contract }: Incoming,
  { earlier, snapshot }: { readonly earlier: Deduplicated; readonly snapshot: unknown },
): 'replay' | 'stored' {
  const difference = findDifference(earlier.snapshot, snapshot, contract.lifecycle.volatile);
  return difference === undefined ? 'stored' : 'replay';
}

/** Whether the task is there. */
function presenceOf(beliefs: Beliefs, key: string): 'there' | 'gone' | 'unsure' {
  const task = beliefOf(beliefs, key);
  if (task === undefined) return 'unsure';
  const likely = unmarked(task.outcome().now.elements);
  if (likely.every(({ state }) => state !== gone)) return 'there';
  return likely.every(({ state, late }) => state === gone && late.length === 0) ? 'gone' : 'unsure';
}
