import { getAt } from '../../src/lifecycle/pointer.js';
import { type Element, statesOf } from './belief.js';
import type { Call } from './call.js';
import type { Contract } from './contract.js';
import { expectFromCreate, findUnmet } from './expectations.js';
import { type Violation, violate } from './explain.js';
import { judgeConstants } from './judge-history.js';
import { type Judgement, judgeChecks, scopeOf } from './judge-state.js';
import type { Observation } from './observation.js';
import { stateRule } from './rule-id.js';
import type { Shown } from './run-facts.js';
import { isMute, isOfModel } from './sift-snapshot.js';

/** What holds of every snapshot, whatever the state and in whatever order calls took effect. */
export function judgeSnapshot(violation: Violation): {
  readonly observations: readonly Observation[];
  readonly constants: ReadonlyMap<string, Shown>;
} {
  const { contract, before, call } = violation;
  if (call.snapshot === undefined) return { observations: [], constants: before.constants };
  const { judgements, constants } = judgeConstants(contract, call, before.constants);
  const checks = judgeChecks(call.operation.view.check, scopeOf(call, call.snapshot));
  const observations = [...checks, ...judgements, ...judgeOwnEcho(call)].map((one) => report(violation, one));
  return { observations: [...judgeModel(violation), ...observations], constants };
}

/** A call that only reads may echo its request in its own answer. */
function judgeOwnEcho(call: Call): readonly Judgement[] {
  const { creates, moves, merge, echo } = call.operation.life;
  if (creates !== undefined || moves !== undefined || merge !== undefined || echo.length === 0) return [];
  return expectFromCreate(call).map((expected): Judgement => {
    const unmet = findUnmet(getAt(call.snapshot, expected.pointer), expected, []);
    return unmet === undefined
      ? { rule: expected.rule, holds: true }
      : { rule: expected.rule, holds: false, detail: `${unmet} is not what was asked for` };
  });
}

/** Whether the snapshot looks like any state at all. */
function judgeModel(violation: Violation): readonly Observation[] {
  const { contract, before, call } = violation;
  if (isMute(contract, call)) return [];
  if (isOfModel(contract, call)) return [report(violation, { rule: 'states', holds: true })];
  return [violate(violation, unlike(contract, before.elements))];
}

/** What a snapshot breaks that no state shows: of states told by predicates, those that were possible. */
const unlike = (contract: Contract, elements: readonly Element[]): readonly string[] => [
  ...statesOf(elements)
    .map((state) => stateRule(state, 'shows'))
    .filter((rule) => contract.has(rule)),
  'states',
];

function report(violation: Violation, { rule, holds, detail }: Judgement): Observation {
  if (!holds) return violate(violation, [rule], detail);
  const { call, task } = violation;
  return { kind: 'held definitely', rule, seq: call.seq, operation: call.operation.key, task };
}
