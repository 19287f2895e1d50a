import type { ValueSchema } from '../parameter-schema.js';

/** WireMock's faults (wiremock.org/docs/simulating-faults) and what they are called here. */
export const WIREMOCK_FAULTS: Readonly<Record<string, string>> = {
  CONNECTION_RESET_BY_PEER: 'reset',
  EMPTY_RESPONSE: 'empty-response',
  MALFORMED_RESPONSE_CHUNK: 'malformed-chunk',
  RANDOM_DATA_THEN_CLOSE: 'random-data',
};

const ms = (description: string): ValueSchema => ({
  title: 'a number of milliseconds from 0',
  type: 'number',
  minimum: 0,
  description,
});

const form = (type: string, properties: Readonly<Record<string, ValueSchema>>): ValueSchema => ({
  type: 'object',
  additionalProperties: false,
  properties: { type: { const: type }, ...properties },
  required: ['type', ...Object.keys(properties).filter((key) => key !== 'maxValue')],
});

/** What of a WireMock response definition is a fault. */
export const wireMockFaultProperties: Readonly<Record<string, ValueSchema>> = {
  fault: {
    title: `one of ${Object.keys(WIREMOCK_FAULTS).join(', ')}`,
    type: 'string',
    enum: Object.keys(WIREMOCK_FAULTS),
    description: "WireMock's name of the fault.",
  },
  fixedDelayMilliseconds: ms('How late the answer comes.'),
  delayDistribution: {
    title: 'a delay distribution, such as {type: lognormal, median: 80, sigma: 0.4}',
    description: 'How late the answer comes, drawn for each.',
    anyOf: [
      form('fixed', { milliseconds: ms('How late.') }),
      form('uniform', { lower: ms('The shortest delay.'), upper: ms('The longest delay.') }),
      form('lognormal', {
        median: ms('Half of the delays are shorter.'),
        sigma: { title: 'a number from 0', type: 'number', minimum: 0 },
        maxValue: ms('Longer delays are cut to it.'),
      }),
    ],
  },
  chunkedDribbleDelay: {
    title: 'a dribble, such as {numberOfChunks: 5, totalDuration: 1000}',
    description: 'The body comes in pieces.',
    type: 'object',
    additionalProperties: false,
    properties: {
      numberOfChunks: { title: 'a whole number from 1', type: 'integer', minimum: 1 },
      totalDuration: ms('From the first piece to the last.'),
    },
    required: ['numberOfChunks', 'totalDuration'],
  },
};

/** What of a WireMock response definition is taken. */
export const wireMockResponseSchema: ValueSchema = {
  title: 'a response with a fault or a delay',
  type: 'object',
  additionalProperties: false,
  properties: {
    ...wireMockFaultProperties,
    status: {
      title: 'a status of success, 401, 429, or one from 500 to 599',
      type: 'integer',
      minimum: 200,
      maximum: 599,
    },
  },
};

/** The members of a WireMock stub that make a fault rule. */
export const wireMockProperties: Readonly<Record<string, ValueSchema>> = {
  ...wireMockFaultProperties,
  name: { title: 'a name', type: 'string', description: "Becomes the rule's id where none is given." },
  uuid: { title: 'a UUID', type: 'string', description: "Becomes the rule's id." },
  request: {
    title: "WireMock's request pattern",
    type: 'object',
    description:
      'method, one of url, urlPath, urlPathTemplate, urlPattern, urlPathPattern, and headers, queryParameters, bodyPatterns where a match can say the same.',
  },
  response: wireMockResponseSchema,
};
