import { closedObject, type JsonSchema, ref, type SchemaUse } from './schema-parts.js';

const distributionProperties: JsonSchema = {
  type: {
    title: 'fixed, uniform or lognormal',
    enum: ['fixed', 'uniform', 'lognormal'],
    description: 'How stays are spread. May be left out: the other keys say it.',
  },
  value: ref('duration', 'type fixed: how long.'),
  min: ref('duration', 'type uniform: the shortest stay.'),
  max: ref('duration', 'type uniform: the longest stay. type lognormal: longer stays are cut to it.'),
  median: ref('duration', 'type lognormal: half of the stays are shorter.'),
  sigma: {
    title: 'a number from 0, such as 0.5',
    type: 'number',
    minimum: 0,
    description:
      'type lognormal: standard deviation of the logarithm, as in WireMock. 0.1 is narrow, 1 is wide.',
  },
  p50: ref('duration', 'Half of the stays are shorter. Goes with p99.'),
  p99: ref('duration', 'All but 1 % of the stays are shorter. Goes with p50.'),
};

const pick = (...names: readonly string[]): JsonSchema =>
  Object.fromEntries(names.map((name) => [name, distributionProperties[name]]));

/** One form of an object: these keys, the `optional` ones too, and no others. */
function form(properties: JsonSchema, required: readonly string[]): JsonSchema {
  return closedObject(properties, { required });
}

const typeIs = (type: string): JsonSchema => ({ const: type, description: 'How stays are spread.' });

const distributionForms: readonly JsonSchema[] = [
  form({ type: typeIs('fixed'), ...pick('value') }, ['value']),
  form({ type: typeIs('uniform'), ...pick('min', 'max') }, ['min', 'max']),
  form({ type: typeIs('lognormal'), ...pick('median', 'sigma', 'max') }, ['median', 'sigma']),
  form({ type: typeIs('lognormal'), ...pick('p50', 'p99', 'max') }, ['p50', 'p99']),
];

const DISTRIBUTION = 'a stay such as 5s, 1s..3s or {p50: 2s, p99: 30s}';

/** How long a task stays in a state. */
export const distributionSchema = (use: SchemaUse): JsonSchema => ({
  title: DISTRIBUTION,
  anyOf: [
    { $ref: '#/$defs/range' },
    ...(use === 'published'
      ? distributionForms
      : [{ type: 'number' }, closedObject(distributionProperties, { title: DISTRIBUTION })]),
  ],
});

const stay: JsonSchema = closedObject(
  {
    state: ref('text', 'A state, or its label.'),
    outcome: ref('text', 'Which sub-case of the state, where it has some.'),
    for: ref('duration', 'How long. The last stay has none: the task stays there.'),
  },
  { title: 'a stay: {state, for}', required: ['state'] },
);

const stays: JsonSchema = {
  title: 'a list of stays, such as [{state: running, for: 5s}, {state: done}]',
  description: 'kind script: exactly these states, one after the other.',
  type: 'array',
  minItems: 1,
  items: stay,
};

const reads: JsonSchema = {
  title: 'a whole number from 1',
  type: 'integer',
  minimum: 1,
  description: 'kind manual: a state is left once it was read that often. Default: 1.',
};

const kinds = ['time', 'immediate', 'manual', 'hold', 'script'];
const held = ref('text', 'kind hold: the state (or label) to stay in. Default: the one in which it begins.');
const kindIs = (kind: string): JsonSchema => ({ const: kind, description: 'How tasks go on.' });

const courseForms: readonly JsonSchema[] = [
  form({ kind: { enum: ['time', 'immediate'], description: 'How tasks go on.' } }, ['kind']),
  form({ kind: kindIs('manual'), reads }, ['kind']),
  form({ kind: kindIs('hold'), state: held }, ['kind']),
  form({ kind: kindIs('script'), stays }, ['kind', 'stays']),
];

const COURSE = 'time, immediate, manual, hold, or an object such as {kind: manual, reads: 3}';

/** How tasks go on. */
export const courseSchema = (use: SchemaUse): JsonSchema => ({
  title: COURSE,
  anyOf: [
    {
      type: 'string',
      enum: ['time', 'immediate', 'manual', 'hold'],
    },
    ...(use === 'published'
      ? courseForms
      : [
          closedObject(
            {
              kind: {
                title: 'time, immediate, manual, hold or script',
                enum: kinds,
                description: 'How tasks go on.',
              },
              reads,
              state: held,
              stays,
            },
            { title: 'a progression, such as {kind: manual, reads: 3}', required: ['kind'] },
          ),
        ]),
  ],
});

/** The keys that decide the fate of tasks, in a profile and in a scenario. */
export const fateProperties: JsonSchema = {
  outcome: ref('text', 'How every task ends: short for ends with this one alone.'),
  ends: {
    title: 'a map from ends to weights, such as {success: 9, failure: 1}',
    description:
      'How tasks end: a state, its label, State.outcome, or success, failure, cancelled for any final state of that kind. An end that a task cannot reach is not drawn.',
    type: 'object',
    minProperties: 1,
    additionalProperties: { $ref: '#/$defs/weight' },
  },
  dwell: {
    title: 'a map from states to stays, such as {running: 1s..3s}',
    description:
      "How long tasks stay, by state or label; '*' for every other state. Never longer than the lifecycle's within.",
    type: 'object',
    minProperties: 1,
    additionalProperties: { $ref: '#/$defs/distribution' },
  },
  progression: {
    $ref: '#/$defs/progression',
    description:
      'time: stays are drawn (default). immediate: final at the first read. manual: a state is left after so many reads. hold: waits until it is released. script: exactly these states and times.',
  },
  faults: ref('faults', 'What goes wrong besides: fault rules.'),
};

/** `outcome` is short for `ends`: one of them. */
export const fateCondition = (use: SchemaUse): JsonSchema =>
  use === 'published' ? { not: { required: ['outcome', 'ends'] } } : {};
