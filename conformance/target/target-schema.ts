import {
  closedObject,
  type JsonSchema,
  definitions as lifecycleParts,
} from '../../src/lifecycle/schema-parts.js';
import { budgetSchema } from './budget-schema.js';
import { createSchema, workloadSchema } from './recipe-schema.js';
import { ref } from './schema-ref.js';

const { duration, anyPointer, stateName } = lifecycleParts;

const VARIABLES =
  '${NAME} stands for that environment variable, also within a longer text; $${ stands for ${ itself.';

const definitions: JsonSchema = {
  duration,
  pointer: { ...anyPointer, title: "a JSON Pointer such as /task_id, or '' for the whole answer" },
  stateName,
  text: { title: 'a text', type: 'string', minLength: 1 },
  name: { title: 'a name', type: 'string', minLength: 1 },
  flag: { title: 'true or false', type: 'boolean' },
  headers: {
    title: 'a map of headers, such as {x-tenant: demo}',
    type: 'object',
    propertyNames: {
      title: 'the name of a header',
      type: 'string',
      pattern: "^[A-Za-z0-9!#$%&'*+.^_`|~-]+$",
    },
    additionalProperties: { title: 'a text', type: 'string' },
  },
  texts: {
    title: 'a map of texts, such as {project_id: demo}',
    type: 'object',
    additionalProperties: { title: 'a text', type: 'string' },
  },
  size: {
    title: 'a size such as 512kb, 10mb or 1048576',
    anyOf: [
      { type: 'integer', minimum: 1 },
      { type: 'string', pattern: '^\\d+(\\.\\d+)?\\s*([kKmMgG]?[bB])?$' },
    ],
  },
};

const assume: JsonSchema = closedObject(
  {
    minDwell: ref(
      'flag',
      'Take the lower ends of `dwell` for certain: no task leaves a state sooner. A failure that rests on it says so, and it is dropped where a shorter stay is seen. Default: false.',
    ),
  },
  { title: 'an object with minDwell', description: 'What may be taken for certain beyond the lifecycle.' },
);

const exclude: JsonSchema = {
  title: 'a list of exclusions, such as [{operation: delete_task, because: not built yet}]',
  description: 'What does not apply to this implementation. Reports show it with the reason.',
  type: 'array',
  items: closedObject(
    {
      operation: ref(
        'name',
        'Key of an operation (operationId or METHOD /path; `*` stands for any characters). It is never called, and its rules are not applicable.',
      ),
      rule: ref(
        'name',
        'Id of a rule (`*` stands for any characters). It is not applicable, whatever is seen.',
      ),
      because: ref('text', 'The reason, for the report.'),
    },
    {
      title: 'an exclusion, such as {rule: states/*/within, because: the queue is long}',
      required: ['because'],
      oneOf: [{ required: ['operation'] }, { required: ['rule'] }],
    },
  ),
};

/** The JSON Schema (2020-12) of a target file, published as schema/target.schema.json. */
export const targetSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:taskdouble:target:1',
  ...closedObject(
    {
      baseUrl: ref(
        'text',
        `Where the implementation is, such as https://staging.example.com. The path of the document's first server may be left out or given. ${VARIABLES}`,
      ),
      credential: ref('text', `The credential, where the document has one security scheme. ${VARIABLES}`),
      credentials: {
        title: 'a map of credentials by security scheme, such as {api_key: "${API_KEY}"}',
        description: `By the name of the security scheme: the bare key or token, for basic user:password. Never shown in reports, traces or logs. ${VARIABLES}`,
        type: 'object',
        additionalProperties: { title: 'a text', type: 'string', minLength: 1 },
      },
      headers: ref(
        'headers',
        `Sent with every request, such as user-agent. One that holds a variable is never shown. ${VARIABLES}`,
      ),
      create: createSchema,
      workloads: {
        title:
          'a list of workloads, such as [{name: fails, operation: create_task, body: {url: broken}, ends: [failed]}]',
        description:
          'Inputs with known behaviour. They make states reachable that others seldom show, and states observable that are over too soon.',
        type: 'array',
        items: workloadSchema,
      },
      assume,
      slack: ref(
        'duration',
        'Added to every bound in time that the lifecycle promises, for slow networks. Default: 0s.',
      ),
      timeScale: {
        title: 'a number above 0',
        description:
          'How many times faster than the wall clock the implementation lives: durations of the lifecycle, `poll` and `Retry-After` are divided by it. Default: 1.',
        type: 'number',
        exclusiveMinimum: 0,
      },
      budget: budgetSchema,
      destructive: ref(
        'flag',
        'Whether operations that touch every task, those of others too, may be called. Default: false.',
      ),
      own: ref(
        'flag',
        'Whether nobody else uses the implementation during the check: lists are then judged for tasks that should not be there. Default: false.',
      ),
      exclude,
    },
    {
      title: 'an object with baseUrl, credentials, headers, create, workloads, budget and more',
      description: 'An implementation under check: where it is and what may be done with it.',
      required: ['baseUrl'],
    },
  ),
  $defs: definitions,
};
