import type { Arbitrary } from 'fast-check';
import { getAt, pointerOf } from '../../src/lifecycle/pointer.js';
import { isJsonObject } from '../../src/openapi/json-object.js';
import { isFormType } from '../../src/openapi/media-type.js';
import { memberNames, memberSchema } from '../../src/openapi/schema-step.js';
import { arbitraryValue, type FastCheck } from './arbitrary-value.js';
import { createDraftCheck, draftBody, draftRequest, mediaOf } from './draft-request.js';
import { parameterValues } from './other-value.js';
import type { RequestChange } from './plan.js';
import type { ListedOperation, Scene } from './scene.js';

type Changes = readonly RequestChange[];

/**
 * Changes of the sample under which a call stays valid: optional members given anew or left out, optional parameters
 * given. What the document's validator refuses is the sample itself.
 */
export function arbitraryChanges(
  fc: FastCheck,
  scene: Scene,
  operation: ListedOperation,
): Arbitrary<Changes> {
  const check = createDraftCheck(scene.api, operation);
  const parts = [...memberParts(fc, scene, operation), ...queryParts(fc, scene, operation)];
  if (parts.length === 0) return fc.constant([]);
  const some = parts.map((part) => fc.option(part, { nil: undefined, freq: 2 }));
  return fc.tuple(...some).map((chosen) => {
    const changes = chosen.filter((change) => change !== undefined);
    return check(draftRequest(scene, operation, { changes })).kind === 'valid' ? changes : [];
  });
}

/** A form carries texts, so what it says is left as the document shows it. */
function memberParts(
  fc: FastCheck,
  scene: Scene,
  operation: ListedOperation,
): readonly Arbitrary<RequestChange>[] {
  const media = mediaOf(operation);
  const body = draftBody(draftRequest(scene, operation));
  const { document } = scene.api;
  if (media?.schema === undefined || isFormType(media.type) || !isJsonObject(body)) return [];
  const { schema } = media;
  return memberNames(document, schema).flatMap((name): readonly Arbitrary<RequestChange>[] => {
    const member = memberSchema(document, schema, name);
    if (member === undefined || (isJsonObject(member) && member.readOnly === true)) return [];
    const at = pointerOf([name]);
    const value = arbitraryValue({ fc, document }, member);
    const given = value?.map((one): RequestChange => ({ kind: 'set', in: 'body', at, value: one }));
    const gone = fc.constant<RequestChange>({ kind: 'remove', in: 'body', at });
    const isGiven = getAt(body, at) !== undefined;
    if (given === undefined) return isGiven ? [gone] : [];
    return [isGiven ? fc.oneof({ weight: 3, arbitrary: given }, { weight: 1, arbitrary: gone }) : given];
  });
}

function queryParts(
  fc: FastCheck,
  { api }: Scene,
  operation: ListedOperation,
): readonly Arbitrary<RequestChange>[] {
  const { target, parameters } = operation;
  return parameters
    .filter(({ in: place, name }) => place === 'query' && !(target?.kind === 'query' && target.name === name))
    .flatMap((parameter) => {
      const values = parameterValues(api.document, parameter);
      if (values.length === 0) return [];
      return [
        fc
          .constantFrom(...values)
          .map((value): RequestChange => ({ kind: 'set', in: 'query', name: parameter.name, value })),
      ];
    });
}
