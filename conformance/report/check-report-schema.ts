import {
  answerSchemaWith,
  closed,
  headersSchema,
  type JsonSchema,
  payloadSchemaWith,
  text,
} from '../../src/exchange/exchange-schema.js';
import { verdictsByWeight } from './rank-rules.js';

const count = (description: string): JsonSchema => ({ type: 'integer', minimum: 0, description });
const amount = (description: string): JsonSchema => ({ type: 'number', minimum: 0, description });
const flag = (description: string): JsonSchema => ({ type: 'boolean', description });
const texts = (description: string): JsonSchema => list({ type: 'string' }, description);
const list = (items: JsonSchema, description: string): JsonSchema => ({ type: 'array', items, description });

const intent: JsonSchema = {
  ...closed(
    {
      kind: { enum: ['valid', 'invalid', 'unauthenticated', 'unknown-id'] },
      because: text('What is wrong with it.'),
    },
    ['because'],
  ),
  description: 'What the request was meant to be; absent: valid.',
};

const instants = closed({ callMs: amount('Of sending.'), returnMs: amount('Of the answer.') });

const cutBody: JsonSchema = {
  ...closed({
    kind: { const: 'cut' },
    of: { enum: ['json', 'text', 'form', 'bytes'], description: 'What it was.' },
    begins: text('Its first characters, JSON as one line.'),
    characters: count('How many it has in all.'),
  }),
  description: 'A body that is too long for a report.',
};

const body = payloadSchemaWith(cutBody);

const exchange: JsonSchema = closed(
  {
    seq: count('The place of the exchange in the trace.'),
    callMs: amount('When it was sent, Unix milliseconds of the checker.'),
    returnMs: amount('When the answer was there, Unix milliseconds of the checker.'),
    operation: text('The operation that the request matched.'),
    api: text('Name of the API.'),
    namespace: text('Name of the namespace.'),
    intent,
    holds: {
      ...closed(
        {
          state: text('The state that the task is known to stay in.'),
          forMs: amount("For at least so many milliseconds of the target's time."),
          workload: text('The input that it is known of.'),
        },
        ['workload'],
      ),
      description: 'What the sender knew of the task that this creates.',
    },
    client: text('Name of the client.'),
    faults: texts('Faults that were put into the answer.'),
    wall: { ...instants, description: 'The same instants by the machine.' },
    request: closed({
      method: text('As it was sent.'),
      url: text('Path and query as sent; credentials are hidden.'),
      headers: headersSchema,
      body,
    }),
    answer: answerSchemaWith(body),
  },
  ['operation', 'api', 'namespace', 'intent', 'holds', 'client', 'faults', 'wall'],
);

const step: JsonSchema = closed(
  {
    task: text('The task that it is about.'),
    shown: text('The label that the answer shows.'),
    believed: texts('The states that the task could be in afterwards; `$gone`: none, its id is unknown.'),
  },
  ['task', 'shown'],
);

const failure: JsonSchema = closed(
  {
    rule: text('Id of the rule.'),
    sentence: text('What is wrong, in one sentence.'),
    before: texts('The states that the task could be in before the call.'),
    answer: text('The answer in short.'),
    rules: texts('Every rule that took part.'),
    assuming: texts('Timing assumptions it rests on.'),
    afterViolation: flag('Whether the same task broke a rule before, so that this may be a consequence.'),
    exchanges: list(exchange, 'The few exchanges that matter, in order.'),
    curl: text('Shell lines that send them again.'),
    reproduced: {
      ...closed(
        {
          times: count('How often it came again.'),
          tries: count('Of how many tries.'),
          whole: {
            const: true,
            description: 'Not by the exchanges shown, but by the whole plan that found it.',
          },
        },
        ['whole'],
      ),
      description: 'On fresh tasks; absent: not tried.',
    },
    seed: count('Seed of the run that found it.'),
    plan: text('Id of the plan that found it.'),
    steps: list(step, 'What the exchanges show, one for each.'),
  },
  ['reproduced', 'steps'],
);

const requirement: JsonSchema = closed({
  id: text('Id of the requirement.'),
  requirement: text('The sentence.'),
  source: text('Where it comes from.'),
});

const rule: JsonSchema = closed(
  {
    rule: text('Id of the rule.'),
    pointer: text('Where it stands in the lifecycle, a JSON Pointer.'),
    operation: text('The operation that it is about.'),
    verdict: { enum: verdictsByWeight, description: 'Only pass is a pass.' },
    level: { enum: ['must', 'should'], description: 'A broken `should` warns, and fails under strict.' },
    requirements: list(requirement, 'Sentences of the document that it enforces, where they are known.'),
    definite: count('How often it was certainly seen to hold.'),
    ambiguous: count('How often it held, but a broken server could have answered alike.'),
    inconclusive: count('How often nothing could be said.'),
    violated: count('How often it was broken.'),
    because: text('Why it is not a pass, and what to do.'),
    failure,
    isKnown: flag('Whether the baseline knows this failure.'),
  },
  ['operation', 'because', 'failure', 'isKnown'],
);

const cell: JsonSchema = closed(
  {
    operation: text('Operation that was called.'),
    state: text('State of the task when the call took effect.'),
    certain: flag('Whether no other state was possible.'),
    accepted: count('Calls that were accepted.'),
    refused: count('Calls that were refused.'),
    broken: texts('Rules on the operation in this state that fail; absent: none.'),
  },
  ['broken'],
);

const afterwards: JsonSchema = {
  ...closed({
    elapsedMs: amount('How long it took, milliseconds.'),
    requests: count('Requests sent.'),
    tasks: count('Tasks created.'),
  }),
  description: 'What was done after the search, to try failures again and to clean up; absent: nothing.',
};

const sighting: JsonSchema = closed({
  state: text('Name of the state.'),
  seen: { enum: ['certainly', 'possibly', 'never'], description: 'Whether any task was seen in it.' },
});

/** The JSON Schema (2020-12) of the report of a check, published as schema/check-report.schema.json. */
export const checkReportSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:taskdouble:check-report:1',
  title: 'Check report',
  description: 'What a check of one implementation found: a verdict for each rule of the document.',
  ...closed(
    {
      tool: { const: 'taskdouble' },
      version: text('Version of taskdouble.'),
      api: closed({ name: text('Short name.'), title: text('Title.'), version: text('Version.') }),
      target: text('Base URL of the implementation.'),
      seed: count('Seed of the run.'),
      startedAt: text('When the check began, RFC 3339 in UTC.'),
      elapsedMs: amount('How long it took in all, that of `afterwards` too, milliseconds.'),
      requests: count('Requests sent in search of failures.'),
      tasks: count('Tasks created in search of failures.'),
      afterwards,
      rules: list(rule, 'All rules of the document, in its order.'),
      counts: closed(
        Object.fromEntries(verdictsByWeight.map((verdict) => [verdict, count('Rules with it.')])),
      ),
      warnings: count('Broken soft rules that the baseline does not know.'),
      known: count('Failures that the baseline knows.'),
      operations: texts('Operations of the lifecycle.'),
      states: list(sighting, 'States of the lifecycle, in the order of the document.'),
      cells: list(
        cell,
        'How often an operation was called on tasks in a state, in the order of the document.',
      ),
      stale: texts('Rules of the baseline that no longer fail, and those that are no rule of the document.'),
      skipped: {
        type: 'object',
        description: 'Steps that were skipped, by reason.',
        additionalProperties: count('How many.'),
      },
      notes: texts('What a reader should know.'),
      strict: flag('Whether everything that is neither passed nor not applicable fails.'),
      again: text('The command line that does the same again.'),
      stopped: text('Why the run ended before it was done; absent: it was done.'),
      exitCode: {
        enum: [0, 1, 2, 3],
        description: '0: nothing fails; 1: something does; 2: usage or document; 3: nothing could be judged.',
      },
    },
    ['stopped', 'afterwards'],
  ),
};
