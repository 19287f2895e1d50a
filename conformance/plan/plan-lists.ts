import type { Listing } from '../../src/lifecycle/model.js';
import { labelOf } from '../../src/lifecycle/read-state.js';
import { operationRule } from '../monitor/rule-id.js';
import { look, make, pause, planOf, send, waitForFinal } from './act.js';
import { createDraftCheck, draftRequest, draftValue } from './draft-request.js';
import { parameterValues } from './other-value.js';
import type { Act, Plan, RequestChange } from './plan.js';
import { ownAims } from './plan-views.js';
import type { ListedOperation, Scene } from './scene.js';

/** Plans about lists: order, filters alone and together, limits, rows beside details. */
export const planLists = (scene: Scene, round: number): readonly Plan[] =>
  scene.listings.flatMap((operation) => {
    const { lists } = operation.lifecycle;
    return lists === undefined ? [] : [planList(scene, { operation, lists, round })];
  });

type Listed = { readonly operation: ListedOperation; readonly lists: Listing; readonly round: number };

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

type Query = readonly RequestChange[];

const ask = (name: string, value: string): RequestChange => ({ kind: 'set', in: 'query', name, value });

/** Each filter alone with each of its values, all together, and the limits; valid ones only. */
function queriesOf(scene: Scene, operation: ListedOperation, lists: Listing): readonly Query[] {
  const filters = lists.filter.map(({ param, field }) =>
    valuesFor(scene, operation, { param, field: field.text }).map((value) => ask(param, value)),
  );
  const alone = filters.flatMap((values) => values.map((one): Query => [one]));
  const together: readonly Query[] = [0, 1].map((at) =>
    filters.flatMap((values) => values[at % values.length] ?? []),
  );
  const both = filters.length < 2 ? [] : together;
  const limits = limitsOf(lists).map((value): Query => [ask(lists.limit?.param ?? '', value)]);
  const [limited] = limits;
  const [filtered] = both.length > 0 ? both : alone;
  const mixed = limited === undefined || filtered === undefined ? [] : [[...filtered, ...limited]];
  const check = createDraftCheck(scene.api, operation);
  const all = [...alone, ...both, ...limits, ...mixed, ...othersOf(scene, operation, lists)];
  const distinct = [...new Map(all.map((query) => [JSON.stringify(query), query])).values()];
  return distinct.filter((changes) => check(draftRequest(scene, operation, { changes })).kind === 'valid');
}

/** None, one, two, the default, the cap and more than that. */
function limitsOf({ limit }: Listing): readonly string[] {
  if (limit === undefined) return [];
  const { default: usual, cap } = limit;
  const values = [1, 2, 0, usual, cap, cap === undefined ? undefined : cap + 1];
  return [...new Set(values.filter((value) => value !== undefined))].map(String);
}

type Filter = { readonly param: string; readonly field: string };

/** What a filter can be asked for: labels where it is about the state, else what the creation gave, else what the schema tells. */
function valuesFor(scene: Scene, operation: ListedOperation, { param, field }: Filter): readonly string[] {
  const { lifecycle, api } = scene;
  if (field === lifecycle.fields.state?.text) {
    const labels = [...lifecycle.states.values()].map(labelOf).filter((label) => label !== undefined);
    return [...new Set(labels)].slice(0, 8);
  }
  const given = echoed(scene, field);
  const parameter = operation.parameters.find(({ in: place, name }) => place === 'query' && name === param);
  const told = parameter === undefined ? [] : parameterValues(api.document, parameter).slice(0, 2);
  return [...new Set([...given, ...(given.length === 0 ? told : [])])].slice(0, 3);
}

/** What the creation puts into the row's field, and what tasks created elsewhere have there. */
function echoed(scene: Scene, field: string): readonly string[] {
  const [maker] = scene.makers;
  if (maker?.kind !== 'operation') return [];
  const draft = draftRequest(scene, maker.operation);
  return maker.operation.lifecycle.echo.flatMap(({ at, from }) => {
    if (at.text !== field || from.kind === 'body') return [];
    const value = draftValue(draft, from);
    return value === undefined ? [] : [value];
  });
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

/** Other optional parameters of the list, one by one. */
function othersOf({ api }: Scene, operation: ListedOperation, lists: Listing): readonly Query[] {
  const taken = [...lists.filter.map(({ param }) => param), lists.limit?.param];
  return operation.parameters
    .filter(({ in: place, name, required }) => place === 'query' && !required && !taken.includes(name))
    .flatMap((parameter) =>
      parameterValues(api.document, parameter)
        .slice(0, 3)
        .map((value): Query => [ask(parameter.name, value)]),
    );
}
