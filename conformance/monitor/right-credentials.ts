import type { Exchange } from '../../src/exchange/exchange.js';
import { securityRule } from '../../src/openapi/api-rules.js';
import type { Weighing } from './acceptance.js';
import type { Beliefs } from './beliefs.js';
import { isSuccess } from './classify-answer.js';
import type { Contract, OperationContract } from './contract.js';
import { violateAnswer } from './explain.js';
import { type Learned, nothingLearned, type Observation } from './observation.js';
import { emptyMap, getIn, type PersistentMap, setIn } from './persistent-map.js';
import { readQuery } from './read-request.js';

/** Whether a credential that is right is let in every time. */

/** A call with a credential that was accepted before, and which is turned away. */
type Rejected = {
  readonly credential: string;
  readonly operation: OperationContract;
  readonly exchange: Exchange;
};

/** What is known of credentials. */
export type Trust = {
  /** Operation and credential → when the first call that was let in returned. */
  readonly letInMs: PersistentMap<number>;
  readonly rejected: readonly Rejected[];
  /** When the last call without proper credentials returned: a service may bar its sender for a while. */
  readonly attemptMs: number;
  /** When the last call was sent that was let in. */
  readonly openMs: number;
};

/** Nobody has come to the door yet. */
export const noTrust: Trust = {
  letInMs: emptyMap(),
  rejected: [],
  attemptMs: Number.NEGATIVE_INFINITY,
  openMs: Number.NEGATIVE_INFINITY,
};

/**
 * Takes note of whether a credential was let in. One that the same operation has let in before is right; turned away with
 * 401 and let in again later, it was refused for no reason. Where it is never let in again it may have expired, and after
 * a call without proper credentials its sender may be barred: neither says anything.
 */
export function weighCredential(
  weighing: Weighing,
  beliefs: Beliefs,
): { readonly beliefs: Beliefs; readonly learned: Learned } {
  const { contract, operation, exchange } = weighing;
  const { answer, intent } = exchange;
  if (operation.api.security.length === 0 || answer.kind === 'lost')
    return { beliefs, learned: nothingLearned };
  const credential = credentialOf(contract, operation, exchange);
  if (intent?.kind === 'unauthenticated' || credential === undefined)
    return { beliefs: withAttempt(beliefs, exchange), learned: nothingLearned };
  if (isSuccess(answer.status)) return letIn(weighing, beliefs, credential);
  return answer.status === 401
    ? { beliefs: turnAway(weighing, beliefs, credential), learned: nothingLearned }
    : { beliefs, learned: nothingLearned };
}

function letIn(
  { contract, operation, exchange }: Weighing,
  beliefs: Beliefs,
  credential: string,
): { readonly beliefs: Beliefs; readonly learned: Learned } {
  const { trust } = beliefs;
  const key = keyOf(operation, credential);
  const { callMs, returnMs } = exchange;
  const isFirst = returnMs < (getIn(trust.letInMs, key) ?? Number.POSITIVE_INFINITY);
  const isSettled = (one: Rejected): boolean =>
    one.credential === credential && one.exchange.returnMs <= callMs;
  const settled = trust.rejected.filter(isSettled);
  const after: Trust = {
    ...trust,
    letInMs: isFirst ? setIn(trust.letInMs, key, returnMs) : trust.letInMs,
    rejected: settled.length === 0 ? trust.rejected : trust.rejected.filter((one) => !isSettled(one)),
    openMs: Math.max(trust.openMs, callMs),
  };
  const observations = settled.map((one) => accuse(contract, one));
  return { beliefs: { ...beliefs, trust: after }, learned: { observations, cells: [] } };
}

function turnAway({ operation, exchange, answer }: Weighing, beliefs: Beliefs, credential: string): Beliefs {
  const { trust } = beliefs;
  const kind = exchange.intent?.kind ?? 'valid';
  const sinceMs = getIn(trust.letInMs, keyOf(operation, credential)) ?? Number.POSITIVE_INFINITY;
  const isRight = sinceMs <= exchange.callMs;
  // Of a recording nobody says what was meant: what was never let in may be wrong.
  if (!isRight) return exchange.intent === undefined ? withAttempt(beliefs, exchange) : beliefs;
  // Where the lifecycle itself gives 401 a meaning, the answer is about the task.
  if (answer.kind !== 'inert' || (kind !== 'valid' && kind !== 'unknown-id')) return beliefs;
  if (trust.openMs < trust.attemptMs) return beliefs;
  const rejected: Rejected = { credential, operation, exchange };
  return { ...beliefs, trust: { ...trust, rejected: [...trust.rejected, rejected] } };
}

/** What was turned away while it was under way may be due to it. */
function withAttempt(beliefs: Beliefs, { callMs, returnMs }: Exchange): Beliefs {
  const { trust } = beliefs;
  const rejected = trust.rejected.filter(({ exchange }) => exchange.returnMs <= callMs);
  return {
    ...beliefs,
    trust: { ...trust, rejected, attemptMs: Math.max(trust.attemptMs, returnMs) },
  };
}

function accuse(contract: Contract, { operation, exchange }: Rejected): Observation {
  const call = { seq: exchange.seq, operation, exchange };
  const detail = 'the same credential was accepted before and after';
  return violateAnswer({ contract, call }, securityRule(operation.api), detail);
}

/** What the request has in the places of credentials; `undefined`: nothing. Credentials of other namespaces are others. */
function credentialOf(
  { api }: Contract,
  operation: OperationContract,
  { request, namespace }: Exchange,
): string | undefined {
  const names = new Set(operation.api.security.flatMap((requirement) => [...requirement.keys()]));
  const given = [...names].flatMap((name): readonly (readonly [string, string])[] => {
    const scheme = api.securitySchemes.get(name);
    if (scheme === undefined || scheme.kind === 'other') return [];
    const { headers, url } = request;
    if (scheme.kind !== 'apiKey')
      return headers.authorization === undefined ? [] : [['authorization', headers.authorization]];
    const place = scheme.in === 'cookie' ? 'cookie' : scheme.header.toLowerCase();
    const value = scheme.in === 'query' ? readQuery(url, scheme.header) : headers[place];
    return value === undefined || value === '' ? [] : [[`${scheme.in} ${scheme.header}`, value]];
  });
  return given.length === 0 ? undefined : JSON.stringify([namespace ?? null, ...given]);
}

const keyOf = (operation: OperationContract, credential: string): string => `${operation.key} ${credential}`;
