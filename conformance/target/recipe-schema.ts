import { closedObject, type JsonSchema } from '../../src/lifecycle/schema-parts.js';
import { ref } from './schema-ref.js';

/** How a request differs from the document's example. */
const recipeProperties: JsonSchema = {
  operation: ref('name', 'Key of the operation: operationId, or METHOD /path.'),
  params: ref('texts', 'Values of path parameters. What is left out comes from the document.'),
  query: ref('texts', 'Query parameters. What is left out comes from the document.'),
  headers: ref('headers', 'Headers of this request. Secrets belong under `headers` at the top.'),
  body: {
    description:
      'The whole body: JSON, or the fields of a form. A file of a form is {file: path}, relative to this file, with filename and contentType where others are wanted. Default: the example of the document.',
  },
};

/** How tasks come into being where the document's own operation does not do. */
export const createSchema: JsonSchema = {
  title: 'a list of ways to create a task, such as [{operation: create_task, id: /task_id}]',
  description:
    'How tasks come into being, where the document has no operation for it or another request is wanted. A check makes its tasks by the first that can be used; the own operations of the document are checked as well.',
  type: 'array',
  minItems: 1,
  items: {
    title: 'a way to create a task: {operation: …} or {command: […]}',
    type: 'object',
    if: { required: ['command'] },
    else: closedObject(
      {
        ...recipeProperties,
        id: ref(
          'pointer',
          'JSON Pointer to the id in the body of the answer. Default: where the lifecycle says that the operation puts it.',
        ),
      },
      { title: 'a request, such as {operation: create_task, id: /task_id}', required: ['operation'] },
    ),
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema, and nobody awaits a schema
    then: closedObject(
      {
        command: {
          title: 'a list of words, such as [node, make-task.mjs]',
          description:
            'Program and arguments, started without a shell. The last line that it prints is the id. {n} in an argument stands for a number that differs each time.',
          type: 'array',
          minItems: 1,
          items: { title: 'a text', type: 'string' },
        },
        timeout: ref('duration', 'How long it may run. Default: 30s.'),
      },
      { title: 'a command, such as {command: [node, make-task.mjs]}', required: ['command'] },
    ),
  },
};

/** An input with known behaviour. */
export const workloadSchema: JsonSchema = closedObject(
  {
    name: ref('name', 'Its name in plans and reports.'),
    ...recipeProperties,
    ends: {
      title: 'a list of final states, such as [failed]',
      description: 'The states that it ends in, one of them.',
      type: 'array',
      minItems: 1,
      uniqueItems: true,
      items: { $ref: '#/$defs/stateName' },
    },
    holds: closedObject(
      {
        state: ref('stateName', 'The state.'),
        for: ref('duration', 'How long at least, in the time of the implementation.'),
      },
      {
        title: 'a hold, such as {state: running, for: 10s}',
        description: 'A state that it is known to stay in: what is done in it is then judged for certain.',
        required: ['state', 'for'],
      },
    ),
    probability: {
      title: 'a number above 0, at most 1',
      description: 'How likely it behaves so. Default: 1.',
      type: 'number',
      exclusiveMinimum: 0,
      maximum: 1,
    },
  },
  {
    title: 'a workload, such as {name: fails, operation: create_task, body: {url: broken}, ends: [failed]}',
    required: ['name', 'operation'],
  },
);
