import type { Lifecycle } from '../../src/lifecycle/model.js';
import type { RuleSummary } from '../monitor/summarise.js';
import type { Skip } from '../run/run-result.js';
import { nameState } from './describe-exchange.js';
import { missingEvidence } from './missing-evidence.js';
import type { RuleSubject } from './rule-subject.js';
import type { RunDigest } from './run-digest.js';

/** All that an explanation is made of. */
export type Unproven = {
  readonly lifecycle: Lifecycle;
  readonly digest: RunDigest;
  readonly summary: RuleSummary;
  readonly subject: RuleSubject;
  /** Definite observations that a pass needs. */
  readonly needed: number;
};

/** Why a rule is not a pass, in words that say what to do; absent: it is one, or its failure speaks for itself. */
export function explainVerdict(unproven: Unproven): string | undefined {
  switch (unproven.summary.verdict) {
    case 'pass':
    case 'fail':
      return undefined;
    case 'inconclusive':
      return explainDoubt(unproven);
    case 'not-exercised':
      return explainAbsence(unproven);
  }
}

function explainDoubt(unproven: Unproven): string {
  const { digest, summary, subject, needed } = unproven;
  const { rule, definite, ambiguous } = summary;
  const reasons = [...(digest.open.get(rule) ?? [])]
    .toSorted(([, left], [, right]) => right - left)
    .map(([because, times]) => describeOpen(because, times, sightingsOf(summary)));
  const vague =
    ambiguous === 0
      ? []
      : [`${many(ambiguous, 'observation')}, ${describeDoubt(doubtsOf(digest, subject), subject)}`];
  const few = definite === 0 ? [] : [`seen definitely ${times(definite)}, ${needed} are needed`];
  const advice = adviceFor(unproven);
  return `${[...few, ...vague, ...reasons].join('; ')}${advice === undefined ? '' : `: ${advice}`}`;
}

const sightingsOf = ({ definite, ambiguous, inconclusive }: RuleSummary): number =>
  definite + ambiguous + inconclusive;

const doubtsOf = ({ doubts }: RunDigest, { operation }: RuleSubject): readonly string[] =>
  operation === undefined ? [] : (doubts.get(operation.key) ?? []);

function describeDoubt(doubts: readonly string[], { state }: RuleSubject): string {
  if (doubts.length > 1 && doubts.length <= 4) {
    return `each while the task could have been in ${either(doubts.map(nameState))}`;
  }
  if (state !== undefined && doubts.length > 1) {
    return `each while the task could have been elsewhere than in ${state}`;
  }
  return 'each of which a broken server could have given too';
}

/** So many observations that left doubt are a sign that more of the same will not help. */
const PLENTY = 10;

function adviceFor({ lifecycle, digest, summary, subject }: Unproven): string | undefined {
  const { definite, ambiguous } = summary;
  if (ambiguous > 0 && subject.state !== undefined && doubtsOf(digest, subject).length > 1) {
    return `give ${workloadFor(lifecycle, subject.state)}`;
  }
  const held = ambiguous > 0 ? stateToHold(lifecycle, subject, digest) : undefined;
  if (held !== undefined) return `give ${workloadFor(lifecycle, held)}`;
  return definite > 0 || (ambiguous > 0 && ambiguous < PLENTY) ? 'give it a larger budget' : undefined;
}

/** Of what an operation shows once it was done: a state that it moves out of, where the task was not certainly there. */
function stateToHold(
  lifecycle: Lifecycle,
  { operation, part }: RuleSubject,
  { doubts }: RunDigest,
): string | undefined {
  if (operation === undefined || part !== 'shows') return undefined;
  const moves = lifecycle.operations.get(operation.key)?.moves ?? operation.lifecycle?.moves;
  return (doubts.get(operation.key) ?? []).find((state) => moves?.has(state));
}

/** Trouble on the way, counted, among so many sightings of the rule. */
function describeOpen(because: string, count: number, sightings: number): string {
  const lost = /^no answer: (.*)$/s.exec(because);
  if (lost !== null) return `${many(count, 'answer')} ${count === 1 ? 'was' : 'were'} lost (${lost[1]})`;
  const status = /^status (\d+)$/.exec(because);
  if (status !== null) return `answered ${status[1]} ${count} of ${times(sightings)}, which shows nothing`;
  return `${times(count)}: ${because}`;
}

function explainAbsence(unproven: Unproven): string {
  const { digest, subject, summary } = unproven;
  if (digest.tasks === 0 && subject.family !== 'security' && subject.family !== 'openapi') {
    return 'no task was created';
  }
  const aims = [
    summary.rule,
    ...(subject.operation === undefined ? [] : [subject.operation.key]),
    ...(subject.operation === undefined || subject.state === undefined
      ? []
      : [`${subject.operation.key}@${subject.state}`]),
  ];
  const skips = aims.flatMap((aim) => describeSkips(digest, aim));
  return [missing(unproven), ...new Set(skips)].join('; ');
}

function missing({ lifecycle, digest, subject }: Unproven): string {
  const { operation, state } = subject;
  if (state !== undefined && digest.unseen.has(state)) return describeUnseen(lifecycle, digest, state);
  if (operation !== undefined && !digest.calls.has(operation.key)) return `${operation.key} was never called`;
  if (operation !== undefined && state !== undefined) {
    if (digest.certainties.get(operation.key)?.has(state) !== true) {
      return `${operation.key} was never called while the task was certainly in ${state}: give ${workloadFor(lifecycle, state)}`;
    }
    return `${operation.key} was called in ${state}, but no answer there shows whether this holds`;
  }
  const seen = state === undefined ? '' : `state ${state} was seen, but `;
  return `${seen}${missingEvidence(subject)}`;
}

/** The rule of three: what did not happen in n tries has a probability below 3/n, at 95 %. */
function describeUnseen(lifecycle: Lifecycle, { tasks }: RunDigest, state: string): string {
  const bound = tasks > 3 ? `: probability below ${percent(3 / tasks)} at 95 %` : '';
  return `state ${state} was never seen in ${many(tasks, 'task')}${bound}; give ${workloadFor(lifecycle, state)}`;
}

const workloadFor = (lifecycle: Lifecycle, state: string): string =>
  lifecycle.states.get(state)?.final === undefined
    ? `a workload that holds ${state}`
    : `a workload that ends in ${state}`;

const skipTexts: Readonly<Record<Skip['because'], string>> = {
  'no-task': 'there was no task for it',
  'state-not-reached': 'the state it waits for was not reached',
  budget: 'the budget was over',
  stopped: 'the check was ended early',
  excluded: 'the target file excludes the operation',
  'needs-destructive': 'it touches tasks of others: permit it with destructive: true in the target file',
  'no-sample': 'no request could be made from the document: give a workload with its body',
};

function describeSkips({ skips }: RunDigest, aim: string): readonly string[] {
  return [...(skips.get(aim) ?? [])].map(
    ([because, count]) => `skipped ${times(count)}, ${skipTexts[because]}`,
  );
}

const either = (names: readonly string[]): string => names.join(' or ').replace(/ or (?=.* or )/g, ', ');
const many = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
const times = (count: number): string => (count === 1 ? 'once' : `${count} times`);
const percent = (share: number): string => `${Number((share * 100).toPrecision(2))} %`;
