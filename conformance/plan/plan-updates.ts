import { pointerOf } from '../../src/lifecycle/pointer.js';
import { isJsonObject } from '../../src/openapi/json-object.js';
import { memberNames } from '../../src/openapi/schema-step.js';
import { operationRule } from '../monitor/rule-id.js';
import { type CallOptions, look, planOf, send } from './act.js';
import { createDraftCheck, draftBody, draftRequest } from './draft-request.js';
import { bodySchema, changingCalls, emptyBody, knownPart, memberChanges } from './merge-bodies.js';
import type { Act, Plan, RequestChange } from './plan.js';
import { planTwoUpdates } from './plan-two-updates.js';
import type { ListedOperation, Scene } from './scene.js';
import { actsOfWay, bestWayInto } from './take-way.js';

/** Plans about operations that merge: what a body changes, what it leaves alone, and one that changes nothing. */
export const planUpdates = (scene: Scene, round: number): readonly Plan[] =>
  scene.targeted
    .filter(({ lifecycle }) => lifecycle.merge !== undefined)
    .flatMap((operation) => [
      ...planNoops(scene, operation, round),
      ...planTwoUpdates(scene, operation, round),
      ...planMembers(scene, operation, round),
    ]);

/** An empty body, and the same body again: both change nothing. */
function planNoops(scene: Scene, operation: ListedOperation, round: number): readonly Plan[] {
  const way = bestWayInto(scene, operation);
  if (way === undefined) return [];
  const { key, noop } = operation.lifecycle;
  const aims = [operationRule(key, 'merge'), ...(noop === undefined ? [] : [operationRule(key, 'noop')])];
  const empty = emptyBody(scene, operation);
  const [change = {}] = changingCalls(scene, operation, { maker: scene.makers[0] });
  const settle: readonly Act[] = [{ do: 'await', task: 'a', states: way.until }];
  const again = (options: CallOptions): readonly Act[] => [
    send(operation, { ...options, task: 'a' }),
    ...look(scene, 'a'),
  ];
  const acts: readonly Act[] = [
    ...actsOfWay(scene, way.way, 'a'),
    ...look(scene, 'a'),
    ...(empty === undefined ? [] : [...again({ changes: empty }), ...again({ changes: empty })]),
    ...nullBody(scene, operation).flatMap((changes) => again({ changes })),
    ...again(change),
    ...settle,
    ...look(scene, 'a'),
    ...again(change),
  ];
  return [planOf(scene, { id: `directed/noop/${operation.key}/${round}`, phase: 'directed', aims, acts })];
}

/** A body whose only member is `null`, where that is permitted: with `members` it counts as not given. */
function nullBody(scene: Scene, operation: ListedOperation): readonly (readonly RequestChange[])[] {
  const schema = bodySchema(operation);
  if (schema === undefined || operation.lifecycle.merge?.how !== 'members') return [];
  const check = createDraftCheck(scene.api, operation);
  const bodies = memberNames(scene.api.document, schema).map((name): readonly RequestChange[] => [
    { kind: 'set', in: 'body', at: pointerOf([]), value: { [name]: null } },
  ]);
  return bodies
    .filter((changes) => check(draftRequest(scene, operation, { changes })).kind === 'valid')
    .slice(0, 1);
}

/** One member at a time, each on a task of its own; one for each round is enough for the rule. */
function planMembers(scene: Scene, operation: ListedOperation, round: number): readonly Plan[] {
  const way = bestWayInto(scene, operation);
  if (way === undefined) return [];
  const known = knownPart(scene, operation, { maker: scene.makers[0] });
  const single = memberChanges(scene, operation, known);
  const samples = changingCalls(scene, operation, { maker: scene.makers[0] }).filter((options) =>
    isJsonObject(draftBody(draftRequest(scene, operation, options))),
  );
  const calls: readonly CallOptions[] = [...samples, ...single.map((changes) => ({ changes }))];
  const from = calls.length === 0 ? 0 : (round * 2) % calls.length;
  return [...calls.slice(from), ...calls.slice(0, from)].slice(0, round === 0 ? 1 : 2).map((options, at) =>
    planOf(scene, {
      id: `directed/merge/${operation.key}/${round}-${at + 1}`,
      phase: 'directed',
      aims: [operationRule(operation.lifecycle.key, 'merge')],
      acts: [
        ...actsOfWay(scene, way.way, 'a'),
        ...look(scene, 'a'),
        send(operation, { ...options, task: 'a' }),
        ...look(scene, 'a'),
        { do: 'await', task: 'a', states: way.until },
        ...look(scene, 'a'),
      ],
    }),
  );
}
