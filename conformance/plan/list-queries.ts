import type { Listing } from '../../src/lifecycle/model.js';
import { labelOf } from '../../src/lifecycle/read-state.js';
import { isJsonObject } from '../../src/openapi/json-object.js';
import { createDraftCheck, draftRequest, draftValue } from './draft-request.js';
import { parameterValues } from './other-value.js';
import type { RequestChange } from './plan.js';
import type { ListedOperation, Scene } from './scene.js';

/** What lists are asked for. */

/** A query of a list: what is changed of its sample request. */
export type Query = readonly RequestChange[];

const ask = (name: string, value: string): RequestChange => ({ kind: 'set', in: 'query', name, value });

/** Each filter alone with each of its values, all together, and the limits; valid ones only. */
export function queriesOf(scene: Scene, operation: ListedOperation, lists: Listing): readonly Query[] {
  const filters = asksOf(scene, operation, lists);
  const alone = filters.flatMap((values) => values.map((one): Query => [one]));
  const together: readonly Query[] = [0, 1].map((at) =>
    filters.flatMap((values) => values[at % values.length] ?? []),
  );
  const both = filters.length < 2 ? [] : together;
  const limits = limitsOf(operation, lists).map((value): Query => [ask(lists.limit?.param ?? '', value)]);
  const [limited] = limits;
  const [filtered] = both.length > 0 ? both : alone;
  const mixed = limited === undefined || filtered === undefined ? [] : [[...filtered, ...limited]];
  return validOf(scene, operation, [
    ...[...alone, ...both, ...limits, ...mixed],
    ...othersOf(scene, operation, lists),
  ]);
}

/** Each filter alone with each of its values, and by a state that there is none of; valid ones only. */
export function filterQueries(scene: Scene, operation: ListedOperation, lists: Listing): readonly Query[] {
  const alone = asksOf(scene, operation, lists).flatMap((values) => values.map((one): Query => [one]));
  const strange = lists.filter
    .filter(({ field }) => field.text === scene.lifecycle.fields.state?.text)
    .map(({ param }): Query => [ask(param, NO_STATE)]);
  return validOf(scene, operation, [...alone, ...strange]);
}

/** The label of no state. */
const NO_STATE = 'no-such-state';

/** For each filter, each value that it can be asked for. */
const asksOf = (scene: Scene, operation: ListedOperation, lists: Listing): readonly Query[] =>
  lists.filter.map(({ param, field }) =>
    valuesFor(scene, operation, { param, field: field.text }).map((value) => ask(param, value)),
  );

function validOf(scene: Scene, operation: ListedOperation, queries: readonly Query[]): readonly Query[] {
  const check = createDraftCheck(scene.api, operation);
  const distinct = [...new Map(queries.map((query) => [JSON.stringify(query), query])).values()];
  return distinct.filter((changes) => check(draftRequest(scene, operation, { changes })).kind === 'valid');
}

/** One, two, the default, the cap and more than that; none, where the schema says that this can be asked for. */
function limitsOf(operation: ListedOperation, { limit }: Listing): readonly string[] {
  if (limit === undefined) return [];
  const { default: usual, cap } = limit;
  const { schema } = operation.parameters.find((one) => one.in === 'query' && one.name === limit.param) ?? {};
  const none = isJsonObject(schema) && schema.minimum === 0 ? 0 : undefined;
  const values = [1, 2, none, usual, cap, cap === undefined ? undefined : cap + 1];
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
