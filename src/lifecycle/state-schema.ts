import { closedObject, type JsonSchema, ref, shapeProperties } from './schema-parts.js';

const shows: JsonSchema = {
  title: 'a label, a list of labels, or {check, has, lacks}',
  description:
    'What a snapshot in this state shows: the label in the state field (default: the name of the state), a list of labels that mean the same (the simulator writes the first), or conditions for an API without a state field. Two states may show one label: that is how hidden states are expressed.',
  anyOf: [
    { type: 'string', minLength: 1 },
    {
      type: 'array',
      minItems: 1,
      uniqueItems: true,
      items: { title: 'a label', type: 'string', minLength: 1 },
    },
    closedObject(
      {
        check: shapeProperties.check,
        has: shapeProperties.has,
        lacks: shapeProperties.lacks,
      },
      { title: 'conditions: {check, has, lacks}', minProperties: 1 },
    ),
  ],
};

const next: JsonSchema = {
  title: 'a state, a list of states, or a map of states and weights',
  description:
    'What the server may do on its own: a state, a list of states (equal weights), or a map from state to weight. Weights steer only the simulator; with weight 0 a real server may go there, the simulator does not unless told.',
  anyOf: [
    { $ref: '#/$defs/stateName' },
    { type: 'array', minItems: 1, uniqueItems: true, items: { $ref: '#/$defs/stateName' } },
    { type: 'object', minProperties: 1, additionalProperties: { $ref: '#/$defs/weight' } },
  ],
};

const outcome: JsonSchema = closedObject(
  {
    if: ref('comparison', 'Tells this sub-case from the others.'),
    weight: ref(
      'weight',
      'How often the simulator takes it, against the other outcomes (default 1). Never asserted.',
    ),
    ...shapeProperties,
  },
  { title: 'an outcome: {if, has, lacks, check, should, weight}' },
);

/** The schema of one state. */
export const stateSchema: JsonSchema = closedObject(
  {
    initial: {
      type: 'boolean',
      title: 'true or false',
      description: 'Created tasks start here.',
      default: false,
    },
    shows,
    next,
    within: ref('duration', 'Promise: a task leaves this state within this time. Asserted.'),
    dwell: ref('range', 'Hint for the simulator: the usual stay, a..b. Not asserted.'),
    visits: {
      type: 'integer',
      minimum: 1,
      title: 'a whole number from 1',
      description: 'A task is in this state at most this many times: bounds a retry loop.',
    },
    final: {
      enum: [true, 'success', 'failure', 'cancelled'],
      title: 'true, success, failure or cancelled',
      description:
        'Nothing but a listed operation changes the task any more; its snapshot is frozen except for volatile pointers. The word says how it ended.',
    },
    ...shapeProperties,
    outcomes: {
      type: 'object',
      title: 'a map from the name of an outcome to {if, has, lacks, check, should, weight}',
      description: 'Exactly one of these named sub-cases holds.',
      minProperties: 1,
      additionalProperties: outcome,
    },
  },
  { title: 'a state: an object, {} where nothing is to be said' },
);
