import type { Api, JsonObject, Schema } from './api.js';
import { isJsonObject } from './json-object.js';
import { loadSampler } from './lazy-packages.js';
import { pruneToFit } from './prune-sample.js';
import { mapObjects } from './walk-document.js';

/** A value that a schema permits, always the same for the same schema. */

const isNull = (schema: unknown): boolean => isJsonObject(schema) && schema.type === 'null';

const notNull = (value: unknown): unknown => {
  if (!Array.isArray(value)) return value;
  const others = value.filter((item) => item !== null && item !== 'null' && !isNull(item));
  return others.length === 0 ? value : others;
};

const chosenType = (type: unknown): unknown => {
  const types = notNull(type);
  return Array.isArray(types) ? types[0] : types;
};

/** Said so that the sampler takes a value rather than `null`, and no members that nobody named. */
const prepare = (schema: JsonObject): JsonObject => {
  const {
    type,
    enum: members,
    anyOf,
    oneOf,
    additionalProperties: _others,
    discriminator: _tag,
    ...rest
  } = schema;
  const { default: standard, ...others } = rest;
  return {
    ...(standard === null ? others : rest),
    ...(type === undefined ? {} : { type: chosenType(type) }),
    ...(members === undefined ? {} : { enum: notNull(members) }),
    ...(anyOf === undefined ? {} : { anyOf: notNull(anyOf) }),
    ...(oneOf === undefined ? {} : { oneOf: notNull(oneOf) }),
  };
};

const prepared = new WeakMap<JsonObject, JsonObject>();

const preparedDocument = (document: JsonObject): JsonObject => {
  const known = prepared.get(document) ?? (mapObjects(document, prepare) as JsonObject);
  prepared.set(document, known);
  return known;
};

/** What the sample is for. */
export type SampleOptions = {
  /** `request`: required members only, none that is read-only. `answer`: all members but write-only ones. Default `answer`. */
  readonly for?: 'request' | 'answer';
};

const makeSample = (document: JsonObject, schema: Schema, isRequest: boolean): unknown => {
  if (typeof schema === 'boolean') return null;
  const options = isRequest ? { skipNonRequired: true, skipReadOnly: true } : { skipWriteOnly: true };
  const subject = mapObjects(schema, prepare);
  const sampler = loadSampler();
  const value: unknown = sampler.sample(
    subject as Parameters<typeof sampler.sample>[0],
    { ...options, quiet: true, enablePatterns: true, maxSampleDepth: 10 },
    preparedDocument(document),
  );
  return pruneToFit(document, schema, value);
};

const samples = new WeakMap<Schema & object, Map<boolean, unknown>>();

/** A value for the schema: its examples, defaults and first alternatives. Shared between calls: not to be changed. */
export const sampleBody = (
  api: Pick<Api, 'document'>,
  schema: Schema,
  options: SampleOptions = {},
): unknown => {
  if (typeof schema === 'boolean') return null;
  const isRequest = options.for === 'request';
  const known = samples.get(schema) ?? new Map<boolean, unknown>();
  samples.set(schema, known);
  if (!known.has(isRequest)) known.set(isRequest, makeSample(api.document, schema, isRequest));
  return known.get(isRequest);
};
