import { evaluateComparison, type Scope } from '../../src/lifecycle/evaluate-comparison.js';
import type { Check, Outcome, Shape } from '../../src/lifecycle/model.js';
import { getAt, isAbsent } from '../../src/lifecycle/pointer.js';
import type { Call } from './call.js';
import { readJson } from './read-answer.js';
import { readQuery } from './read-request.js';
import type { StateView } from './view.js';

/** Whether a rule held in one answer, if the task is what it is taken for. */
export type Judgement = { readonly rule: string; readonly holds: boolean; readonly detail?: string };

/** What the comparisons about an answer look at: a query parameter that was not sent has its default. */
export function scopeOf(call: Pick<Call, 'exchange' | 'operation'>, snapshot: unknown): Scope {
  const { exchange, operation } = call;
  const { answer, request } = exchange;
  return {
    snapshot,
    body: readJson(exchange),
    ...(answer.kind === 'answered' ? { status: answer.status } : {}),
    header: (name) => (answer.kind === 'answered' ? answer.headers[name] : undefined),
    query: (name) => readQuery(request.url, name) ?? defaultQuery(operation.api.parameters, name),
  };
}

/** What the state promises of its snapshots. */
export const judgeState = (view: StateView, scope: Scope): readonly Judgement[] => [
  ...judgeShape(view, scope),
  ...judgeOutcomes(view.outcomes, scope),
];

/** Each rule of a shape. */
export const judgeShape = (shape: Shape, scope: Scope): readonly Judgement[] => [
  ...shape.has.map(({ rule, pointer }) =>
    judgement(rule, !isAbsent(getAt(scope.snapshot, pointer)), `${pointer.text} is missing`),
  ),
  ...shape.lacks.map(({ rule, pointer }) =>
    judgement(rule, isAbsent(getAt(scope.snapshot, pointer)), `${pointer.text} is there`),
  ),
  ...judgeChecks(shape.check, scope),
];

/** Each comparison. */
export const judgeChecks = (checks: readonly Check[], scope: Scope): readonly Judgement[] =>
  checks.map(({ rule, comparison }) =>
    judgement(rule, evaluateComparison(comparison, scope), `${comparison.text} does not hold`),
  );

/** Whether the snapshot is one that the state shows; `label` is absent where it shows none. */
export function isShown(view: StateView, label: string | undefined, scope: Scope): boolean {
  const { shows } = view;
  if (shows.kind === 'labels') return label === undefined || shows.labels.includes(label);
  return judgeShape(shows, scope).every(({ holds }) => holds);
}

/** Exactly one sub-case holds, told by its condition, else by its shape; the others have nothing to say. */
function judgeOutcomes(outcomes: readonly Outcome[], scope: Scope): readonly Judgement[] {
  const [first] = outcomes;
  if (first === undefined) return [];
  const holding = outcomes.filter((outcome) => holdsOutcome(outcome, scope));
  const [only] = holding;
  const names = holding.map(({ name }) => name).join(' and ');
  const detail = holding.length === 0 ? 'no outcome holds' : `the outcomes ${names} hold at once`;
  const exact = judgement(first.rule, holding.length === 1, detail);
  return holding.length === 1 && only !== undefined ? [exact, ...judgeShape(only, scope)] : [exact];
}

const holdsOutcome = (outcome: Outcome, scope: Scope): boolean =>
  outcome.if === undefined
    ? judgeShape(outcome, scope).every(({ holds }) => holds)
    : evaluateComparison(outcome.if, scope);

const judgement = (rule: string, holds: boolean, detail: string): Judgement =>
  holds ? { rule, holds } : { rule, holds, detail };

function defaultQuery(parameters: Call['operation']['api']['parameters'], name: string): string | undefined {
  const schema = parameters.find((one) => one.in === 'query' && one.name === name)?.schema;
  const value = typeof schema === 'object' ? schema.default : undefined;
  return value === undefined || value === null ? undefined : String(value);
}
