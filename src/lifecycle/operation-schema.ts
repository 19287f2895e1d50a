import { closedObject, type JsonSchema, ref, shapeProperties } from './schema-parts.js';

const pointerText = '(/([^~/]|~[01])*)+';
const spacelessPointer = '(/([^~/\\s]|~[01])*)+';

const creates: JsonSchema = {
  type: 'string',
  pattern: `^(${pointerText}|header\\..+)$`,
  title: "a JSON Pointer into the answer's payload, or header.Name",
  description:
    'It creates a task, whose id stands here: a pointer into the payload of the answer, or header.Name where the header holds the id or the URL of the read operation.',
};

const once: JsonSchema = {
  type: 'string',
  pattern: '^header\\..+$',
  title: 'header.Name',
  description: 'It deduplicates by this request header: the same value gives the same task.',
};

const moves: JsonSchema = {
  type: 'object',
  minProperties: 1,
  title: 'a map from states to the states they become, such as {queued: cancelled}',
  description:
    "Guard and effect: from → to, or a list of allowed to. $gone: the id is unknown from now on. $saved: back to what save remembered. $same: accepted without effect. The key '*' means any other state. In every other state the call is refused and has no effect.",
  additionalProperties: { $ref: '#/$defs/targets' },
};

const merge: JsonSchema = {
  title: 'a JSON Pointer, or {into, how}',
  description: 'The request body is merged into this part of the task.',
  anyOf: [
    { $ref: '#/$defs/anyPointer' },
    closedObject(
      {
        into: ref('anyPointer', 'The part of the snapshot that the body is merged into.'),
        how: {
          enum: ['members', 'patch'],
          title: 'members or patch',
          default: 'members',
          description:
            'members: a given member that is not null replaces that member whole. patch: JSON Merge Patch (RFC 7396).',
        },
      },
      { title: 'a merge: {into, how}', required: ['into'] },
    ),
  ],
};

const when: JsonSchema = {
  type: 'array',
  title: 'a list of {if, has, lacks, check, should}',
  description: 'Rules on a successful answer that apply only where the condition holds.',
  items: closedObject(
    {
      if: ref('comparison', "When the rules apply, for example $query.include_chunks == 'false'."),
      ...shapeProperties,
    },
    { title: 'a conditional rule: {if, has, lacks, check, should}', required: ['if'] },
  ),
};

const listing: JsonSchema = {
  lists: ref(
    'anyPointer',
    "It returns a list of tasks, which stands here in the payload; '' where the payload is the list.",
  ),
  order: {
    type: 'string',
    pattern: `^${spacelessPointer}( (asc|desc))?$`,
    title: 'a JSON Pointer into a row, optionally followed by asc or desc',
    description: 'How the rows are sorted: /created_at desc. Ties may come in any order.',
  },
  filter: {
    type: 'object',
    title: 'a map from query parameters to JSON Pointers',
    description: 'Which query parameter filters by which member of a row.',
    additionalProperties: { $ref: '#/$defs/pointer' },
  },
  limit: {
    title: 'the name of a query parameter, or {param, default, cap}',
    description: 'The query parameter that says how many rows come at most.',
    anyOf: [
      { type: 'string', minLength: 1 },
      closedObject(
        {
          param: ref('name', 'The query parameter.'),
          default: {
            type: 'integer',
            minimum: 0,
            title: 'a whole number from 0',
            description: 'How many rows without the parameter.',
          },
          cap: {
            type: 'integer',
            minimum: 1,
            title: 'a whole number from 1',
            description: 'Never more rows than this.',
          },
        },
        { title: 'a limit: {param, default, cap}', required: ['param'] },
      ),
    ],
  },
};

/** The schema of one operation: under `operations`, or inline in an Operation Object. */
export const operationSchema: JsonSchema = closedObject(
  {
    snapshot: {
      type: 'boolean',
      title: 'true or false',
      description:
        "Whether its answer describes one task. Default: true if the answer's schema has the state field.",
    },
    creates,
    to: ref('states', 'States that a created task may be in. Default: the initial states.'),
    echo: {
      type: 'object',
      title: 'a map from JSON Pointers into the snapshot to parts of the request',
      description:
        'Parts of the request that reappear in the snapshot: /params: body#/params. Schema defaults fill what is not given.',
      propertyNames: { $ref: '#/$defs/pointer' },
      additionalProperties: { $ref: '#/$defs/source' },
    },
    once,
    target: ref(
      'source',
      'Which task is meant: path.x, query.x, header.x or body#/x. Default: the only path parameter.',
    ),
    bulk: {
      type: 'boolean',
      default: false,
      title: 'true or false',
      description: 'Called without a target it applies to every task.',
    },
    moves,
    allow: ref(
      'stateSet',
      "States in which it succeeds without moving anything. Default: all without moves, none with. '*': all that are not named otherwise.",
    ),
    open: ref(
      'stateSet',
      'States about which the contract says nothing: any answer, no move. Default: none.',
    ),
    ok: ref('statuses', 'The answer when it succeeds. Default: the declared 2xx.'),
    else: ref(
      'statuses',
      'The answer when it is refused. Default 4xx, which never means 401, 404, 405, 408, 413, 415 or 429: name them.',
    ),
    save: {
      type: 'boolean',
      default: false,
      title: 'true or false',
      description: 'Remember the whole task for $saved.',
    },
    merge,
    noop: ref('statuses', 'The answer when the merge changes nothing.'),
    when,
    ...listing,
    check: ref('comparisons', 'Comparisons that hold for a successful answer.'),
    should: ref('comparisons', 'Comparisons on a successful answer that warn where check fails.'),
    unknown: ref('unknown', "The answer for an id that was never issued. Default: the lifecycle's own."),
  },
  {
    title: 'an operation: an object, {} where it touches no task',
    dependentRequired: {
      order: ['lists'],
      filter: ['lists'],
      limit: ['lists'],
      noop: ['merge'],
      to: ['creates'],
    },
  },
);
