import type { Exchange } from '../../src/exchange/exchange.js';
import type { Api } from '../../src/openapi/api.js';
import { compileContract } from '../monitor/contract.js';
import { readScene } from '../plan/scene.js';
import { statesShown } from '../run/read-operation.js';
import type { Target } from '../target/target.js';
import { inOrder } from './group-overlaps.js';
import { createReadTouch } from './read-touch.js';

/** Of the target's time; shorter gaps are no part of what happened. */
export const GAP_MS = 20;

/** Where exchanges were taken from. */
export type Surroundings = {
  readonly api: Api;
  readonly target: Target;
  /** All that was exchanged. */
  readonly trace: readonly Exchange[];
};

/**
 * The exchanges of a failure, with the last look at a task before each that came some time after the one before: a fresh task
 * takes its own time to get there, which is waited for by its state and not by the clock.
 */
export function createLookBack({
  api,
  target,
  trace,
}: Surroundings): (exchanges: readonly Exchange[]) => readonly Exchange[] {
  const probe = readScene(api, target, 0).probe?.key;
  const contract = compileContract(api);
  const operation = contract.operations.get(probe ?? '');
  const readTouch = createReadTouch(api);
  /** What a plain look at a task shows; nothing of any other exchange. */
  const statesOf = (exchange: Exchange): readonly string[] =>
    operation === undefined || exchange.operation !== probe || (exchange.intent ?? valid).kind !== 'valid'
      ? []
      : statesShown(contract, operation, exchange);
  const isTelling = (exchange: Exchange): boolean => statesOf(exchange).length > 0;
  const isAlike = (one: Exchange, other: Exchange): boolean =>
    isTelling(one) &&
    readTouch(one).target === readTouch(other).target &&
    statesOf(one).join() === statesOf(other).join();
  const looks = new Map<string, Exchange[]>();
  for (const exchange of inOrder(trace)) {
    const { target: task } = readTouch(exchange);
    if (task === undefined || !isTelling(exchange)) continue;
    const known = looks.get(task);
    if (known === undefined) looks.set(task, [exchange]);
    else known.push(exchange);
  }
  return (exchanges) => {
    const ordered = inOrder(exchanges);
    const own = [...new Set(ordered.flatMap((exchange) => readTouch(exchange).created ?? []))];
    const last = ordered.at(-1);
    let untilMs = ordered[0]?.returnMs ?? 0;
    let before: Exchange | undefined;
    const added: Exchange[] = [];
    for (const exchange of ordered) {
      const [fromMs, previous] = [untilMs, before];
      [untilMs, before] = [Math.max(untilMs, exchange.returnMs), exchange];
      // A look that is not the last is waited for in any case.
      const isWaitedFor = exchange !== last && isTelling(exchange);
      if (isWaitedFor || (exchange.callMs - fromMs) * target.timeScale < GAP_MS) continue;
      const { target: named } = readTouch(exchange);
      for (const task of named === undefined ? own : [named]) {
        const look = looks
          .get(task)
          ?.findLast(({ callMs, returnMs }) => callMs >= fromMs && returnMs <= exchange.callMs);
        if (look !== undefined && !(previous !== undefined && isAlike(previous, look))) added.push(look);
      }
    }
    return inOrder([...ordered, ...added]);
  };
}

const valid = { kind: 'valid' } as const;
