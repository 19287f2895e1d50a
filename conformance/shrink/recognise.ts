import type { Exchange } from '../../src/exchange/exchange.js';
import type { Api } from '../../src/openapi/api.js';
import { compileJudge, type JudgeOptions } from '../monitor/monitor.js';
import { inOrder } from './group-overlaps.js';

/** How often a failure came again, of how many tries; `whole`: by the whole plan that found it, not by the few exchanges. */
export type Confirmation = { readonly times: number; readonly tries: number; readonly whole?: true };

/**
 * Says whether exchanges break a rule. Looks that were made only to wait may tell the judge so much that it blames
 * another rule, so that what was sent is judged without them too: whoever leaves out reads knows less, never something wrong.
 */
export function createRecognition(
  api: Api,
  options: JudgeOptions = {},
): (exchanges: readonly Exchange[], rule: string) => boolean {
  const judge = compileJudge(api, options);
  const reads = new Set(
    api.operations
      .filter(
        ({ method, lifecycle }) =>
          method === 'GET' &&
          lifecycle?.moves === undefined &&
          lifecycle?.creates === undefined &&
          lifecycle?.bulk !== true,
      )
      .map(({ key }) => key),
  );
  const isRead = ({ operation }: Exchange): boolean => reads.has(operation ?? '');
  return (exchanges, rule) => {
    const ordered = inOrder(exchanges);
    const shows = (part: readonly Exchange[]): boolean =>
      judge(part).rules.some((one) => one.rule === rule && one.violated > 0);
    return shows(ordered) || (ordered.length <= MOST && partsOf(ordered, isRead).some(shows));
  };
}

/** More exchanges than these are no few that were made only to wait: they are judged as they are. */
const MOST = 30;
/** So many culprits are tried, the last ones. */
const CULPRITS = 8;

/** For each read, and for what came last: what was before it without reads, and with the last of each row of reads. */
function partsOf(
  ordered: readonly Exchange[],
  isRead: (exchange: Exchange) => boolean,
): readonly (readonly Exchange[])[] {
  const isLastOfRow = (exchange: Exchange, at: number): boolean => {
    const next = ordered[at + 1];
    return !isRead(exchange) || next === undefined || !isRead(next);
  };
  const culprits = ordered.flatMap((exchange, at) =>
    isRead(exchange) || at === ordered.length - 1 ? [at] : [],
  );
  return culprits.slice(-CULPRITS).flatMap((at) => {
    const before = ordered.slice(0, at);
    const culprit = ordered.slice(at, at + 1);
    return [
      [...before.filter(isLastOfRow), ...culprit],
      [...before.filter((exchange) => !isRead(exchange)), ...culprit],
    ];
  });
}
