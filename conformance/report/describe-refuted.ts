import type { Exchange } from '../../src/exchange/exchange.js';
import { minDwell } from '../monitor/contract.js';
import type { Refutation } from '../monitor/weigh-assumptions.js';
import { formatMs } from './describe-exchange.js';

/** Assumptions that turned out to be wrong, one sentence for each, with the request that showed it. */
export function describeRefuted(
  refuted: readonly Refutation[],
  trace: readonly Exchange[],
): readonly string[] {
  const startMs = Math.min(...trace.map(({ callMs }) => callMs));
  return refuted.map(({ assumption, seq, task }) => {
    const exchange = trace.find((one) => one.seq === seq);
    const look =
      exchange === undefined
        ? 'an answer'
        : `${nameOf(exchange)}, sent at +${formatMs(exchange.callMs - startMs)},`;
    const stay = `${look} shows a shorter stay${task === undefined ? '' : ` of task ${task}`}`;
    return assumption === minDwell
      ? `assume.minDwell was dropped: ${stay} than the lifecycle's dwell. Nothing here rests on it.`
      : `It is not so that a task ${assumption} as long as the target file says: ${stay}. Nothing here rests on it.`;
  });
}

const nameOf = ({ request }: Exchange): string => `${request.method} ${request.url}`;
