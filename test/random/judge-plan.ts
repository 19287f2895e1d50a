import fc from 'fast-check';
import { judge } from '../../conformance/monitor/monitor.js';
import type { Api } from '../../src/openapi/api.js';
import { createAnswerValidator } from '../../src/openapi/validate-answer.js';
import { anyAction } from './action.js';
import { addHits, type Cells } from './cells.js';
import { runPlan } from './run-plan.js';

export type PlanRuns = { readonly runs: number; readonly length: number; readonly seed: number };

/**
 * The property that the simulator stands on: whatever is called and whenever, no answer violates the document's
 * schema or its lifecycle, and no refusal has an effect. Returns the cells that were hit.
 */
export function checkPlans(api: Api, { runs, length, seed }: PlanRuns): Cells {
  const cells: Cells = new Map();
  const validate = createAnswerValidator(api);
  const plans = fc.array(anyAction, { minLength: Math.floor(length / 2), maxLength: length, size: 'max' });
  const property = fc.property(fc.nat({ max: 2 ** 31 }), plans, (simulatorSeed, plan) => {
    const result = runPlan(api, { seed: simulatorSeed, plan });
    const problems = result.exchanges.flatMap((exchange) => validate(exchange));
    const violations = judge(api, result.exchanges).observations.filter(({ kind }) => kind === 'violated');
    addHits(cells, result.hits);
    if (problems.length + violations.length + result.refusedWithEffect.length === 0) return;
    throw new Error(
      JSON.stringify({ problems, violations, refusedWithEffect: result.refusedWithEffect }, null, 2),
    );
  });
  fc.assert(property, { numRuns: runs, seed, endOnFailure: false });
  return cells;
}
