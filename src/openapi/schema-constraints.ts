import type { Constraints, JsonType } from '../lifecycle/api-facts.js';
import type { JsonObject, Schema } from './api.js';
import { referredSchema } from './resolve-ref.js';
import { schemasUnder } from './schema-step.js';

/** What a schema asks of a value, without its place; `'never'`: no value fits. */
export type SchemaConstraints = Omit<Constraints, 'pointer'>;
type Hull = SchemaConstraints | 'never';

const jsonTypes: readonly string[] = ['null', 'boolean', 'number', 'integer', 'string', 'array', 'object'];
const bounds = ['minimum', 'exclusiveMinimum', 'maximum', 'exclusiveMaximum'] as const;
type Bound = (typeof bounds)[number];

const isLower = (bound: Bound): boolean => bound === 'minimum' || bound === 'exclusiveMinimum';

const typesOf = ({ type }: JsonObject): readonly JsonType[] | undefined => {
  if (type === undefined) return undefined;
  return (Array.isArray(type) ? type : [type]).filter((name): name is JsonType => jsonTypes.includes(name));
};

const ownHull = (schema: JsonObject): Hull => {
  const types = typesOf(schema);
  const members = Object.hasOwn(schema, 'const') ? [schema.const] : schema.enum;
  const limits = bounds.flatMap((bound) =>
    typeof schema[bound] === 'number' ? [[bound, schema[bound]] as const] : [],
  );
  return {
    ...(types === undefined ? {} : { types }),
    ...(Array.isArray(members) ? { enum: members } : {}),
    ...Object.fromEntries(limits),
  };
};

const isIn = (values: readonly unknown[], value: unknown): boolean => {
  const text = JSON.stringify(value);
  return values.some((other) => JSON.stringify(other) === text);
};

/** Both sides hold; an integer is a number. */
const bothTypes = (one: readonly JsonType[], other: readonly JsonType[]): readonly JsonType[] => {
  const covers = (types: readonly JsonType[], type: JsonType): boolean =>
    types.includes(type) || (type === 'integer' && types.includes('number'));
  const kept = [...one.filter((type) => covers(other, type)), ...other.filter((type) => covers(one, type))];
  return [...new Set(kept)];
};

const tighter = (bound: Bound, limits: readonly number[]): number =>
  isLower(bound) ? Math.max(...limits) : Math.min(...limits);

const both = (one: Hull, other: Hull): Hull => {
  if (one === 'never' || other === 'never') return 'never';
  const limits = bounds.flatMap((bound) => {
    const given = [one[bound], other[bound]].filter((limit) => limit !== undefined);
    return given.length === 0 ? [] : [[bound, tighter(bound, given)] as const];
  });
  const types = one.types && other.types ? bothTypes(one.types, other.types) : (one.types ?? other.types);
  const left = one.enum;
  const members = left && other.enum ? other.enum.filter((value) => isIn(left, value)) : (left ?? other.enum);
  if (types?.length === 0 || members?.length === 0) return 'never';
  return { ...(types && { types }), ...(members && { enum: members }), ...Object.fromEntries(limits) };
};

const isNumeric = ({ types }: SchemaConstraints): boolean =>
  types === undefined || types.includes('number') || types.includes('integer');

/** `{type: 'null'}` permits one value only. */
const membersOf = (hull: SchemaConstraints): readonly unknown[] | undefined =>
  hull.enum ?? (hull.types?.length === 1 && hull.types[0] === 'null' ? [null] : undefined);

/** At least one side holds; what only one side asks is not asked. */
const either = (hulls: readonly Hull[]): Hull => {
  const some = hulls.filter((hull) => hull !== 'never');
  if (some.length === 0) return 'never';
  const types = some.every((hull) => hull.types)
    ? [...new Set(some.flatMap((hull) => hull.types ?? []))]
    : undefined;
  const members = some.map(membersOf);
  const known = members.every((values) => values !== undefined) ? members.flat() : undefined;
  const numeric = some.filter(isNumeric);
  const limits = bounds.flatMap((bound) => {
    const given = numeric.map((hull) => hull[bound]).filter((limit) => limit !== undefined);
    if (given.length === 0 || given.length < numeric.length) return [];
    return [[bound, isLower(bound) ? Math.min(...given) : Math.max(...given)] as const];
  });
  const unique = known?.filter((value, at) => !isIn(known.slice(0, at), value));
  return { ...(types && { types }), ...(unique && { enum: unique }), ...Object.fromEntries(limits) };
};

/** A schema that is met again inside itself asks nothing more. */
const hullOf = (document: JsonObject, schema: Schema, found: Map<Schema, Hull>): Hull => {
  if (typeof schema === 'boolean') return schema ? {} : 'never';
  const known = found.get(schema);
  if (known !== undefined) return known;
  found.set(schema, {});
  const into = (schemas: readonly Schema[]): readonly Hull[] =>
    schemas.map((part) => hullOf(document, part, found));
  const referred = referredSchema(document, schema);
  const all = into([...(referred === undefined ? [] : [referred]), ...schemasUnder(schema, 'allOf')]);
  const any = [schemasUnder(schema, 'anyOf'), schemasUnder(schema, 'oneOf')].filter(
    (list) => list.length > 0,
  );
  const hull = [...all, ...any.map((list) => either(into(list)))].reduce(both, ownHull(schema));
  found.set(schema, hull);
  return hull;
};

/** What every value that the schema permits satisfies; `undefined` where it permits none. */
export const constraintsOf = (document: JsonObject, schema: Schema): SchemaConstraints | undefined => {
  const hull = hullOf(document, schema, new Map());
  return hull === 'never' ? undefined : hull;
};
