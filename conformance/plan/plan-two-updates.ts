import { pointerOf } from '../../src/lifecycle/pointer.js';
import { isJsonObject } from '../../src/openapi/json-object.js';
import { operationRule } from '../monitor/rule-id.js';
import { look, planOf, send } from './act.js';
import { createDraftCheck, draftRequest } from './draft-request.js';
import { type MemberValues, memberValues } from './member-values.js';
import { knownPart } from './merge-bodies.js';
import type { Act, Plan, RequestChange } from './plan.js';
import { destinationOf } from './reach-state.js';
import type { ListedOperation, Scene } from './scene.js';
import { actsOfWay, bestWayInto } from './take-way.js';

/**
 * A task that is updated twice, so that what the first update set can be seen to stay, and then brought back, so that it
 * is seen whence. Every member of the body that a value is known for takes part; the two plans share them out differently.
 */
export function planTwoUpdates(scene: Scene, operation: ListedOperation, round: number): readonly Plan[] {
  const found = bestWayInto(scene, operation);
  const { merge, key } = operation.lifecycle;
  if (found === undefined || merge === undefined) return [];
  const members = memberValues(scene, operation, knownPart(scene, operation, { maker: scene.makers[0] }));
  return [0, 1].flatMap((turn): readonly Plan[] => {
    const bodies = bodiesOf(scene, operation, shareOut(members, turn));
    if (bodies.length === 0) return [];
    const again: readonly Act[] = [{ do: 'await', task: 'a', states: found.until }, ...look(scene, 'a')];
    const updates = bodies.map((body): readonly Act[] => [
      send(operation, { task: 'a', changes: setBody(body) }),
      ...look(scene, 'a'),
    ]);
    const back = bringingBack(scene, operation, found.way.to);
    const restore = back === undefined ? [] : [send(back, { task: 'a' }), ...look(scene, 'a')];
    const acts = [
      ...[...actsOfWay(scene, found.way, 'a'), ...look(scene, 'a')],
      ...updates.flatMap((acts, at) => (at === 0 ? acts : [...again, ...acts])),
      ...[...restore, ...again],
    ];
    const aims = [operationRule(key, 'merge')];
    const id = `directed/updates/${operation.key}/${round}-${turn + 1}`;
    return [planOf(scene, { id, phase: 'directed', aims, acts })];
  });
}

type Entries = readonly (readonly [string, unknown])[];

/**
 * Plain members in turn in the first and in the second body. The second names two of the first again: one as it is by
 * then, one as `null`. Members that are objects are given whole each time, with another of their members.
 */
function shareOut(members: readonly MemberValues[], turn: number): readonly Entries[] {
  const plain = members.filter(({ values }) => !isJsonObject(values[0]));
  const whole = members.filter(({ values }) => isJsonObject(values[0]));
  const isFirst = (at: number): boolean => at % 2 === turn;
  const early = plain.filter((_, at) => isFirst(at)).map(given(0));
  const late = plain.filter((_, at) => !isFirst(at)).map(given(0));
  const same = early.slice(0, early.length > 1 ? 1 : 0);
  const none = early.slice(-1).map(([name]) => [name, null] as const);
  const more = whole.filter(({ values }) => values.length > 1).map(given(1));
  return [
    [...early, ...whole.map(given(0))],
    [...same, ...none, ...late, ...more],
  ];
}

const given =
  (at: number) =>
  ({ name, values }: MemberValues): readonly [string, unknown] => [name, values[at]];

type Body = Readonly<Record<string, unknown>>;

/** Of each body what the document permits, member by member; one that gives nothing is left out. */
function bodiesOf(scene: Scene, operation: ListedOperation, all: readonly Entries[]): readonly Body[] {
  const check = createDraftCheck(scene.api, operation);
  const isValid = (body: Body): boolean =>
    check(draftRequest(scene, operation, { changes: setBody(body) })).kind === 'valid';
  const bodies = all.map((entries) => {
    const body: Record<string, unknown> = {};
    for (const [name, value] of entries) if (isValid({ ...body, [name]: value })) body[name] = value;
    return body;
  });
  return bodies.filter((body) => Object.values(body).some((value) => value !== null));
}

const setBody = (value: Body): readonly RequestChange[] => [
  { kind: 'set', in: 'body', at: pointerOf([]), value },
];

/** The operation that takes an update back. */
function bringingBack(
  { targeted }: Scene,
  { lifecycle }: ListedOperation,
  from: string,
): ListedOperation | undefined {
  const state = destinationOf(lifecycle.moves?.get(from) ?? [], undefined) ?? '';
  return targeted.find((one) => one.lifecycle.moves?.get(state)?.some(({ kind }) => kind === 'saved'));
}
