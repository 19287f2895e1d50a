import type { Comparison, Lifecycle, Outcome, Pointer, Shape, State } from '../lifecycle/model.js';
import { getAt, isAbsent, setAt } from '../lifecycle/pointer.js';
import { labelOf } from '../lifecycle/read-state.js';
import { type AnswerBook, type NamedExample, pickExample, type QueryReader } from './answer-book.js';
import { compileTemplate, type Template, type TemplateValues } from './fill-template.js';
import type { Overwrite } from './input-slots.js';
import { applySlot, type Moment, type PlaceFacts, type Slot, withoutValue } from './role-slots.js';
import { createJsonWriter, type WriteJson } from './write-json.js';

/** What one operation's answer about a task is written from. */
export type BodyPlan = {
  readonly lifecycle: Lifecycle;
  readonly book: AnswerBook;
  /** Whether the body is a snapshot: state, roles and presence rules apply. */
  readonly snapshot: boolean;
  /** What is echoed from the request, then the roles; a later one may look at an earlier one. */
  readonly slots: readonly Slot[];
  /** What `merge` has changed, written last. */
  readonly overwrites: readonly Overwrite[];
  /** What is known of a snapshot pointer in this answer; `undefined` where the schema does not declare it. */
  readonly place: (snapshotPointer: Pointer) => PlaceFacts | undefined;
  /** A body generated from the schema, for states without an example. */
  readonly sample: () => unknown;
  /** Placeholder values of `x-task-template`. */
  readonly values: (moment: Moment) => TemplateValues;
};

/** The body of an answer about a task at a moment. */
export type TaskBody = {
  readonly value: (moment: Moment, query: QueryReader) => unknown;
  /** The same as JSON text, written without building the value where that is possible. */
  readonly json: (moment: Moment, query: QueryReader) => string;
};

type Draft = { readonly fill: Template; readonly write: WriteJson };

/** Reads examples and rules once a state, outcome and example; what is left for each answer are the slots. */
export function createTaskBody(plan: BodyPlan): TaskBody {
  const drafts = new Map<string, Draft>();
  const draftFor = ({ situation: { state, outcome } }: Moment, query: QueryReader): Draft => {
    const named = pickExample(plan.book, exampleNames(plan.lifecycle, state, outcome), query);
    const key = `${state} ${outcome ?? ''} ${named?.example.name ?? ''}`;
    let draft = drafts.get(key);
    if (draft === undefined) {
      const shown = draftBody(plan, named, { state, outcome });
      const fill = named?.example.template === undefined ? () => shown : compileTemplate(shown);
      draft = { fill, write: createJsonWriter(fill, plan.slots) };
      drafts.set(key, draft);
    }
    return draft;
  };
  const value = (moment: Moment, query: QueryReader): unknown => {
    let body = draftFor(moment, query).fill(plan.values(moment), []);
    for (const slot of plan.slots) body = applySlot(body, slot, moment);
    for (const overwrite of plan.overwrites) body = overwrite(body, moment);
    return body;
  };
  const json = (moment: Moment, query: QueryReader): string => {
    const isPlain = moment.situation.phase.merged === undefined || plan.overwrites.length === 0;
    return isPlain
      ? draftFor(moment, query).write(moment, plan.values)
      : JSON.stringify(value(moment, query));
  };
  return { value, json };
}

/** The names under which a document may show this state, best first. */
export function exampleNames(
  lifecycle: Lifecycle,
  state: string,
  outcome: string | undefined,
): readonly string[] {
  const model = lifecycle.states.get(state);
  const label = model && labelOf(model);
  const names = [state, ...(label === undefined || label === state ? [] : [label])];
  return outcome === undefined ? names : [...names.map((name) => `${name}.${outcome}`), ...names];
}

type Case = { readonly state: string; readonly outcome: string | undefined };

/** The example with the state's label and rules put in force; placeholders of a template survive. */
function draftBody(plan: BodyPlan, named: NamedExample | undefined, at: Case): unknown {
  const shown = named === undefined ? plan.sample() : (named.example.template ?? named.example.value);
  const state = plan.lifecycle.states.get(at.state);
  if (!plan.snapshot || state === undefined) return shown;
  const outcome = state.outcomes.find(({ name }) => name === at.outcome);
  let body = withLabel(plan, shown, state);
  for (const shape of shapesOf(plan.lifecycle, state, outcome)) body = inShape(plan, body, shape);
  return body;
}

function withLabel(plan: BodyPlan, body: unknown, state: State): unknown {
  const place = plan.lifecycle.fields.state && plan.place(plan.lifecycle.fields.state);
  if (place === undefined || state.shows.kind !== 'labels') return body;
  const { labels } = state.shows;
  return labels.includes(String(getAt(body, place.pointer))) ? body : setAt(body, place.pointer, labels[0]);
}

function shapesOf(lifecycle: Lifecycle, state: State, outcome: Outcome | undefined): readonly Shape[] {
  const shapes: Shape[] = [{ has: [], lacks: [], check: lifecycle.check }];
  if (state.shows.kind === 'predicate') shapes.push(state.shows);
  shapes.push(state);
  if (outcome !== undefined) shapes.push(withCondition(outcome));
  return shapes;
}

function withCondition(outcome: Outcome): Shape {
  if (outcome.if === undefined) return outcome;
  return { ...outcome, check: [{ rule: outcome.rule, comparison: outcome.if }, ...outcome.check] };
}

function inShape(plan: BodyPlan, body: unknown, shape: Shape): unknown {
  let shaped = body;
  for (const { comparison } of shape.check) shaped = withLiteral(plan, shaped, comparison);
  for (const { pointer } of shape.lacks) {
    const place = plan.place(pointer);
    if (place !== undefined) shaped = withoutValue(shaped, place);
  }
  for (const { pointer } of shape.has) {
    const place = plan.place(pointer);
    if (place !== undefined && isAbsent(getAt(shaped, place.pointer))) {
      shaped = setAt(shaped, place.pointer, donated(plan, place));
    }
  }
  return shaped;
}

/** `/pointer == literal` is the one comparison that says what to write. */
function withLiteral(plan: BodyPlan, body: unknown, { operands, comparators }: Comparison): unknown {
  const [left, right] = operands;
  if (comparators.length !== 1 || comparators[0] !== '==') return body;
  if (left?.kind !== 'pointer' || right?.kind !== 'literal') return body;
  const place = plan.place(left.pointer);
  if (place === undefined) return body;
  return right.value === null ? withoutValue(body, place) : setAt(body, place.pointer, right.value);
}

/** A value for a place that must not be empty: from another example, else from the schema. */
function donated(plan: BodyPlan, place: PlaceFacts): unknown {
  for (const { example } of plan.book.examples) {
    const value = getAt(example.template ?? example.value, place.pointer);
    if (!isAbsent(value)) return value;
  }
  const sampled = getAt(plan.sample(), place.pointer);
  return isAbsent(sampled) ? (place.example ?? 'value') : sampled;
}
