import type { Action } from './action.js';
import type { FaultKind, Hit } from './fault-kind.js';

/** A fault whose `act` is given its parameters by their own type: they are checked by its schema before. */
export function defineFault<Parameters>(
  fault: Omit<FaultKind, 'act'> & { readonly act: (parameters: Parameters, hit: Hit) => readonly Action[] },
): FaultKind {
  return { ...fault, act: (parameters, hit) => fault.act(parameters as Parameters, hit) };
}
