import type { Pointer } from '../../src/lifecycle/model.js';
import { getAt, joinPointers, pointerOf, removeAt } from '../../src/lifecycle/pointer.js';
import type { JsonObject, Parameter, Schema } from '../../src/openapi/api.js';
import { isJsonObject } from '../../src/openapi/json-object.js';
import { isFormType } from '../../src/openapi/media-type.js';
import { resolveRef } from '../../src/openapi/resolve-ref.js';
import { sampleBody } from '../../src/openapi/sample-body.js';
import { constraintsOf } from '../../src/openapi/schema-constraints.js';
import { memberNames, memberSchema } from '../../src/openapi/schema-step.js';
import { type BoundaryKind, boundaryValues, isReadOnly } from './boundary-values.js';
import { asText, createDraftCheck, draftBody, draftRequest, mediaOf, variantsOf } from './draft-request.js';
import { defaultValue, parameterValues } from './other-value.js';
import type { RequestChange } from './plan.js';
import type { ListedOperation, Scene } from './scene.js';

/** A valid request at the border of what the document permits, as changes of the sample. */
export type Boundary = {
  readonly kind: BoundaryKind;
  /** The member of the first level or the parameter that it is about. */
  readonly about: string;
  readonly changes: readonly RequestChange[];
};

type Context = {
  readonly document: JsonObject;
  readonly isForm: boolean;
  /** The bodies that the document shows, the sample first. */
  readonly shown: readonly unknown[];
};

type Spot = { readonly schema: Schema; readonly at: Pointer; readonly parents: readonly RequestChange[] };

/** How deep members of members are looked at. */
const deepest = 2;

/** How long a task is kept: at the low end it would be gone before it is looked at. */
const lifespan = /expir|ttl|lifetime|time_?to_?live|retention|retain|delete_?after/i;

/** What the schema of the body suggests; whether one is really valid, the document decides. */
export function bodyBoundaries(scene: Scene, operation: ListedOperation): readonly Boundary[] {
  const media = mediaOf(operation);
  const shown = variantsOf(operation).map((variant) =>
    draftBody(draftRequest(scene, operation, { variant })),
  );
  const [sample] = shown;
  if (media?.schema === undefined || !isJsonObject(sample)) return [];
  const { document } = scene.api;
  const context: Context = { document, isForm: isFormType(media.type), shown };
  const spots = spotsBelow(context, { schema: media.schema, at: pointerOf([]), parents: [] });
  const required = new Set(requiredOf(document, media.schema));
  const bare = Object.keys(sample)
    .filter((name) => !required.has(name))
    .map((name): RequestChange => ({ kind: 'remove', in: 'body', at: pointerOf([name]) }));
  const check = createDraftCheck(scene.api, operation);
  const isEnough = check(draftRequest(scene, operation, { changes: bare })).kind === 'valid';
  const optional = spots.filter(({ at }) => at.tokens.length > 1 || !required.has(at.tokens[0] ?? ''));
  return [
    { kind: 'member alone', about: '', changes: bare },
    ...optional.flatMap((spot) => aloneOf(context, spot, isEnough ? bare : [])),
    ...spots.flatMap((spot) =>
      boundaryValues(document, spot.schema, usualAt(context, spot))
        .filter(({ kind }) => isAskable(context, spot, kind))
        .map(({ kind, value }) => place(context, spot, { kind, value })),
    ),
  ];
}

/** A form knows no `null`. */
const isAskable = ({ isForm }: Context, { at }: Spot, kind: BoundaryKind): boolean =>
  kind === 'null' ? !isForm : kind !== 'end of range' || !lifespan.test(at.text);

/** What the schemas of query parameters suggest; the one that names a task is left out. */
export const queryBoundaries = (
  { api }: Scene,
  { parameters, target }: ListedOperation,
): readonly Boundary[] =>
  parameters
    .filter(({ in: place, name }) => place === 'query' && !(target?.kind === 'query' && target.name === name))
    .flatMap((parameter) =>
      valuesOf(api.document, parameter).map(
        (value): Boundary => ({
          kind: 'parameter',
          about: parameter.name,
          changes: [{ kind: 'set', in: 'query', name: parameter.name, value }],
        }),
      ),
    );

function valuesOf(document: JsonObject, parameter: Parameter): readonly string[] {
  const shown = parameterValues(document, parameter);
  const values = boundaryValues(document, parameter.schema, shown[0]);
  return [
    ...new Set([
      ...shown,
      ...values
        .map(({ value }) => value)
        .filter(isThere)
        .map(asText),
    ]),
  ];
}

const isThere = (value: unknown): boolean => value !== null && value !== undefined;

/** Every member that can be given, and members of members; with what has to be there for them. */
function spotsBelow(context: Context, { schema, at, parents }: Spot): readonly Spot[] {
  const { document, isForm } = context;
  return memberNames(document, schema).flatMap((name): readonly Spot[] => {
    const member = memberSchema(document, schema, name);
    if (member === undefined || isReadOnly(member)) return [];
    const spot: Spot = { schema: member, at: joinPointers(at, pointerOf([name])), parents };
    if (isForm || spot.at.tokens.length >= deepest || memberNames(document, member).length === 0)
      return [spot];
    const value = sampleBody({ document }, member, { for: 'request' });
    const parent: RequestChange = { kind: 'set', in: 'body', at: spot.at, value };
    const below: Spot = { ...spot, parents: [...parents, parent] };
    return [spot, ...(isJsonObject(value) ? spotsBelow(context, below) : [])];
  });
}

/** The member as the only one beside those that must be there. */
function aloneOf(context: Context, spot: Spot, bare: readonly RequestChange[]): readonly Boundary[] {
  const value = usualAt(context, spot);
  if (value === undefined || value === null) return [];
  const [sample] = context.shown;
  const base = bare.reduce((body, change) => ('at' in change ? removeAt(body, change.at) : body), sample);
  const { changes, ...alone } = place({ ...context, shown: [base] }, spot, { kind: 'member alone', value });
  return [{ ...alone, changes: [...bare, ...changes] }];
}

/** What every body has, as far as it is said outright. */
function requiredOf(document: JsonObject, schema: unknown, depth = 0): readonly string[] {
  const resolved = resolveRef(document, schema);
  if (!isJsonObject(resolved) || depth > deepest) return [];
  const { required, allOf } = resolved;
  const inner: readonly unknown[] = Array.isArray(allOf) ? allOf : [];
  return [
    ...(Array.isArray(required) ? required.map(String) : []),
    ...inner.flatMap((part) => requiredOf(document, part, depth + 1)),
  ];
}

const isStructured = (document: JsonObject, schema: Schema): boolean => {
  const { types = [] } = constraintsOf(document, schema) ?? {};
  return types.includes('object') || types.includes('array');
};

/** What the document shows there, else what it says is usual, else one at the border. */
function usualAt({ document, shown }: Context, { at, schema }: Spot): unknown {
  const examples =
    isJsonObject(schema) && Array.isArray(schema.examples) ? (schema.examples as unknown[]) : [];
  const known = [...shown.map((body) => getAt(body, at)), ...examples, defaultValue(document, schema)];
  const found = known.find((value) => value !== undefined && value !== null && value !== '');
  if (found !== undefined) return found;
  if (isStructured(document, schema)) return sampleBody({ document }, schema, { for: 'request' });
  const values = boundaryValues(document, schema, undefined).map(({ value }) => value);
  return lifespan.test(at.text) ? undefined : values.find((value) => value !== null);
}

function place(
  { isForm, shown }: Context,
  { at, parents }: Spot,
  { kind, value }: { readonly kind: BoundaryKind; readonly value: unknown },
): Boundary {
  const written = isForm && !isJsonObject(value) ? asText(value) : value;
  const missing = parents.filter((parent) => 'at' in parent && getAt(shown[0], parent.at) === undefined);
  return {
    kind,
    about: at.tokens[0] ?? '',
    changes: [...missing, { kind: 'set', in: 'body', at, value: written }],
  };
}
