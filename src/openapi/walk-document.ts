import type { JsonObject } from './api.js';
import { isJsonObject } from './json-object.js';

/**
 * What stands at a place of an OpenAPI document: an `object` whose members are keywords, a map whose members are
 * `names` chosen by the author, or a `literal` value (an example, a default), in which nothing is a keyword.
 */
export type Role = 'object' | 'names' | 'literal';

const mapsOfNames: ReadonlySet<string> = new Set([
  ...['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas'],
  ...[
    'schemas',
    'responses',
    'parameters',
    'examples',
    'requestBodies',
    'headers',
    'securitySchemes',
    'links',
  ],
  ...['callbacks', 'pathItems', 'paths', 'webhooks', 'content', 'encoding', 'mapping', 'variables', 'scopes'],
]);

const literals: ReadonlySet<string> = new Set(['example', 'default', 'const', 'enum', 'value', 'dataValue']);

/** The role of an object's member. */
const roleOfMember = (role: Role, name: string, value: unknown): Role => {
  if (role === 'literal') return 'literal';
  if (role === 'names') return 'object';
  if (literals.has(name) || name.startsWith('x-')) return 'literal';
  if (!mapsOfNames.has(name)) return 'object';
  if (Array.isArray(value)) return name === 'examples' ? 'literal' : 'object';
  return 'names';
};

/** Calls `visit` with every object of the document whose members are keywords, and the tokens that lead to it. */
export const visitObjects = (
  value: unknown,
  visit: (object: JsonObject, tokens: readonly string[]) => void,
  at: { readonly role: Role; readonly tokens: readonly string[] } = { role: 'object', tokens: [] },
): void => {
  if (at.role === 'literal' || typeof value !== 'object' || value === null) return;
  const isObject = isJsonObject(value);
  if (isObject && at.role === 'object') visit(value, at.tokens);
  for (const [name, member] of Object.entries(value)) {
    const role = isObject ? roleOfMember(at.role, name, member) : at.role;
    visitObjects(member, visit, { role, tokens: [...at.tokens, name] });
  }
};

/** What becomes of an object whose members are keywords; its members are already changed. */
export type Change = (object: JsonObject) => JsonObject;

/**
 * The document with every object of keywords changed, from the inside out. Parts in which nothing changes keep
 * their identity; `onCopy` is told of each copy and what it was made from.
 */
export const mapObjects = (
  value: unknown,
  change: Change,
  at: { readonly role?: Role; readonly onCopy?: (copy: object, original: object) => void } = {},
): unknown => {
  const role = at.role ?? 'object';
  if (role === 'literal' || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const items = value.map((item) => mapObjects(item, change, at));
    return items.every((item, index) => item === value[index]) ? value : items;
  }
  const original = value as JsonObject;
  let changed = false;
  const members: [string, unknown][] = Object.entries(original).map(([name, member]) => {
    const result = mapObjects(member, change, { ...at, role: roleOfMember(role, name, member) });
    changed ||= result !== member;
    return [name, result];
  });
  const inner: JsonObject = changed ? Object.fromEntries(members) : original;
  const outer = role === 'object' ? change(inner) : inner;
  if (outer !== original) at.onCopy?.(outer, original);
  return outer;
};

/** A reference and where its object stands. */
export type FoundRef = { readonly ref: string; readonly tokens: readonly string[] };

/** Every reference of a value, in document order. */
export const refsOf = (value: unknown): readonly FoundRef[] => {
  const found: FoundRef[] = [];
  visitObjects(value, ({ $ref }, tokens) => {
    if (typeof $ref === 'string') found.push({ ref: $ref, tokens });
  });
  return found;
};
