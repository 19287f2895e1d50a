import type { Exchange } from '../exchange/exchange.js';
import { matchesStatus } from '../lifecycle/match-status.js';
import type { ApiOperation } from '../openapi/api.js';
import type { CallOutcome } from './call.js';

/** What the client could make of the answer. */
export function outcomeOf({ answer }: Exchange, { lifecycle }: ApiOperation): CallOutcome {
  if (answer.kind === 'lost') return LEFT.test(answer.reason) ? 'left' : 'lost';
  const { status } = answer;
  if ((status >= 200 && status < 300) || status === 304) return 'ok';
  if (status < 400) return 'redirected';
  if (status === 401) return 'denied';
  if (status === 429 || status === 503) return 'busy';
  if (status === 408 || status >= 500) return 'broken';
  if (lifecycle !== undefined && matchesStatus(lifecycle.else, status)) return 'refused';
  return status === 404 || status === 410 ? 'missing' : 'invalid';
}

/** How recorders say that the client went away: the simulator, HAR files, proxies. */
const LEFT = /\b(?:client|abort|cancel)/i;
