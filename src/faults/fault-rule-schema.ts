import { faultCatalogue } from './catalogue.js';
import type { FaultKind } from './fault-kind.js';
import { matchSchema } from './match-schema.js';
import { toxicSchema } from './notation/toxic-schema.js';
import { wireMockProperties } from './notation/wiremock-schema.js';
import { duration, flag, INSTANT, share, type ValueSchema, whole } from './parameter-schema.js';

const moment = (description: string): ValueSchema => ({
  title: `${INSTANT}, or a duration such as 30s`,
  description,
  type: ['integer', 'string'],
  minLength: 2,
});

const phase: ValueSchema = {
  title: 'a phase, such as {for: 30s, probability: 0.5}',
  type: 'object',
  additionalProperties: false,
  properties: {
    for: duration('How long it lasts. Only the last phase may do without: it never ends.'),
    probability: share('Share of the matching requests that are hit.'),
  },
  required: ['probability'],
};

/** What every rule may say besides its fault, in whichever notation that is written. */
export const ruleProperties = {
  id: {
    title: 'an id of letters, digits and . _ - / : @ ~',
    description:
      'Names the rule in headers, reports and control; the same id again replaces it. Default: one is given.',
    type: 'string',
    pattern: '^[\\w./:@~-]{1,100}$',
  },
  match: matchSchema,
  probability: share('Share of the matching requests that are hit.', 1),
  after: whole('So many matching requests go unharmed first.', { min: 0, preset: 0 }),
  count: whole('At most so many are hit. Default: any number.', { min: 0 }),
  per: {
    title: 'task or rule',
    description:
      'What after and count count by: each task (requests that are about none: each client), or the rule as a whole.',
    type: 'string',
    enum: ['task', 'rule'],
    default: 'task',
  },
  from: moment(
    'In force from then on, by the clock of the namespace. A duration counts from now on; in a file, from the first request that the rule matches.',
  ),
  until: moment('In force until then. A duration as in from.'),
  ttl: duration('In force for so long, counted as a duration in from.'),
  schedule: {
    title: 'a list of phases, such as [{for: 30s, probability: 0.5}, {probability: 0}]',
    description:
      'Storm, then calm: phases that follow one another from the first request on that the rule matches, each with its probability.',
    type: 'array',
    minItems: 1,
    items: phase,
  },
  repeat: flag('Whether the schedule begins anew after its last phase.', false),
  stealth: flag('No header tells of the fault.', false),
} as const satisfies Readonly<Record<string, ValueSchema>>;

/** A fault by its kind and parameters. */
const kindSchema = ({ kind, says, parameters }: FaultKind): ValueSchema => ({
  title: `the fault ${kind}`,
  description: says,
  type: 'object',
  additionalProperties: false,
  properties: { kind: { const: kind, description: says }, ...parameters.properties },
  required: ['kind'],
});

const kinds = [...faultCatalogue.values()];

/** What goes wrong: the name of a fault, or an object with its name and parameters. */
const faultSchema: ValueSchema = {
  title: 'a fault: its name, or {kind, ...} with its parameters',
  description: 'What goes wrong.',
  anyOf: [
    { title: 'the name of a fault', type: 'string', enum: kinds.map(({ kind }) => kind) },
    ...kinds.map(kindSchema),
  ],
};

const ownRule: ValueSchema = {
  title: 'a fault rule, such as {match: {does: read}, after: 2, count: 1, fault: server-error}',
  type: 'object',
  additionalProperties: false,
  properties: { ...ruleProperties, fault: faultSchema },
  required: ['fault'],
};

/** What makes a rule: any of these. */
const WIREMOCK_MARKS = [
  'fault',
  'fixedDelayMilliseconds',
  'delayDistribution',
  'chunkedDribbleDelay',
  'response',
];

const wireMockRule: ValueSchema = {
  title: "a fault in WireMock's notation",
  type: 'object',
  additionalProperties: false,
  properties: { ...ruleProperties, ...wireMockProperties },
  anyOf: WIREMOCK_MARKS.map((key) => ({ type: 'object', properties: { [key]: {} }, required: [key] })),
};

const toxicRule: ValueSchema = {
  ...toxicSchema,
  properties: { ...ruleProperties, ...toxicSchema.properties },
};

/**
 * JSON Schema (2020-12, no references) of a fault rule as users write it, in taskdouble's, WireMock's or Toxiproxy's
 * notation. `parseFaultRule` says better what is wrong.
 */
export const faultRuleSchema: ValueSchema = {
  title: 'a fault rule, such as {match: {does: read}, after: 2, count: 1, fault: server-error}',
  description: 'What goes wrong, for which requests, and how often.',
  anyOf: [ownRule, wireMockRule, toxicRule],
};
