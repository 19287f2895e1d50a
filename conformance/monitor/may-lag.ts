import type { Call } from './call.js';
import type { Context } from './effects.js';

/** Whether the answer may lag: that of a call that reads and does nothing else. */
export const mayLag = ({ contract }: Context, { role, operation }: Call): boolean =>
  contract.staleMs > 0 &&
  role !== 'created' &&
  operation.life.moves === undefined &&
  operation.life.merge === undefined;
