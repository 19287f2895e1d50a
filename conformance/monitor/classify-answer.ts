import type { Exchange } from '../../src/exchange/exchange.js';
import { isAccepted, matchesStatus, matchesUnknown } from '../../src/lifecycle/match-status.js';
import type { StatusPattern } from '../../src/lifecycle/model.js';
import type { OperationContract } from './contract.js';

/** A status that the lifecycle may speak of, and which of its words it fits. */
export type Told = {
  readonly kind: 'told';
  readonly ok: boolean;
  readonly refused: boolean;
  readonly noop: boolean;
  readonly unknown: boolean;
  /** Accepted for later (202): the effect may still be to come. */
  readonly deferred: boolean;
  /** The status may as well come from elsewhere, so that it breaks no rule; `environment`: the call may still take effect. */
  readonly excuse?: 'environment' | 'credentials';
};

/**
 * Who an answer is about. `environment`: trouble on the way, the call may have taken effect or may yet; `slipped`: a
 * request that must be refused was accepted; `inert`: credentials, input, route or a HEAD, nothing moves;
 * `told`: the task.
 */
export type AnswerClass =
  | { readonly kind: 'environment'; readonly because: string }
  | { readonly kind: 'slipped' }
  | { readonly kind: 'inert'; readonly because: string; readonly mustNotMove?: 'input' | 'security' }
  | Told;

/** The family that judges the answer, before any state is looked at. */
export function classifyAnswer(operation: OperationContract, exchange: Exchange): AnswerClass {
  const { answer, intent } = exchange;
  if (answer.kind === 'lost') return environment(`no answer: ${answer.reason}`);
  const { status } = answer;
  if (isSilent(exchange)) return { kind: 'inert', because: `${exchange.request.method} moves nothing` };
  if (intent?.kind === 'invalid' || intent?.kind === 'unauthenticated') {
    if (isTrouble(status)) return environment(`status ${status}`);
    if (isSuccess(status)) return { kind: 'slipped' };
    const mustNotMove = intent.kind === 'invalid' ? 'input' : 'security';
    return { kind: 'inert', because: `the request was meant to be ${intent.kind}`, mustNotMove };
  }
  if (intent === undefined && (status === 400 || status === 422) && operation.isInvalid(exchange)) {
    return { kind: 'inert', because: 'the document forbids the request', mustNotMove: 'input' };
  }
  return classifyStatus(operation, status);
}

/** Whether the status speaks of trouble between client and service rather than of the request. */
export const isTrouble = (status: number): boolean =>
  status < 200 || (status >= 300 && status < 400) || status === 408 || status === 429 || status >= 500;

/** Statuses that only proxies and HTTP servers answer with, whatever the service behind them. */
const byProxies: ReadonlySet<number> = new Set([407, 411, 414, 417, 421, 425, 431]);

/** Whether the status is about how a request was carried, rather than about what it asks for. */
export const isCarriage = (status: number): boolean =>
  byProxies.has(status) || [405, 406, 413, 415, 426].includes(status);

/** Whether the status says that the request was accepted. */
export const isSuccess = (status: number): boolean => status >= 200 && status < 300;

function classifyStatus(operation: OperationContract, status: number): AnswerClass {
  const told = readStatus(operation, status);
  const spoken = told.ok || told.refused || told.noop || told.unknown;
  if (isTrouble(status)) {
    if (!spoken) return environment(`status ${status}`);
    return status < 400 ? told : { ...told, excuse: 'environment' };
  }
  if (status === 401 || status === 403) {
    if (!spoken) return { kind: 'inert', because: `status ${status} is about credentials` };
    return isNamed(operation, status) ? told : { ...told, excuse: 'credentials' };
  }
  if (spoken)
    return byProxies.has(status) && !isNamed(operation, status) ? { ...told, excuse: 'credentials' } : told;
  if (isCarriage(status)) return { kind: 'inert', because: `status ${status} is about the request` };
  if (status === 404) return { kind: 'inert', because: 'status 404 is about the route or the id' };
  return told;
}

function readStatus(operation: OperationContract, status: number): Told {
  const { else: refusals, noop } = operation.life;
  const accepted = isAccepted(operation.life, status);
  return {
    kind: 'told',
    ok: accepted,
    refused: matchesStatus(refusals, status),
    noop: noop !== undefined && matchesStatus(noop, status),
    unknown: matchesUnknown(operation.unknown, status),
    deferred: accepted && status === 202,
  };
}

function isNamed(operation: OperationContract, status: number): boolean {
  const { ok = [], else: refusals, noop = [] } = operation.life;
  const patterns = [...ok, ...refusals, ...noop, ...operation.unknown];
  return patterns.some((pattern) => isStatus(pattern, status));
}

const isStatus = (pattern: StatusPattern | { readonly kind: 'state' }, status: number): boolean =>
  pattern.kind === 'status' && pattern.status === status;

const isSilent = ({ request }: Exchange): boolean =>
  request.method.toUpperCase() === 'HEAD' || request.method.toUpperCase() === 'OPTIONS';

const environment = (because: string): AnswerClass => ({ kind: 'environment', because });
