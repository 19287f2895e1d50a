import type { Exchange } from '../../src/exchange/exchange.js';
import type { Api } from '../../src/openapi/api.js';
import { compileJudge, type JudgeOptions } from '../monitor/monitor.js';
import type { Plan } from '../plan/plan.js';

/** How a failure is tried again. */
export type Confirming = {
  readonly api: Api;
  readonly plan: Plan;
  /** The broken rule. */
  readonly rule: string;
  /** How often; 0 or more. */
  readonly tries: number;
  /** Carries the plan out on fresh tasks, for the nth time from 0, and gives what was exchanged. */
  readonly run: (plan: Plan, n: number) => Promise<readonly Exchange[]>;
  readonly options?: JudgeOptions;
};

/** How often a failure came again, of how many tries. */
export type Confirmation = { readonly times: number; readonly tries: number };

/** Carries the plan out again, one time after the other, and counts how often the same rule is broken. */
export async function confirm({ api, plan, rule, tries, run, options }: Confirming): Promise<Confirmation> {
  const judge = compileJudge(api, options);
  let times = 0;
  for (let n = 0; n < tries; n += 1) {
    const { rules } = judge(await run(plan, n));
    if (rules.some((one) => one.rule === rule && one.violated > 0)) times += 1;
  }
  return { times, tries };
}
