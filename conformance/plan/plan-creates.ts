import { deepEqual } from '../../src/lifecycle/deep-equal.js';
import type { Echo } from '../../src/lifecycle/model.js';
import { getAt } from '../../src/lifecycle/pointer.js';
import { drawUuid } from '../../src/random/draw.js';
import { operationRule } from '../monitor/rule-id.js';
import { look, planOf, send, taskName } from './act.js';
import { createDraftCheck, draftBody, draftRequest, variantsOf } from './draft-request.js';
import { schemaWithin } from './merge-bodies.js';
import { defaultValue, otherValues } from './other-value.js';
import type { Act, Plan, RequestChange } from './plan.js';
import type { ListedOperation, Scene } from './scene.js';

/** Plans about creation: every sample, optional members given and left out, the same key twice. */
export const planCreates = (scene: Scene, round: number): readonly Plan[] =>
  scene.creators.flatMap((operation) => [
    planVariants(scene, operation, round),
    ...planEchoes(scene, operation, round),
    ...planOnce(scene, operation, round),
  ]);

/** Each sample of the document once, but at least three tasks; each is read right after. */
function planVariants(scene: Scene, operation: ListedOperation, round: number): Plan {
  const { key, echo, check } = operation.lifecycle;
  const count = Math.max(3, Math.min(6, variantsOf(operation).length));
  const acts = Array.from({ length: count }, (_, at) => taskName(at)).flatMap((name, at): readonly Act[] => [
    send(operation, { creates: name, variant: at % variantsOf(operation).length }),
    ...look(scene, name),
    ...look(scene, name),
    ...(at === count - 1 ? scene.listings.map((listing) => send(listing)) : []),
  ]);
  return planOf(scene, {
    id: `directed/create/${operation.key}/${round}`,
    phase: 'directed',
    aims: [operationRule(key, 'creates'), ...echo.map(({ rule }) => rule), ...check.map(({ rule }) => rule)],
    acts,
  });
}

/** What reappears in the task: all of it given, all that is optional left out, then one member at a time. */
function planEchoes(scene: Scene, operation: ListedOperation, round: number): readonly Plan[] {
  const { echo } = operation.lifecycle;
  if (echo.length === 0) return [];
  const given = echo.map((one) => ({ rule: one.rule, changes: givenFor(scene, operation, one) }));
  const omitted = echo.map((one) => ({ rule: one.rule, changes: omittedFor(scene, operation, one) }));
  const all = (some: typeof given): readonly RequestChange[] => some.flatMap(({ changes }) => changes);
  const singles = round === 0 ? [] : [...given, ...omitted].filter(({ changes }) => changes.length > 0);
  const bodies = [
    { name: 'given', aims: echo.map(({ rule }) => rule), changes: all(given) },
    { name: 'omitted', aims: echo.map(({ rule }) => rule), changes: all(omitted) },
    ...singles.map(({ rule, changes }, at) => ({ name: `one-${at + 1}`, aims: [rule], changes })),
  ];
  const check = createDraftCheck(scene.api, operation);
  return bodies
    .filter(({ changes }) => changes.length > 0)
    .filter(({ changes }) => check(draftRequest(scene, operation, { changes })).kind === 'valid')
    .map(({ name, aims, changes }) =>
      planOf(scene, {
        id: `directed/echo/${operation.key}/${name}/${round}`,
        phase: 'directed',
        aims,
        acts: [send(operation, { creates: 'a', changes }), ...look(scene, 'a'), ...look(scene, 'a')],
      }),
    );
}

/** Another value than the sample's and the default one, where the schema tells any that is valid. */
function givenFor(scene: Scene, operation: ListedOperation, { from }: Echo): readonly RequestChange[] {
  const { document } = scene.api;
  const check = createDraftCheck(scene.api, operation);
  const isValid = (change: RequestChange): boolean =>
    check(draftRequest(scene, operation, { changes: [change] })).kind === 'valid';
  if (from.kind === 'body') {
    const schema = schemaWithin(scene, operation, from.pointer.tokens);
    if (schema === undefined || from.pointer.tokens.length === 0) return [];
    const usual = getAt(draftBody(draftRequest(scene, operation)), from.pointer);
    const values = otherValues(document, schema, usual ?? defaultValue(document, schema));
    const changes = values
      .filter((value) => !deepEqual(value, defaultValue(document, schema)))
      .map((value): RequestChange => ({ kind: 'set', in: 'body', at: from.pointer, value }));
    return changes.filter(isValid).slice(0, 1);
  }
  if (from.kind === 'path') return [];
  const parameter = operation.parameters.find(
    ({ in: place, name }) => place === from.kind && name === from.name,
  );
  if (parameter === undefined) return [];
  return otherValues(document, parameter.schema, defaultValue(document, parameter.schema))
    .map(
      (value): RequestChange => ({
        kind: 'set',
        in: from.kind as 'query' | 'header',
        name: from.name,
        value: String(value),
      }),
    )
    .filter(isValid)
    .slice(0, 1);
}

/** Taking away what the sample gives; nothing where it gives nothing or must give it. */
function omittedFor(scene: Scene, operation: ListedOperation, { from }: Echo): readonly RequestChange[] {
  if (from.kind !== 'body' || from.pointer.tokens.length === 0) return [];
  if (getAt(draftBody(draftRequest(scene, operation)), from.pointer) === undefined) return [];
  const change: RequestChange = { kind: 'remove', in: 'body', at: from.pointer };
  const draft = draftRequest(scene, operation, { changes: [change] });
  return createDraftCheck(scene.api, operation)(draft).kind === 'valid' ? [change] : [];
}

/** The same request under the same key, one after the other: the same task, whatever became of it meanwhile. */
function planOnce(scene: Scene, operation: ListedOperation, round: number): readonly Plan[] {
  const { once } = operation.lifecycle;
  if (once === undefined) return [];
  return [1, 2].map((at) => {
    const value = drawUuid(scene.seed, 'once', operation.key, round, at);
    const changes: readonly RequestChange[] = [{ kind: 'set', in: 'header', name: once.header, value }];
    const acts: readonly Act[] = [
      send(operation, { creates: 'a', changes }),
      ...look(scene, 'a'),
      send(operation, { creates: 'b', changes }),
      ...look(scene, 'b'),
      send(operation, { creates: 'c', changes }),
      ...look(scene, 'a'),
    ];
    const id = `directed/once/${operation.key}/${round}-${at}`;
    return planOf(scene, { id, phase: 'directed', aims: [once.rule], acts });
  });
}
