import {
  answerSchema,
  closed,
  headersSchema,
  type JsonSchema,
  payloadSchema,
  text,
} from '../exchange/exchange-schema.js';
import { findingKinds } from './finding-kinds.js';

const count = (description: string): JsonSchema => ({ type: 'integer', minimum: 0, description });
const instant = (description: string): JsonSchema => ({ type: 'integer', description });

const request = closed({
  method: text('As it was sent.'),
  url: text('Path and query, without the origin and without a namespace.'),
  headers: headersSchema,
  body: payloadSchema,
});

const intent: JsonSchema = {
  type: 'object',
  description: 'What the sender meant the request to be, where the recording says so.',
  required: ['kind'],
  properties: {
    kind: { enum: ['valid', 'invalid', 'unauthenticated', 'unknown-id'] },
    because: text('Why.'),
  },
  additionalProperties: false,
};

const evidence: JsonSchema = closed(
  {
    seq: count('The place of the exchange in its recording.'),
    callMs: instant('When the request came, in Unix milliseconds of the namespace.'),
    returnMs: instant('When the answer was sent, in Unix milliseconds of the namespace.'),
    operation: text('The operationId, or METHOD and path.'),
    api: text('Name of the API.'),
    namespace: text('Name of the namespace; absent for the default one.'),
    intent,
    client: text('Name of the client.'),
    faults: {
      type: 'array',
      items: text('Rule and kind of the fault.'),
      description: 'Faults in the answer.',
    },
    wall: closed({ callMs: instant('By the machine.'), returnMs: instant('By the machine.') }),
    request,
    answer: answerSchema,
    shown: text('What stands in the state field of the answer.'),
  },
  ['operation', 'api', 'namespace', 'intent', 'client', 'faults', 'wall', 'shown'],
);

const finding: JsonSchema = closed(
  {
    id: {
      enum: findingKinds.map(({ id }) => id).toSorted(),
      description: 'What was seen; the ids are stable.',
    },
    severity: { enum: ['error', 'warning', 'note'], description: 'How much it matters.' },
    client: text('Name of the client.'),
    api: text('Name of the API.'),
    task: text('The task that message and evidence are about; absent where it is about no single one.'),
    tasks: count('How many tasks show it.'),
    message: text('What was seen, with its figures.'),
    advice: text('What to do about it.'),
    count: count('How often it was seen, over all tasks.'),
    evidence: {
      type: 'array',
      items: evidence,
      description: 'The first few exchanges that show it, in order.',
    },
  },
  ['task'],
);

const milliseconds = (description: string): JsonSchema => ({ type: 'number', minimum: 0, description });

const summary: JsonSchema = closed(
  {
    client: text('Name of the client.'),
    requests: count('Requests to known operations.'),
    tasks: count('Tasks that it submitted or named.'),
    polls: count('Reads of a task that was not known to be final.'),
    pollGapMs: closed({
      min: milliseconds('The shortest.'),
      median: milliseconds('The one in the middle.'),
      max: milliseconds('The longest.'),
    }),
    retries: count('Calls made again after an error or a lost answer.'),
    faulted: count('Answers that carried a fault.'),
  },
  ['pollGapMs'],
);

/** The JSON Schema (2020-12) of a client report, published as schema/client-report.schema.json. */
export const clientReportSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:taskdouble:client-report:1',
  title: 'Client report',
  description: 'What the clients of one namespace did wrong.',
  ...closed({
    clients: { type: 'array', items: summary, description: 'What each client did, in numbers, by name.' },
    findings: { type: 'array', items: finding, description: 'The worst first.' },
    dropped: count('Exchanges that the journal no longer had: findings about them are missing.'),
  }),
};
