import type { JsonObject } from '../../src/openapi/api.js';

/** The JSON Schema of a replay file. */

const text = { type: 'string' };
const name = { type: 'string', minLength: 1 };
const count = { type: 'integer', minimum: 0 };
const millis = { type: 'number', minimum: 0 };
const pointer = { type: 'string', pattern: '^(/([^~]|~[01])*)?$' };
const one = (value: string): JsonObject => ({ const: value });

/** An object with these members, and no others; those that end with `?` may be left out. */
function object(members: JsonObject): JsonObject {
  const names = Object.keys(members);
  return {
    type: 'object',
    required: names.filter((member) => !member.endsWith('?')),
    additionalProperties: false,
    properties: Object.fromEntries(names.map((member) => [member.replace('?', ''), members[member]])),
  };
}

const list = (items: JsonObject): JsonObject => ({ type: 'array', items });

const change: JsonObject = {
  oneOf: [
    object({ kind: one('set'), in: one('body'), at: pointer, value: {} }),
    object({ kind: one('remove'), in: one('body'), at: pointer }),
    object({ kind: one('set'), in: { enum: ['query', 'header', 'path'] }, name, value: text }),
    object({ kind: one('remove'), in: { enum: ['query', 'header'] }, name }),
    object({
      kind: one('alter'),
      in: { enum: ['query', 'header', 'path'] },
      name,
      how: { enum: ['misspelt', 'lettered', 'fractional'] },
    }),
    object({ kind: one('raw-body'), text, contentType: text }),
    object({ kind: one('credential'), how: { enum: ['absent', 'wrong', 'malformed'] } }),
  ],
};

const intent: JsonObject = {
  oneOf: [
    object({ kind: { enum: ['valid', 'unauthenticated', 'unknown-id'] } }),
    object({ kind: one('invalid'), because: text }),
  ],
};

const call = object({
  operation: name,
  'task?': name,
  'creates?': name,
  'hook?': count,
  'workload?': name,
  'variant?': count,
  'requirement?': count,
  changes: list(change),
  intent,
});

const act: JsonObject = {
  oneOf: [
    object({ do: one('call'), call }),
    object({ do: one('await'), task: name, states: list(name) }),
    object({ do: one('probe'), task: name }),
    object({ do: one('pause'), ms: millis }),
    object({ do: one('together'), calls: list(object({ call, afterMs: millis })) }),
  ],
};

const plan = object({
  id: name,
  phase: { enum: ['directed', 'negative', 'security', 'random', 'races'] },
  aims: list(text),
  acts: list(act),
  patienceMs: millis,
});

/** What a replay file must be. */
export const replaySchema: JsonObject = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Plans of a check, to be carried out again',
  ...object({
    '$schema?': text,
    taskdouble: one('replay'),
    version: { const: 1 },
    api: name,
    seed: { type: 'integer', minimum: 0, maximum: 2 ** 32 - 1 },
    plans: { ...list(plan), minItems: 1 },
  }),
};
