import type { Exchange } from '../../src/exchange/exchange.js';
import type { Api } from '../../src/openapi/api.js';
import type { Report } from '../monitor/monitor.js';
import type { Plan } from '../plan/plan.js';
import type { FailureReport } from '../report/check-report.js';
import type { PlanRun } from '../run/run-result.js';
import type { Target } from '../target/target.js';
import { distinctFailures, type Failure } from './distinct-failures.js';
import { groupOverlaps, inOrder } from './group-overlaps.js';
import { planFromTrace, watchfulPlan } from './plan-from-trace.js';
import { createShrinker, type ShrinkOptions, type Violation } from './shrink-trace.js';
import { toCurl } from './to-curl.js';
import { createLookBack } from './with-looks.js';

/** A failure that was not tried again yet. */
export type FailureDraft = Omit<FailureReport, 'seed' | 'reproduced'> & {
  /** How often it was seen: the same rule, operation, states before and answer. */
  readonly count: number;
  /** Does it again on fresh tasks. */
  readonly replay: Plan;
  /** Does it again with more looks: it waits by states, and reads on what was read last. */
  readonly watchful: Plan;
};

/** What failures are shrunk from. */
export type ShrinkingFailures = {
  readonly api: Api;
  readonly target: Target;
  readonly trace: readonly Exchange[];
  readonly plans: readonly PlanRun[];
  readonly judged: Pick<Report, 'observations' | 'rules'>;
  readonly options?: ShrinkOptions;
  /** How many failures at most. Default: all. */
  readonly limit?: number;
};

/** Each broken rule once, worst first, with the few exchanges that show it and the means to show it again. Nothing is sent. */
export function shrinkFailures(shrinking: ShrinkingFailures): readonly FailureDraft[] {
  const { api, trace, judged, options = {}, limit = Number.POSITIVE_INFINITY } = shrinking;
  const shrink = createShrinker({ api, trace, options });
  const planOf = plansBySeq(shrinking);
  const lookBack = createLookBack(shrinking);
  return distinctFailures(judged.observations, judged.rules)
    .slice(0, limit)
    .map((failure) => {
      const found = findSmallest(failure, shrink);
      const looks = lookBack(found.exchanges);
      return draft(shrinking, failure, { ...found, looks, plan: planOf(found) });
    });
}

type Hit = { readonly violation: Violation; readonly exchanges: readonly Exchange[] };
type Found = Hit & { readonly looks: readonly Exchange[]; readonly plan: string };

/** So many exchanges one after the other, or fewer, are few enough: no other hit is looked at. */
const FEW = 5;

/** The hit that the fewest exchanges show, of some; overlapping ones count twice, since they are told apart by chance. */
function findSmallest(
  { violation: first, others }: Failure,
  shrink: (violation: Violation) => readonly Exchange[],
): Hit {
  let best: Hit = { violation: first, exchanges: shrink(first) };
  for (const violation of others) {
    if (costOf(best) <= FEW) break;
    const hit = { violation, exchanges: shrink(violation) };
    if (costOf(hit) < costOf(best)) best = hit;
  }
  return best;
}

const costOf = ({ exchanges }: Hit): number =>
  groupOverlaps(exchanges).reduce((sum, { length }) => sum + (length === 1 ? 1 : 2 * length), 0);

function draft({ api, target }: ShrinkingFailures, { count }: Failure, found: Found): FailureDraft {
  const { rule, seq, explanation } = found.violation;
  const { sentence, before, answer, rules, assuming, afterViolation } = explanation;
  const named = { id: `replay-${seq}`, aims: [rule] };
  return {
    ...{ rule, sentence, before, answer, rules, assuming, afterViolation },
    ...{ exchanges: found.exchanges, plan: found.plan, count },
    curl: toCurl(found.looks, { api, baseUrl: target.baseUrl, title: sentence }),
    replay: { ...planFromTrace(api, target, found.exchanges), ...named },
    watchful: {
      ...watchfulPlan(api, target, { trace: found.looks, watchMs: lastGapMs(found.exchanges) }),
      ...named,
    },
  };
}

/** How long it took from the exchange before the last one to that. */
function lastGapMs(exchanges: readonly Exchange[]): number {
  const [last, ...before] = inOrder(exchanges).toReversed();
  return last === undefined
    ? 0
    : Math.max(0, last.callMs - Math.max(0, ...before.map((one) => one.returnMs)));
}

/** The id of the plan that sent an exchange; empty where none did. */
function plansBySeq({ trace, plans }: ShrinkingFailures): (hit: Pick<Hit, 'violation'>) => string {
  const bySeq = new Map(
    plans.flatMap(({ plan, exchanges }) => exchanges.map((place) => [trace[place]?.seq, plan.id] as const)),
  );
  return ({ violation }) => bySeq.get(violation.seq) ?? '';
}
