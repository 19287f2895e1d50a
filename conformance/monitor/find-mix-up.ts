import { violateAnswer } from './explain.js';
import type { Observation } from './observation.js';
import { readShownId } from './read-answer.js';
import type { Incoming } from './step-exchange.js';

/** The violation of an answer that shows another task than the one it is about. */
export function findMixUp(
  { contract, operation, exchange, snapshot }: Incoming,
  id: string,
): Observation | undefined {
  const shown = readShownId(contract.lifecycle, snapshot);
  if (shown === undefined || shown === id) return undefined;
  const { id: pointer } = contract.lifecycle.fields;
  const rule =
    contract.lifecycle.constant.find((one) => one.pointer.text === pointer?.text)?.rule ?? 'states';
  const call = { seq: exchange.seq, operation, exchange };
  return violateAnswer({ contract, call }, rule, `it shows task ${shown} where ${id} was meant`);
}
