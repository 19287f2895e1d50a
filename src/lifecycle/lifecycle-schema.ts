import { operationSchema } from './operation-schema.js';
import { closedObject, definitions, type JsonSchema, ref } from './schema-parts.js';
import { stateSchema } from './state-schema.js';

const roles: Readonly<Record<string, string>> = {
  id: "The task's id.",
  state: 'The label of its state. Required unless every state is told by shows: {check, has, lacks}.',
  progress: 'How far it is. The scale comes from the schema: 0..1, 0..100, or 0..total.',
  total: 'How much there is to do.',
  created: 'When it was created.',
  updated: 'When it last changed.',
  started: 'When the work began.',
  finished: 'When it reached a final state.',
  expires: 'When it stops being readable.',
  error: 'Why it failed.',
  result: 'What it produced.',
  input: 'What it was given.',
};

const fields: JsonSchema = closedObject(
  Object.fromEntries(Object.entries(roles).map(([role, description]) => [role, ref('pointer', description)])),
  {
    title: 'a map from roles to JSON Pointers',
    description:
      'Where the parts of a task stand in a snapshot (a body that describes one task). Their formats come from the schema and its examples.',
  },
);

const envelope: JsonSchema = closedObject(
  {
    data: ref('anyPointer', 'Where the payload stands in every JSON answer.'),
    check: ref('comparisons', 'What holds for the wrapper: $body/code == $status.'),
  },
  {
    title: 'an envelope: {data, check}',
    description: 'The wrapper around the payload of every JSON answer. Without it the payload is the body.',
  },
);

/** The JSON Schema (2020-12) of the `x-task-lifecycle` object, published as schema/x-task-lifecycle.schema.json. */
export const lifecycleSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:taskdouble:x-task-lifecycle:1',
  ...closedObject(
    {
      version: { const: 1, title: '1', description: 'The version of this language: 1.' },
      resource: ref('name', 'What a task is called in reports. Default: task.'),
      fields,
      envelope,
      states: {
        type: 'object',
        title: 'a map of states, such as queued: {initial: true, next: running}',
        description: 'The states of a task, by name.',
        minProperties: 1,
        propertyNames: { $ref: '#/$defs/stateName' },
        additionalProperties: stateSchema,
      },
      operations: {
        type: 'object',
        title: 'a map of operations, such as POST /tasks: {creates: /id}',
        description:
          'The operations, by operationId or "METHOD /path" as in paths. An operation that is not listed is never called by the conformance suite.',
        additionalProperties: operationSchema,
      },
      check: ref('comparisons', 'Comparisons that hold in every snapshot.'),
      should: ref('comparisons', 'Comparisons on every snapshot that warn where check fails.'),
      soft: {
        type: 'array',
        uniqueItems: true,
        title: 'a list of rule ids, * standing for any characters',
        description:
          "Rules that warn instead of fail, by id: [monotone/~1progress, 'states/*/has/*']. * stands for any characters.",
        items: { $ref: '#/$defs/name' },
      },
      constant: ref('pointers', 'Pointers whose values never change. * stands for any member or index.'),
      monotone: ref(
        'pointers',
        'Pointers whose values never decrease within one run. * stands for any member or index.',
      ),
      volatile: ref(
        'pointers',
        'Pointers whose values may differ on every read. * stands for any member or index.',
      ),
      unknown: ref('unknown', 'The answer for an id that was never issued. Default: 404.'),
      retain: ref(
        'duration',
        'A final task stays readable at least this long; afterwards it may become unknown. Default: for ever.',
      ),
      stale: ref('duration', 'Reads may lag by this much. Default: 0s.'),
      poll: ref('range', 'The recommended polling interval, a..b or one duration.'),
    },
    {
      title: 'a task lifecycle: an object with version and states',
      description:
        'What an asynchronous-task API promises: its states, and what its operations do to a task.',
      required: ['version', 'states'],
    },
  ),
  $defs: definitions,
};
