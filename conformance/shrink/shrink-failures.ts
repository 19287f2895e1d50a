import type { Exchange } from '../../src/exchange/exchange.js';
import type { Api } from '../../src/openapi/api.js';
import type { Report } from '../monitor/monitor.js';
import type { Plan } from '../plan/plan.js';
import type { FailureReport } from '../report/check-report.js';
import type { PlanRun } from '../run/run-result.js';
import type { Target } from '../target/target.js';
import { distinctFailures, type Failure } from './distinct-failures.js';
import { planFromTrace } from './plan-from-trace.js';
import { createShrinker, type ShrinkOptions } from './shrink-trace.js';
import { toCurl } from './to-curl.js';

/** A failure that was not tried again yet. */
export type FailureDraft = Omit<FailureReport, 'seed' | 'reproduced'> & {
  /** How often it was seen: the same rule, operation, states before and answer. */
  readonly count: number;
  /** Does it again on fresh tasks. */
  readonly replay: Plan;
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
  return distinctFailures(judged.observations, judged.rules)
    .slice(0, limit)
    .map((failure) =>
      draft(shrinking, failure, { exchanges: shrink(failure.violation), plan: planOf(failure) }),
    );
}

type Found = { readonly exchanges: readonly Exchange[]; readonly plan: string };

function draft(
  { api, target }: ShrinkingFailures,
  { violation, count }: Failure,
  found: Found,
): FailureDraft {
  const { rule, seq, explanation } = violation;
  const { sentence, before, answer, rules, assuming, afterViolation } = explanation;
  const rebuilt = planFromTrace(api, target, found.exchanges);
  return {
    ...{ rule, sentence, before, answer, rules, assuming, afterViolation },
    ...{ exchanges: found.exchanges, plan: found.plan, count },
    curl: toCurl(found.exchanges, { api, baseUrl: target.baseUrl, title: sentence }),
    replay: { ...rebuilt, id: `replay-${seq}`, aims: [rule] },
  };
}

/** The id of the plan that sent an exchange; empty where none did. */
function plansBySeq({ trace, plans }: ShrinkingFailures): (failure: Failure) => string {
  const bySeq = new Map(
    plans.flatMap(({ plan, exchanges }) => exchanges.map((place) => [trace[place]?.seq, plan.id] as const)),
  );
  return ({ violation }) => bySeq.get(violation.seq) ?? '';
}
