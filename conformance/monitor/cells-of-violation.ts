import { type Claim, gone, marked, statesOf, unmarked } from './belief.js';
import type { Contract } from './contract.js';
import type { Violation } from './explain.js';
import type { Cell } from './observation.js';
import type { Pass } from './pass-call.js';
import type { Resync } from './resync.js';
import { guardRule, operationRule } from './rule-id.js';

/**
 * The cells of an answer that no possibility explains, and of calls before it that were not settled yet: what they
 * claimed goes with the possibilities. The call that is blamed is placed by the rules that it broke, a mere look by the
 * state that the task turns out to be in, any other by what it claimed.
 */
export function cellsOfViolation(violation: Violation, pass: Pass, resync: Resync): readonly Cell[] {
  const { call, task } = violation;
  const claims = unmarked([...pass.closed, ...pass.answered]).flatMap((element) => element.claims);
  const blamed = blame(violation, pass, { claims, broken: resync.broken });
  const looked = blamed?.seq === call.seq ? undefined : look(violation, resync);
  const placed = [blamed, looked].filter((cell) => cell !== undefined);
  const known = new Set(placed.map(({ seq }) => seq));
  const others = claims.filter(({ seq, from }) => !known.has(seq) && from !== gone);
  return [...placed, ...new Map(others.map((claim) => [claim.seq, cellOf(task, others, claim)])).values()];
}

type Accusation = { readonly claims: readonly Claim[]; readonly broken: readonly string[] };

/** The call whose rule is reported, where that rule speaks of an operation in a state; all such states that are as likely. */
function blame(violation: Violation, pass: Pass, { claims, broken }: Accusation): Cell | undefined {
  const { contract, call, task } = violation;
  const [rule = ''] = broken;
  const place = placeOf(contract, rule);
  if (place === undefined) return undefined;
  const { operation } = place;
  const suspects = marked([...pass.left, ...pass.labelled]).flatMap(({ mark }) => mark ?? []);
  const mark = suspects.find((one) => one.rule === rule);
  const culprit = mark ?? claims.find((one) => one.rule === rule);
  const seq = culprit?.seq ?? (operation === call.operation.key ? call.seq : undefined);
  if (seq === undefined) return undefined;
  const isOwn = seq === call.seq;
  const near = suspects.filter((one) => one.seq === seq && one.distance === mark?.distance);
  const places = near.flatMap((one) => placeOf(contract, one.rule) ?? []);
  const named = places.filter((one) => one.operation === operation).map(({ state }) => state);
  const states = [...new Set([place.state, ...named])];
  const possible = isOwn
    ? statesOf(unmarked(pass.closed))
    : claims.flatMap((claim) => (claim.seq === seq ? [claim.from] : []));
  const isDoubtful = possible.some((state) => !states.includes(state));
  const accepted = isOwn ? isAccepted(call) : wasAccepted(claims, seq, place);
  return { operation, task, seq, states, ...(isDoubtful && { isDoubtful }), accepted };
}

/** An earlier call left what it claimed in another state; where it left nothing it was answered as it ought to be. */
function wasAccepted(claims: readonly Claim[], seq: number, { accepts }: Place): boolean {
  const own = claims.filter((claim) => claim.seq === seq);
  return own.length === 0 ? accepts : own.some(({ accepted }) => accepted);
}

/** A call that changes nothing and says where the task is. */
function look({ call, task }: Violation, { elements }: Resync): Cell | undefined {
  const { answer, operation, role, seq, snapshot } = call;
  if (role !== 'target' || answer.kind !== 'told' || operation.life.moves !== undefined) return undefined;
  if (snapshot === undefined && !answer.unknown) return undefined;
  const states = statesOf(unmarked(elements));
  return { operation: operation.key, task, seq, states, accepted: answer.ok };
}

const cellOf = (task: string, claims: readonly Claim[], { seq, operation }: Claim): Cell => {
  const own = claims.filter((claim) => claim.seq === seq);
  const states = [...new Set(own.map(({ from }) => from))];
  return { operation, task, seq, states, accepted: own.some(({ accepted }) => accepted) };
};

const isAccepted = ({ answer }: Violation['call']): boolean => answer.kind === 'told' && answer.ok;

/** `accepts`: the rule promises that the call is accepted. */
type Place = { readonly operation: string; readonly state: string; readonly accepts: boolean };

/** The cell that a rule speaks of. */
function placeOf({ operations, states }: Contract, rule: string): Place | undefined {
  for (const { key: operation, life } of operations.values()) {
    if (!rule.startsWith(operationRule(life.key, ''))) continue;
    if (rule === operationRule(life.key, 'unknown')) return { operation, state: gone, accepts: false };
    for (const state of states.keys()) {
      const promise = promises.find((one) => rule === guardRule(life.key, one, state));
      if (promise !== undefined) return { operation, state, accepts: promise !== 'else' };
    }
  }
  return undefined;
}

const promises = ['moves', 'allow', 'else'] as const;
