import type { Exchange } from '../../src/exchange/exchange.js';
import type { Settled } from './belief.js';
import type { Call } from './call.js';
import type { Contract } from './contract.js';

/** A state that a task is known to stay in, whenever it enters it. */
export type Hold = {
  readonly state: string;
  /** For at least so long, as the recorder's clock shows it. */
  readonly forMs: number;
  /** The assumption in words, the same for all tasks of a workload. */
  readonly name: string;
};

/** The assumptions in force about the task. */
export const assumptionsOf = ({ assuming }: Contract, { hold }: Settled): readonly string[] =>
  hold === undefined ? assuming : [...assuming, hold.name];

/** Whether a call finds the task where it would otherwise not certainly be. */
export const isInForce = (contract: Contract, { elements, hold }: Settled, { returnMs }: Call): boolean =>
  elements.some(({ state, sinceMs }) => {
    const heldMs = hold?.state === state ? hold.forMs : 0;
    const minDwellMs = contract.states.get(state)?.minDwellMs ?? 0;
    return returnMs < sinceMs + Math.max(heldMs, minDwellMs);
  });

/** What the sender knows of the task that it creates, where the lifecycle has the state and nothing speaks against it. */
export function holdOf(contract: Contract, { holds }: Exchange): Hold | undefined {
  if (holds === undefined || !contract.states.has(holds.state)) return undefined;
  const { state, forMs, workload } = holds;
  const name = `holds ${state}${workload === undefined ? '' : ` (workload ${JSON.stringify(workload)})`}`;
  if (contract.distrust.has(name)) return undefined;
  return { state, forMs: contract.soonest(forMs), name };
}
