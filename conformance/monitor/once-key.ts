import type { Exchange } from '../../src/exchange/exchange.js';
import type { OperationContract } from './contract.js';

/** The key of a create that is deduplicated by a header; `undefined`: it is not. */
export function onceKey({ key, life }: OperationContract, exchange: Exchange): string | undefined {
  const token =
    life.once === undefined ? undefined : exchange.request.headers[life.once.header.toLowerCase()];
  return token === undefined ? undefined : JSON.stringify([exchange.namespace ?? null, key, token]);
}
