import type { Parameter } from '../../src/openapi/api.js';
import { isJsonObject } from '../../src/openapi/json-object.js';
import { constraintsOf } from '../../src/openapi/schema-constraints.js';
import { drawUnit } from '../../src/random/draw.js';
import { createDraftCheck, draftRequest } from './draft-request.js';
import type { RequestChange } from './plan.js';
import type { ListedOperation, Scene } from './scene.js';

/** Ids that were never issued, of the shape that the document shows for real ones. */

/** The change that puts an id never issued where the operation's target stands; none where none is valid. */
export function unknownTarget(
  scene: Scene,
  operation: ListedOperation,
  turn: number,
): readonly RequestChange[] {
  const id = freshId(scene, shapeOf(scene, operation), [operation.key, turn]);
  return validOnly(scene, operation, setTarget(operation, id));
}

/**
 * Changes of a call about a task that make its id one that no task has: misspelt; for numbers, those below the first.
 * Where others use the target as well, 0 may be the id of one of theirs.
 */
export function nearTargets(scene: Scene, operation: ListedOperation): readonly (readonly RequestChange[])[] {
  const { target } = operation;
  if (target === undefined) return [];
  const misspelt: readonly RequestChange[] =
    target.kind === 'body'
      ? []
      : [{ kind: 'alter', in: target.kind, name: target.name, how: 'misspelt' } as const];
  const low = isNumbered(scene, operation) ? ['-1', ...(scene.target.own ? ['0'] : [])] : [];
  return [misspelt, ...low.map((id) => setTarget(operation, id))]
    .map((changes) => validOnly(scene, operation, changes))
    .filter((changes) => changes.length > 0);
}

function setTarget({ target }: ListedOperation, id: string): readonly RequestChange[] {
  if (target === undefined) return [];
  return target.kind === 'body'
    ? [{ kind: 'set', in: 'body', at: target.pointer, value: id }]
    : [{ kind: 'set', in: target.kind, name: target.name, value: id }];
}

/** The changes, or none where the document forbids what they make. */
function validOnly(
  scene: Scene,
  operation: ListedOperation,
  changes: readonly RequestChange[],
): readonly RequestChange[] {
  const check = createDraftCheck(scene.api, operation);
  return check(draftRequest(scene, operation, { changes })).kind === 'valid' ? changes : [];
}

/** Whether the document says that ids are whole numbers. */
export function isNumbered({ api }: Scene, { target, parameters }: ListedOperation): boolean {
  if (target === undefined || target.kind === 'body') return false;
  const parameter = parameters.find(({ in: place, name }) => place === target.kind && name === target.name);
  const types = parameter === undefined ? undefined : constraintsOf(api.document, parameter.schema)?.types;
  return types?.includes('integer') === true && !types.includes('string');
}

/** Digits become other digits, letters other letters; a number becomes one that is not reached by counting up. */
function freshId(scene: Scene, shape: string, key: readonly (string | number)[]): string {
  if (/^\d+$/.test(shape)) {
    return String(1_500_000_000 + Math.floor(600_000_000 * drawUnit(scene.seed, 'id', ...key)));
  }
  const isHex = /^[\da-f-]+$/i.test(shape);
  const isPrefix = /^[a-z]+[_-]/i.exec(shape)?.[0].length ?? 0;
  return [...shape]
    .map((character, at) => {
      const luck = drawUnit(scene.seed, 'id', ...key, at);
      const isKept = at < isPrefix && !isHex;
      if (isKept || !/[\da-z]/i.test(character)) return character;
      // Version and variant of a UUID are part of its shape.
      if (isHex && shape.length === 36 && (at === 14 || at === 19)) return character;
      if (/\d/.test(character) && !isHex) return String(Math.floor(luck * 10));
      const letters = isHex ? '0123456789abcdef' : 'abcdefghijklmnopqrstuvwxyz';
      return letters[Math.floor(luck * letters.length)] ?? character;
    })
    .join('');
}

const anyUuid = '00000000-0000-4000-8000-000000000000';

/** An id as the document shows one: at the parameter, else a number or a UUID. */
function shapeOf(scene: Scene, operation: ListedOperation): string {
  const { target, parameters } = operation;
  if (target === undefined || target.kind === 'body') return anyUuid;
  const parameter = parameters.find(({ in: place, name }) => place === target.kind && name === target.name);
  const shown = parameter === undefined ? undefined : shownIn(parameter);
  if (shown !== undefined) return shown;
  return isNumbered(scene, operation) ? '1' : anyUuid;
}

function shownIn({ example, schema }: Parameter): string | undefined {
  const examples = isJsonObject(schema) && Array.isArray(schema.examples) ? schema.examples : [];
  const [shown] = [example, ...examples].filter(
    (value) => (typeof value === 'string' && value.length > 5) || typeof value === 'number',
  );
  return shown === undefined ? undefined : String(shown);
}
