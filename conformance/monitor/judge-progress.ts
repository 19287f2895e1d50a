import { type Element, gone, type Pin, type Settled, statesOf } from './belief.js';
import type { Call } from './call.js';
import { type Contract, isFinalState } from './contract.js';
import type { Observation } from './observation.js';
import { nextRule, stateRule } from './rule-id.js';

type Kind = 'held definitely' | 'held ambiguously';
type Held = { readonly rule: string; readonly kind: Kind };

/** A look at a task, and what was known of it before. */
export type Sighting = {
  readonly contract: Contract;
  readonly before: Settled;
  /** What the task can be in now that it was seen. */
  readonly elements: readonly Element[];
  readonly call: Call;
  readonly task: string;
};

/** What a look at a task says of the rules on its way: successors, final states, times and visits. */
export function judgeProgress(sighting: Sighting): readonly Observation[] {
  const { contract, before, call, task } = sighting;
  const held = [
    ...judgeNext(sighting),
    ...judgeVisits(sighting),
    ...(before.pin === undefined
      ? []
      : [...judgeFinal(sighting, before.pin), ...judgeWithin(sighting, before.pin)]),
    ...judgeRetain(sighting),
    ...judgeStale(sighting),
  ];
  const { seq, operation } = call;
  return held
    .filter(({ rule }) => contract.has(rule))
    .map(({ rule, kind }) => ({ kind, rule, seq, operation: operation.key, task }));
}

/**
 * That a task leaves a state as it may is shown where it was certainly there and is seen in a successor next. It may have
 * gone round a loop meanwhile, but whoever leaves a state in a wrong way is seen where that leads. A look that finds it
 * further on tells nothing of its first step.
 */
function judgeNext({ contract, before, elements }: Sighting): readonly Held[] {
  const [first] = elements;
  if (first === undefined) return [];
  const from = first.stepped;
  const one = from !== undefined && from !== '' && elements.every(({ stepped }) => stepped === from);
  if (one) return [{ rule: nextRule(from), kind: 'held definitely' }];
  const pin = before.pin;
  if (pin === undefined) return [];
  const left = elements.every(({ state, run }) => run === pin.run && state !== pin.state);
  if (!left) return [];
  const next = contract.states.get(pin.state)?.next ?? [];
  const followed = elements.every((element) => isByItself(element) && next.includes(element.state));
  return [
    { rule: nextRule(pin.state), kind: followed && isAlone(before) ? 'held definitely' : 'held ambiguously' },
  ];
}

/** Whether it went on without an operation since it was last seen. */
const isByItself = ({ stepped, claims }: Element): boolean =>
  stepped !== '' && !claims.some(({ moved }) => moved);

/** Whether no call on the task may still move it. */
const isAlone = ({ elements }: Settled): boolean =>
  elements.every(({ late }) =>
    late.every(({ call }) => call.role === 'created' || call.operation.life.moves === undefined),
  );

function judgeFinal({ contract, elements }: Sighting, pin: Pin): readonly Held[] {
  const stayed = elements.every(({ state, run }) => state === pin.state && run === pin.run);
  if (!isFinalState(contract, pin.state) || !stayed || elements.length === 0) return [];
  return [{ rule: stateRule(pin.state, 'final'), kind: 'held definitely' }];
}

function judgeWithin({ contract, elements, call }: Sighting, pin: Pin): readonly Held[] {
  const withinMs = contract.states.get(pin.state)?.withinMs;
  if (withinMs === undefined || elements.some(({ state }) => state === pin.state)) return [];
  if (elements.some(({ run }) => run !== pin.run)) return [];
  const inTime = call.returnMs - pin.sinceMs <= withinMs;
  return [{ rule: stateRule(pin.state, 'within'), kind: inTime ? 'held definitely' : 'held ambiguously' }];
}

function judgeVisits({ contract, before, elements }: Sighting): readonly Held[] {
  const [first] = elements;
  if (first === undefined || contract.states.get(first.state)?.counted === undefined) return [];
  if (statesOf(elements).length > 1 || before.pin?.state === first.state) return [];
  return [{ rule: stateRule(first.state, 'visits'), kind: 'held definitely' }];
}

/** That a task was kept is shown only by a look at the end of the time it must be kept. */
function judgeRetain({ contract, elements, call }: Sighting): readonly Held[] {
  const { retainMs } = contract;
  if (retainMs === undefined || elements.length === 0) return [];
  if (!elements.every(({ state }) => isFinalState(contract, state))) return [];
  const kept = elements.every(({ untilMs }) => call.callMs - untilMs >= retainMs);
  return [{ rule: 'retain', kind: kept ? 'held definitely' : 'held ambiguously' }];
}

/** That reads do not lag is shown by the first look after an effect has had its time to spread. */
function judgeStale({ contract, elements, call }: Sighting): readonly Held[] {
  if (contract.staleMs === 0) return [];
  const spread = elements.every(({ claims }) =>
    claims.some(({ moved, returnMs }) => moved && call.callMs - returnMs >= contract.staleMs),
  );
  return spread && elements.length > 0 && !elements.some(({ state }) => state === gone)
    ? [{ rule: 'stale', kind: 'held definitely' }]
    : [];
}
