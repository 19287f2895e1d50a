import type { FieldRule, Lifecycle, Outcome, Pointer, Presence, State } from '../../src/lifecycle/model.js';
import { getAt, isAbsent, pointerOf, removeAt, setAt, valuesAt } from '../../src/lifecycle/pointer.js';
import type { Api } from '../../src/openapi/api.js';
import { enumAt } from '../../src/openapi/schema-paths.js';
import { alterValue, shiftValue } from './alter-value.js';
import { breakComparison } from './break-comparison.js';
import type { Defect } from './defect.js';
import { type Retouch, retouch, type Shot } from './edit-answers.js';
import { pickValue } from './sample-value.js';
import type { Inside } from './server.js';

/** For each promise about what a picture of a task shows: a server that breaks it. */
export const defectsOfAnswers = (api: Api): readonly Defect[] => [
  ...[...api.lifecycle.states.values()].flatMap((state) => defectsOfState(api, state)),
  ...api.lifecycle.check.flatMap(({ rule, comparison }) =>
    answerDefect(api, { operator: 'check-broken', rule, what: comparison.text }, () => (shot) => {
      return broken(shot, comparison);
    }),
  ),
  ...api.lifecycle.constant.flatMap((field) => changing(api, field)),
  ...api.lifecycle.monotone.flatMap((field) => goingBack(api, field)),
];

type Broken = {
  readonly operator: string;
  readonly rule: string;
  readonly what: string;
  readonly state?: string;
};

function answerDefect(
  api: Api,
  { operator, rule, what, state }: Broken,
  make: (inside: Inside) => Retouch,
): readonly Defect[] {
  const inState = state === undefined ? '' : ` in ${state}`;
  return [
    {
      name: `${operator} ${what}${inState}`,
      class: 'answer',
      operator,
      breaks: sentences[operator]?.(what, inState) ?? what,
      ruleMeant: [rule],
      change: { around: retouch(api, make) },
    },
  ];
}

const sentences: Readonly<Record<string, (what: string, inState: string) => string>> = {
  'has-broken': (what, inState) => `${what} is missing from pictures of tasks${inState}.`,
  'lacks-broken': (what, inState) => `${what} is there in pictures of tasks${inState}.`,
  'check-broken': (what, inState) => `\`${what}\` does not hold for tasks${inState}.`,
  'constant-broken': (what) => `${what} differs from one read to the next.`,
  'monotone-broken': (what) => `${what} goes back while the task goes on.`,
  'outcome-none': (what, inState) =>
    `No outcome of the task${inState} can be told: \`${what}\` and all others fail.`,
};

function defectsOfState(api: Api, state: State): readonly Defect[] {
  const within = (
    isMeant: (shot: Shot) => boolean,
    shape: Pick<State, 'has' | 'lacks' | 'check'>,
    name: string,
  ) => [
    ...shape.has.flatMap((one) =>
      answerDefect(
        api,
        { operator: 'has-broken', rule: one.rule, what: one.pointer.text, state: name },
        () => (shot) => (isMeant(shot) ? without(shot, one) : undefined),
      ),
    ),
    ...shape.lacks.flatMap((one) =>
      answerDefect(
        api,
        { operator: 'lacks-broken', rule: one.rule, what: one.pointer.text, state: name },
        () => (shot) => (isMeant(shot) ? withMore(api, shot, one) : undefined),
      ),
    ),
    ...shape.check.flatMap(({ rule, comparison }) =>
      answerDefect(
        api,
        { operator: 'check-broken', rule, what: comparison.text, state: name },
        () => (shot) => (isMeant(shot) ? broken(shot, comparison) : undefined),
      ),
    ),
  ];
  const isIn = (shot: Shot): boolean => shot.state === state.name;
  return [
    ...within(isIn, state, state.name),
    ...state.outcomes.flatMap((outcome) => [
      ...within((shot) => isIn(shot) && holds(outcome, shot), outcome, `${state.name}.${outcome.name}`),
      ...noOutcome(api, state, outcome),
    ]),
  ];
}

/** Whether the picture is one of that outcome: nothing of its condition would have to be broken twice. */
function holds({ if: condition }: Outcome, { snapshot }: Shot): boolean {
  if (condition === undefined) return true;
  const [pointer, literal] = condition.operands;
  if (pointer?.kind !== 'pointer' || literal?.kind !== 'literal') return false;
  return getAt(snapshot, pointer.pointer) === literal.value;
}

function noOutcome(api: Api, state: State, outcome: Outcome): readonly Defect[] {
  const { if: condition } = outcome;
  if (condition === undefined) return [];
  const rule = `states/${state.name}/outcomes`;
  return answerDefect(
    api,
    { operator: 'outcome-none', rule, what: condition.text, state: `${state.name}.${outcome.name}` },
    () => (shot) => (shot.state === state.name && holds(outcome, shot) ? broken(shot, condition) : undefined),
  );
}

function without({ snapshot }: Shot, { pointer }: Presence): ReturnType<Retouch> {
  return isAbsent(getAt(snapshot, pointer)) ? undefined : { snapshot: removeAt(snapshot, pointer) };
}

function withMore(api: Api, shot: Shot, { pointer }: Presence): ReturnType<Retouch> {
  const { snapshot, operation } = shot;
  if (!shot.declares(pointer) || !isAbsent(getAt(snapshot, pointer))) return undefined;
  const at = firstAbsent(snapshot, pointer);
  const value = pickValue(api, operation, at);
  const more = value === undefined ? snapshot : setAt(snapshot, at, value);
  return isAbsent(getAt(more, pointer)) ? undefined : { snapshot: more };
}

/** The outermost part of the way that is not there: it is put in whole, so that lists stay lists. */
function firstAbsent(snapshot: unknown, { tokens }: Pointer): Pointer {
  const ways = tokens.map((_, index) => pointerOf(tokens.slice(0, index + 1)));
  return ways.find((way) => isAbsent(getAt(snapshot, way))) ?? pointerOf(tokens);
}

function broken({ snapshot }: Shot, comparison: Parameters<typeof breakComparison>[0]): ReturnType<Retouch> {
  const change = breakComparison(comparison, snapshot);
  return change === undefined ? undefined : { snapshot: setAt(snapshot, change.pointer, change.value) };
}

/** The second picture of a task and every other one after it show another value. */
const changing = (api: Api, { pointer, rule }: FieldRule): readonly Defect[] =>
  answerDefect(api, { operator: 'constant-broken', rule, what: pointer.text }, () => (shot) => {
    if (shot.before % 2 === 0) return undefined;
    const [place] = valuesAt(shot.snapshot, pointer);
    const other = place && alterValue(place.value, enumAt(api, shot.operation, pointer));
    return place === undefined || other === undefined
      ? undefined
      : { snapshot: setAt(shot.snapshot, place.pointer, other) };
  });

/** Below what was shown before, where the task is not over. */
const goingBack = (api: Api, { pointer, rule }: FieldRule): readonly Defect[] =>
  answerDefect(api, { operator: 'monotone-broken', rule, what: pointer.text }, () => {
    const last = new Map<string, unknown>();
    return (shot) => {
      const value = getAt(shot.snapshot, pointer);
      const before = last.get(shot.id);
      if (isAbsent(value)) return undefined;
      last.set(shot.id, value);
      if (isOver(api.lifecycle, shot) || before === undefined || shot.before % 2 === 0) return undefined;
      const lower = lowered(before);
      return lower === undefined ? undefined : { snapshot: setAt(shot.snapshot, pointer, lower) };
    };
  });

const isOver = ({ states }: Lifecycle, { state = '' }: Shot): boolean =>
  states.get(state)?.final !== undefined;

/** Numbers in proportion, so that a share stays one and nothing falls below zero; times by a minute. */
const lowered = (value: unknown): unknown =>
  typeof value === 'number' && value >= 0 && value < 1_000_000
    ? value === 0
      ? undefined
      : Number.isInteger(value)
        ? Math.floor(value / 2)
        : value / 2
    : shiftValue(value, typeof value === 'number' ? -60 : -1);
