import { printStatus } from '../../src/lifecycle/match-status.js';
import type { StatusPattern } from '../../src/lifecycle/model.js';
import { getAt } from '../../src/lifecycle/pointer.js';
import { gone, type Settled, statesOf, unmarked } from './belief.js';
import type { Call } from './call.js';
import { closeSteps } from './close-steps.js';
import type { Contract, OperationContract } from './contract.js';
import { contextOf } from './effects.js';
import { assumptionsOf } from './hold.js';
import type { Explanation, Observation } from './observation.js';
import { quoteValue } from './quote-value.js';
import { readLabel } from './read-answer.js';
import { guardRule, nextRule, operationRule, stateRule } from './rule-id.js';

/** Says in words why an answer is wrong. */

export type Violation = {
  readonly contract: Contract;
  readonly before: Settled;
  readonly call: Call;
  readonly task: string;
  /** Whether the same answer broke a rule before, so that this may be a consequence. */
  readonly follows?: true;
};

/** A broken rule as an observation; `rules` are all that took part, its own first. */
export function violate(violation: Violation, rules: readonly string[], detail?: string): Observation {
  const { contract, before, call, task, follows = false } = violation;
  const [rule = 'states'] = rules;
  const states = possibleStates(violation);
  const answer = describeAnswer(contract, call);
  const when = `${call.operation.key} was answered ${answer} while the task${describeStates(before, states)}`;
  const say = (one: string): string =>
    `${when}; ${unended(detail ?? describeCut(call) ?? describeRule(contract, one))}.`;
  const all = [...new Set(rules)];
  const explanation: Explanation = {
    before: states,
    answer,
    rules: all,
    sentence: say(rule),
    ...(all.length < 2 ? {} : { otherwise: Object.fromEntries(all.map((one) => [one, say(one)])) }),
    afterViolation: follows || before.violations > 0,
    ...(call.role === 'absent' ? { absent: true } : {}),
    assuming: assumptionsOf(contract, before),
  };
  return { kind: 'violated', rule, seq: call.seq, operation: call.operation.key, task, explanation };
}

/** What the task can have been when the call found it: as it was known, and as the server may have gone on with it since. */
function possibleStates({ contract, before, call }: Violation): readonly string[] {
  const known = unmarked(before.elements);
  const span = { fromMs: call.callMs, toMs: call.returnMs };
  const closed = statesOf(unmarked(closeSteps(contextOf(contract, before, false), known, span)));
  return closed.length > 0 ? closed : statesOf(known);
}

/** The violation with the calls that raced: none of their orders would make it right. */
export function explainRace<T extends Observation & { readonly kind: 'violated' }>(
  violation: T,
  calls: readonly Call[],
): T {
  const { explanation } = violation;
  const race = `No order of these calls explains the answers: ${listCalls(calls)}.`;
  const { otherwise } = explanation;
  const raced: Explanation = {
    ...explanation,
    sentence: `${explanation.sentence} ${race}`,
    ...(otherwise === undefined
      ? {}
      : {
          otherwise: Object.fromEntries(
            Object.entries(otherwise).map(([rule, sentence]) => [rule, `${sentence} ${race}`]),
          ),
        }),
    raced: calls.map(({ seq }) => seq),
  };
  return { ...violation, explanation: raced };
}

/** Calls that are named in a sentence; more are counted. */
const MOST_CALLS = 5;

/** The calls, those alike that follow each other as one: `cancel (200), read (200, 3 times) and 4 more`. */
function listCalls(calls: readonly Call[]): string {
  const alike: { said: string; times: number }[] = [];
  for (const { operation, exchange } of calls) {
    const said = `${operation.key} (${status(exchange.answer)}`;
    const last = alike.at(-1);
    if (last?.said === said) last.times += 1;
    else alike.push({ said, times: 1 });
  }
  const named = alike.slice(0, MOST_CALLS);
  const rest = calls.length - named.reduce((sum, { times }) => sum + times, 0);
  const texts = named.map(({ said, times }) => `${said}${times === 1 ? '' : `, ${times} times`})`);
  return `${texts.join(', ')}${rest === 0 ? '' : ` and ${rest} more`}`;
}

/** A broken rule of an answer that is about no one task. */
export function violateAnswer(
  {
    contract,
    call,
  }: { readonly contract: Contract; readonly call: Pick<Call, 'seq' | 'operation' | 'exchange'> },
  rule: string,
  detail: string,
): Observation {
  const { answer } = call.exchange;
  const said = answer.kind === 'answered' ? String(answer.status) : `not at all (${answer.reason})`;
  const explanation: Explanation = {
    before: [],
    answer: said,
    rules: [rule],
    sentence: `${call.operation.key} was answered ${said}: ${unended(detail)}.`,
    afterViolation: false,
    assuming: contract.assuming,
  };
  return { kind: 'violated', rule, seq: call.seq, operation: call.operation.key, explanation };
}

/** The answer in short: `200, showing Starting`. */
function describeAnswer(contract: Contract, call: Call): string {
  const { answer } = call.exchange;
  if (call.role === 'absent') return `${status(answer)} without the task`;
  const { state } = contract.lifecycle.fields;
  if (call.snapshot === undefined) return status(answer);
  const label = readLabel(contract.lifecycle, call.snapshot);
  if (label !== undefined) return `${status(answer)}, showing ${label}`;
  const raw = state === undefined ? undefined : getAt(call.snapshot, state);
  return raw === undefined ? status(answer) : `${status(answer)}, showing ${quoteValue(raw)}`;
}

const status = (answer: Call['exchange']['answer']): string =>
  answer.kind === 'answered' ? String(answer.status) : `not at all (${answer.reason})`;

function describeStates({ elements, pin }: Settled, states: readonly string[]): string {
  const names = states.map((state) => (state === gone ? 'unknown to the server' : state));
  if (names.length === 0) return ' was not known';
  if (names.length === 1) return ` was certainly ${names[0]}`;
  const could = `could only be ${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
  const [seen, ...others] = statesOf(unmarked(elements));
  const isSeen = seen !== undefined && others.length === 0 && pin?.state === seen && seen !== gone;
  return isSeen ? `, last seen ${seen}, ${could}` : ` ${could}`;
}

/** Why a list that is cut off must name the task all the same. */
const describeCut = ({ cut }: Call): string | undefined =>
  cut === undefined
    ? undefined
    : `the list was cut off at ${cut.rows} ${cut.rows === 1 ? 'row' : 'rows'}, and by ${cut.by} the task comes before the last of them`;

function describeRule(contract: Contract, rule: string): string {
  const way = describeWay(contract, rule);
  if (way !== undefined) return way;
  const about = [...contract.operations.values()].find(({ life }) =>
    rule.startsWith(operationRule(life.key, '')),
  );
  return (about === undefined ? undefined : describeReaction(about, rule)) ?? `this breaks ${rule}`;
}

function describeWay(contract: Contract, rule: string): string | undefined {
  for (const [name, { next, state }] of contract.states) {
    if (rule === nextRule(name)) return `from ${name} the server goes only to ${next.join(', ')}`;
    if (rule === stateRule(name, 'final'))
      return `${name} is final: only a listed operation changes the task`;
    if (rule === stateRule(name, 'within')) return `${name} is left within ${state.withinMs} ms`;
    if (rule === stateRule(name, 'visits')) return `${name} is entered at most ${state.visits} times`;
    if (rule === stateRule(name, 'shows')) return `no state shows an answer like this`;
  }
  if (rule === 'states') return `no state of the lifecycle shows this`;
  if (rule === 'retain') return `a final task stays readable for ${contract.lifecycle.retainMs} ms`;
  if (rule === 'stale') return `reads lag by at most ${contract.lifecycle.staleMs} ms`;
  return undefined;
}

function describeReaction({ life, view }: OperationContract, rule: string): string | undefined {
  const { key, moves, else: refusals, noop = [] } = life;
  for (const state of view.states.keys()) {
    if (rule === guardRule(key, 'else', state))
      return `in ${state} ${key} is refused with ${list(refusals)}, without effect`;
    if (rule === guardRule(key, 'allow', state)) return `in ${state} ${key} succeeds without moving the task`;
    if (rule === guardRule(key, 'moves', state)) {
      const targets = moves
        ?.get(state)
        ?.map((move) => (move.kind === 'state' ? move.state : `$${move.kind}`));
      return `in ${state} ${key} is accepted and makes the task ${targets?.join(' or ') ?? 'move'}`;
    }
  }
  if (rule === operationRule(key, 'shows'))
    return `an answer of ${key} that says it was done shows the task as it is from then on`;
  if (rule === operationRule(key, 'noop')) return `a merge that changes nothing is answered ${list(noop)}`;
  if (rule === operationRule(key, 'unknown')) return 'this is no answer for a task that is or is not there';
  if (rule === operationRule(key, 'creates'))
    return 'a created task is there from then on, in one of its first states';
  if (rule === operationRule(key, 'lists'))
    return 'a list shows each task once, as it is, and leaves none out';
  if (rule === operationRule(key, 'bulk')) return 'it applies to every task';
  return undefined;
}

const list = (patterns: readonly StatusPattern[]): string => patterns.map(printStatus).join(' or ');

/** Without the full stops at its end: the sentence around it has its own. */
const unended = (text: string): string => text.replace(/\.+$/, '');
