import type { Exchange } from '../../src/exchange/exchange.js';
import { type Beliefs, beliefOf, taskKey } from './beliefs.js';
import type { Contract, OperationContract } from './contract.js';
import { violateAnswer } from './explain.js';
import { scopeText } from './list-scope.js';
import { type Learned, nothingLearned } from './observation.js';
import type { Row } from './observe-list.js';
import { operationRule } from './rule-id.js';

/** Tasks in a list that nobody created, where the target is ours alone. */

/** A listed task that no create has named so far; `operation` is that of the list. */
export type Stranger = {
  readonly key: string;
  readonly id: string;
  readonly operation: string;
  readonly exchange: Exchange;
};

/** What is known of tasks that are not ours. */
export type Crowd = {
  /** Lists that were seen whole: what came later must have been created meanwhile. Place → when it was answered. */
  readonly whole: ReadonlyMap<string, number>;
  readonly strangers: readonly Stranger[];
  /** Creates that may have made a task of which no id is known. */
  readonly unsure: number;
};

/** Nobody was met. */
export const noCrowd: Crowd = { whole: new Map(), strangers: [], unsure: 0 };

/** A list that was answered. `all`: nothing was filtered out or cut off. */
export type Listed = {
  readonly contract: Contract;
  readonly operation: OperationContract;
  readonly exchange: Exchange;
  readonly rows: readonly Row[];
  readonly all: boolean;
};

/** Takes note of rows that nobody created. What was there when the list was first seen whole may be of earlier times. */
export function meetStrangers(listed: Listed, beliefs: Beliefs): Beliefs {
  const { contract, operation, exchange, rows, all } = listed;
  if (!contract.own || contract.staleMs > 0) return beliefs;
  const { crowd } = beliefs;
  const place = JSON.stringify([
    exchange.namespace ?? null,
    operation.key,
    exchange.request.url.split('?', 1)[0],
    ...scopeText(operation, exchange),
  ]);
  const since = crowd.whole.get(place);
  if (since === undefined) {
    const whole = all ? new Map(crowd.whole).set(place, exchange.returnMs) : crowd.whole;
    return { ...beliefs, crowd: { ...crowd, whole } };
  }
  if (exchange.callMs < since) return beliefs;
  const met = rows.flatMap(({ id }): readonly Stranger[] => {
    const key = taskKey(id, exchange.namespace);
    return beliefOf(beliefs, key) === undefined ? [{ key, id, operation: operation.key, exchange }] : [];
  });
  return met.length === 0 ? beliefs : withCrowd(beliefs, { strangers: [...crowd.strangers, ...met] });
}

/** The task is ours after all: a create named it, or a request did. */
export const recognise = (beliefs: Beliefs, key: string): Beliefs =>
  beliefs.crowd.strangers.some((stranger) => stranger.key === key)
    ? withCrowd(beliefs, { strangers: beliefs.crowd.strangers.filter((stranger) => stranger.key !== key) })
    : beliefs;

/** One more create that may have made a task that has no name yet. */
export const missCreate = (beliefs: Beliefs): Beliefs =>
  withCrowd(beliefs, { unsure: beliefs.crowd.unsure + 1 });

/** The strangers that no lost create can account for, when no exchange is to come any more. */
export function accuseStrangers(contract: Contract, { crowd }: Beliefs): Learned {
  const observations = crowd.strangers.slice(crowd.unsure).flatMap(({ id, operation: key, exchange }) => {
    const operation = contract.operations.get(key);
    if (operation === undefined) return [];
    const call = { seq: exchange.seq, operation, exchange };
    const rule = operationRule(operation.life.key, 'lists');
    return [violateAnswer({ contract, call }, rule, `it shows task ${id}, which nobody created`)];
  });
  return observations.length === 0 ? nothingLearned : { observations, cells: [] };
}

const withCrowd = (beliefs: Beliefs, change: Partial<Crowd>): Beliefs => ({
  ...beliefs,
  crowd: { ...beliefs.crowd, ...change },
});
