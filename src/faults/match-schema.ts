import type { OperationAim } from './fault-rule.js';
import { text, type ValueSchema } from './parameter-schema.js';

const AIMS: readonly OperationAim[] = ['submit', 'read', 'result', 'list', 'move', 'bulk', 'other'];

const manyOf = (one: ValueSchema, title: string, description: string): ValueSchema => ({
  title,
  description,
  anyOf: [one, { type: 'array', minItems: 1, items: one }],
});

const textOrList = (description: string): ValueSchema =>
  manyOf({ title: 'a text', type: 'string', minLength: 1 }, 'a text or a list of texts', description);

const textMap = (description: string): ValueSchema => ({
  title: 'a map of texts',
  description,
  type: 'object',
  additionalProperties: { title: 'a text, * standing for any characters', type: 'string' },
});

const aim: ValueSchema = { title: `one of ${AIMS.join(', ')}`, type: 'string', enum: AIMS };

/** JSON Schema of a `match`: which requests a fault rule or a scenario is about. */
export const matchSchema: ValueSchema = {
  title: 'a match, such as {does: read, state: running}',
  description:
    'Which requests it is about: every member must fit, of a list any one. In texts * stands for any characters. Default: every request.',
  type: 'object',
  additionalProperties: false,
  properties: {
    api: text('Name of the API.'),
    operation: textOrList('An operationId, or METHOD /path as in the document.'),
    does: manyOf(
      aim,
      `one of ${AIMS.join(', ')}, or a list of them`,
      'What the operation is for, in any API: submit creates a task, read shows one, result brings what it produced, list shows several, move changes one, bulk changes all.',
    ),
    state: textOrList(
      'State of the task before the request: its name, its label, or final for any final state.',
    ),
    task: text('Its id.'),
    method: textOrList('Of the request, such as GET.'),
    path: textOrList(
      'Of the URL, without namespace and query. Besides *, {name} stands for one segment: /task/{id}.',
    ),
    client: text('Name of the client: the header X-Taskdouble-Client, else the first product of User-Agent.'),
    header: textMap('Request headers by name, in any case.'),
    query: textMap('Query parameters by name; of one that is given several times any one fits.'),
    body: {
      title: 'a map from JSON Pointers to values',
      description:
        'Parts of the request body by JSON Pointer: a text, * standing for any characters, or a value that must be equal. Fields of a form are members.',
      type: 'object',
    },
  },
};
