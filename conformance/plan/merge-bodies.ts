import { deepEqual } from '../../src/lifecycle/deep-equal.js';
import { getAt, pointerOf, startsWithPointer } from '../../src/lifecycle/pointer.js';
import type { Schema } from '../../src/openapi/api.js';
import { isJsonObject } from '../../src/openapi/json-object.js';
import { memberNames, memberSchema } from '../../src/openapi/schema-step.js';
import type { CallOptions } from './act.js';
import { createDraftCheck, draftBody, draftRequest, mediaOf, variantsOf } from './draft-request.js';
import { defaultValue, otherValues } from './other-value.js';
import type { RequestChange } from './plan.js';
import type { ListedOperation, Maker, Scene } from './scene.js';

/** Bodies for an operation that merges into a task: such that change it, as far as that can be known. */

/** How to call the operation so that it changes the task; the first ones change it for certain, where any does. */
export function changingCalls(
  scene: Scene,
  operation: ListedOperation,
  { maker, workload }: { readonly maker: Maker | undefined; readonly workload?: string },
): readonly CallOptions[] {
  const all = variantsOf(operation);
  const variants = all.map((variant): CallOptions => (all.length === 1 ? {} : { variant }));
  if (operation.lifecycle.merge === undefined) return variants;
  const known = knownPart(scene, operation, { maker, ...(workload === undefined ? {} : { workload }) });
  const judged = variants.map((options) => ({
    options,
    effect: effectOf(known, draftBody(draftRequest(scene, operation, options))),
  }));
  const certain = judged.filter(({ effect }) => effect === 'certain').map(({ options }) => options);
  const made =
    certain.length > 1 ? [] : memberChanges(scene, operation, known).map((changes) => ({ changes }));
  const perhaps = judged.filter(({ effect }) => effect === 'perhaps').map(({ options }) => options);
  return [...certain, ...made, ...perhaps];
}

/** Bodies that change one member each, with values that only the schema tells. */
export function memberChanges(
  scene: Scene,
  operation: ListedOperation,
  known: ReadonlyMap<string, unknown>,
): readonly (readonly RequestChange[])[] {
  const schema = bodySchema(operation);
  if (schema === undefined) return [];
  const { document } = scene.api;
  const check = createDraftCheck(scene.api, operation);
  return memberNames(document, schema).flatMap((name) => {
    const member = memberSchema(document, schema, name);
    if (member === undefined || (isJsonObject(member) && member.readOnly === true)) return [];
    if (!known.has(name)) return [];
    const [value] = otherValues(document, member, known.get(name));
    if (value === undefined) return [];
    const changes: readonly RequestChange[] = [
      { kind: 'set', in: 'body', at: pointerOf([]), value: { [name]: value } },
    ];
    return check(draftRequest(scene, operation, { changes })).kind === 'valid' ? [changes] : [];
  });
}

/** The body without any member, where the document permits it: it changes nothing. */
export function emptyBody(scene: Scene, operation: ListedOperation): readonly RequestChange[] | undefined {
  const changes: readonly RequestChange[] = [{ kind: 'set', in: 'body', at: pointerOf([]), value: {} }];
  const draft = draftRequest(scene, operation, { changes });
  return createDraftCheck(scene.api, operation)(draft).kind === 'valid' ? changes : undefined;
}

/** What the part that the operation merges into holds after the creation: members that its echoes tell. */
export function knownPart(
  scene: Scene,
  { lifecycle }: ListedOperation,
  { maker, workload }: { readonly maker: Maker | undefined; readonly workload?: string },
): ReadonlyMap<string, unknown> {
  const { merge } = lifecycle;
  if (merge === undefined || maker?.kind !== 'operation') return new Map();
  const { operation } = maker;
  const draft = draftRequest(scene, operation, workload === undefined ? {} : { workload });
  const entries = operation.lifecycle.echo.flatMap(({ at, from }): readonly [string, unknown][] => {
    const name = at.tokens.at(-1);
    const isMember = startsWithPointer(at, merge.into) && at.tokens.length === merge.into.tokens.length + 1;
    if (name === undefined || !isMember || from.kind !== 'body') return [];
    const given = getAt(draftBody(draft), from.pointer) ?? standardOf(scene, operation, from.pointer.tokens);
    return given === undefined ? [] : [[name, given]];
  });
  return new Map(entries);
}

/** The schema of the body that samples are of. */
export const bodySchema = (operation: ListedOperation): Schema | undefined => mediaOf(operation)?.schema;

/** The schema at a place of the body. */
export function schemaWithin(
  { api }: Pick<Scene, 'api'>,
  operation: ListedOperation,
  tokens: readonly string[],
): Schema | undefined {
  return tokens.reduce<Schema | undefined>(
    (schema, token) => (schema === undefined ? undefined : memberSchema(api.document, schema, token)),
    bodySchema(operation),
  );
}

function standardOf(scene: Scene, operation: ListedOperation, tokens: readonly string[]): unknown {
  const schema = schemaWithin(scene, operation, tokens);
  return schema === undefined ? undefined : defaultValue(scene.api.document, schema);
}

function effectOf(known: ReadonlyMap<string, unknown>, body: unknown): 'certain' | 'perhaps' | 'none' {
  if (!isJsonObject(body)) return 'perhaps';
  const given = Object.entries(body).filter(([, value]) => value !== null && value !== undefined);
  if (given.some(([name, value]) => known.has(name) && !deepEqual(known.get(name), value))) return 'certain';
  return given.some(([name]) => !known.has(name)) ? 'perhaps' : 'none';
}
