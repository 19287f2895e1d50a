/** A JSON Schema, or a part of one. */
export type JsonSchema = { readonly [keyword: string]: unknown };

/** What each piece of text in the language must look like: `title` says what was expected, in findings and on hover. */
export const definitions = {
  pointer: {
    title: 'a JSON Pointer such as /task_id',
    type: 'string',
    pattern: '^(/([^~/]|~[01])*)+$',
  },
  anyPointer: {
    title: "a JSON Pointer such as /task_id, or '' for the whole value",
    type: 'string',
    pattern: '^(/([^~/]|~[01])*)*$',
  },
  name: { title: 'a name', type: 'string', minLength: 1 },
  stateName: {
    title: 'the name of a state',
    type: 'string',
    minLength: 1,
    pattern: '^(?![$]|[*]$)',
  },
  duration: {
    title: 'a duration such as 500ms, 5s, 2m, 1h or 1d',
    type: 'string',
    pattern: '^\\d+(\\.\\d+)?(ms|s|m|h|d)$',
  },
  range: {
    title: 'a range of durations such as 1s..30s',
    type: 'string',
    pattern: '^\\d+(\\.\\d+)?(ms|s|m|h|d)(\\.\\.\\d+(\\.\\d+)?(ms|s|m|h|d))?$',
  },
  comparison: {
    title: "a comparison such as 0 <= /progress <= 100 or /status == 'done'",
    type: 'string',
    pattern: '\\S\\s*(==|!=|<=|>=|<|>)\\s*\\S',
  },
  comparisons: {
    title: 'a list of comparisons',
    type: 'array',
    uniqueItems: true,
    items: { $ref: '#/$defs/comparison' },
  },
  pointers: {
    title: 'a list of JSON Pointers',
    type: 'array',
    uniqueItems: true,
    items: { $ref: '#/$defs/pointer' },
  },
  weight: { title: 'a weight: a number from 0', type: 'number', minimum: 0 },
  status: {
    title: 'a status such as 404 or a class such as 4xx',
    anyOf: [
      { type: 'integer', minimum: 100, maximum: 599 },
      { type: 'string', pattern: '^[1-5][xX][xX]$' },
    ],
  },
  statuses: {
    title: 'a status such as 404, a class such as 4xx, or a list of them',
    anyOf: [
      { type: 'integer', minimum: 100, maximum: 599 },
      { type: 'string', pattern: '^[1-5][xX][xX]$' },
      { type: 'array', minItems: 1, uniqueItems: true, items: { $ref: '#/$defs/status' } },
    ],
  },
  unknown: {
    title: 'a status such as 404, a class such as 4xx, the name of a state, or a list of them',
    anyOf: [
      { type: 'integer', minimum: 100, maximum: 599 },
      { $ref: '#/$defs/stateName' },
      {
        type: 'array',
        minItems: 1,
        uniqueItems: true,
        items: {
          title: 'a status such as 404, a class such as 4xx, or the name of a state',
          anyOf: [{ type: 'integer', minimum: 100, maximum: 599 }, { $ref: '#/$defs/stateName' }],
        },
      },
    ],
  },
  states: {
    title: 'the name of a state, or a list of names',
    anyOf: [
      { $ref: '#/$defs/stateName' },
      { type: 'array', minItems: 1, uniqueItems: true, items: { $ref: '#/$defs/stateName' } },
    ],
  },
  stateSet: {
    title: "a state, a list of states, or '*' for all others",
    anyOf: [
      { title: "a state or '*'", type: 'string', minLength: 1, pattern: '^(?![$])' },
      { type: 'array', uniqueItems: true, items: { $ref: '#/$defs/stateName' } },
    ],
  },
  targets: {
    title: 'a state, $gone, $saved, $same, or a list of them',
    anyOf: [
      { type: 'string', minLength: 1 },
      {
        type: 'array',
        minItems: 1,
        uniqueItems: true,
        items: { title: 'a state, $gone, $saved or $same', type: 'string', minLength: 1 },
      },
    ],
  },
  source: {
    title: 'a part of the request: path.name, query.name, header.Name or body#/member',
    type: 'string',
    pattern: '^((path|query|header)\\..+|body#(/([^~/]|~[01])*)*)$',
  },
} as const satisfies Readonly<Record<string, JsonSchema>>;

/** A reference to one of the definitions, with what an editor shows on hover. */
export function ref(definition: keyof typeof definitions, description: string): JsonSchema {
  return { $ref: `#/$defs/${definition}`, description };
}

/** An object that knows these keys, and takes any other that starts with `x-`. */
export function closedObject(properties: JsonSchema, more: JsonSchema = {}): JsonSchema {
  return {
    type: 'object',
    properties,
    patternProperties: { '^x-': true },
    additionalProperties: false,
    ...more,
  };
}

/** The keys that say what an answer or a snapshot looks like. */
export const shapeProperties: JsonSchema = {
  has: ref('pointers', 'Pointers that must be present. Missing, null and the empty string count as absent.'),
  lacks: ref('pointers', 'Pointers that must be absent. Missing, null and the empty string count as absent.'),
  check: ref(
    'comparisons',
    "Comparisons that must hold: 0 <= /progress <= 100, /status == 'done'. All of them.",
  ),
  should: ref(
    'comparisons',
    'Comparisons that warn where check fails: read out of examples, filled in or guessed.',
  ),
};
