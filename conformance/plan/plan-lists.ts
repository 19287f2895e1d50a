import type { Listing } from '../../src/lifecycle/model.js';
import { operationRule } from '../monitor/rule-id.js';
import { look, make, pause, planOf, send, waitForFinal } from './act.js';
import { createDraftCheck, draftRequest, draftValue } from './draft-request.js';
import { queriesOf } from './list-queries.js';
import type { Act, Plan, RequestChange } from './plan.js';
import { planFilters } from './plan-filters.js';
import { ownAims } from './plan-views.js';
import type { ListedOperation, Scene } from './scene.js';

/** Plans about lists: order, filters alone and together, limits, rows beside details. */
export const planLists = (scene: Scene, round: number): readonly Plan[] =>
  scene.listings.flatMap((operation) => {
    const { lists } = operation.lifecycle;
    if (lists === undefined) return [];
    return [planList(scene, { operation, lists, round }), ...planFilters(scene, { operation, lists, round })];
  });

/** A list operation, and which time it is planned. */
export type Listed = { readonly operation: ListedOperation; readonly lists: Listing; readonly round: number };

/** Far enough apart for clocks that count whole seconds. */
const apartMs = 1100;

/** Three tasks, apart in time: one is changed or done, the others are new; lists in between and after. */
function planList(scene: Scene, { operation, lists, round }: Listed): Plan {
  const list = (changes: readonly RequestChange[] = []): Act => send(operation, { changes });
  const [maker] = scene.makers;
  const queries = queriesOf(scene, operation, lists);
  const born = (name: string, others: readonly RequestChange[]): readonly Act[] =>
    maker === undefined ? [] : [make(maker, name, { changes: others }), pause(apartMs)];
  const apart = elsewhere(scene, lists);
  const asked = queries.map((changes) => list(changes));
  const acts: readonly Act[] = [
    ...born('a', []),
    list(),
    ...born('b', apart),
    ...(maker === undefined ? [] : settle(scene, 'a')),
    ...born('c', []),
    list(),
    ...asked,
    ...(maker === undefined ? [] : ['a', 'b', 'c'].flatMap((name) => [...look(scene, name), list()])),
    ...asked,
    ...(maker === undefined ? [] : [...waitForFinal(scene, 'b'), ...look(scene, 'b')]),
    list(),
  ];
  const id = `directed/list/${operation.key}/${round}`;
  return planOf(scene, { id, phase: 'directed', aims: listAims(operation, lists), acts });
}

const listAims = (operation: ListedOperation, lists: Listing): readonly string[] => [
  operationRule(operation.lifecycle.key, 'lists'),
  ...(lists.order === undefined ? [] : [lists.order.rule]),
  ...lists.filter.map(({ rule }) => rule),
  ...(lists.limit === undefined ? [] : [lists.limit.rule]),
  ...ownAims(operation),
];

/** Away from its first state at once, where an operation can do that; else by waiting. */
function settle(scene: Scene, task: string): readonly Act[] {
  const moving = scene.targeted.find(({ lifecycle }) =>
    scene.lifecycle.initial.every((state) => lifecycle.moves?.get(state)?.[0]?.kind === 'state'),
  );
  const move = moving === undefined ? [] : [send(moving, { task }), ...look(scene, task)];
  return [...move, ...waitForFinal(scene, task)];
}

/** A creation whose filtered field differs from that of the sample, where it is part of the request line. */
function elsewhere(scene: Scene, { filter }: Listing): readonly RequestChange[] {
  const [maker] = scene.makers;
  if (maker?.kind !== 'operation') return [];
  const { operation } = maker;
  const draft = draftRequest(scene, operation);
  const changes = operation.lifecycle.echo.flatMap(({ at, from }): readonly RequestChange[] => {
    if (from.kind === 'body' || !filter.some(({ field }) => field.text === at.text)) return [];
    const value = draftValue(draft, from);
    if (value === undefined || !/^\d+$/.test(value)) return [];
    return [{ kind: 'set', in: from.kind, name: from.name, value: String(Number(value) + 1) }];
  });
  const isValid =
    createDraftCheck(scene.api, operation)(draftRequest(scene, operation, { changes })).kind === 'valid';
  return isValid ? changes : [];
}
