const labels = ['quarterly', 'finance', 'scanned', 'priority', 'customer-facing'];
const steps = ['download', 'detect-layout', 'recognise-text', 'extract-tables', 'summarise'];

/**
 * The task of the generated document: 0.9 KB of JSON.
 * @param {string} status
 */
export function sampleTask(status) {
  return {
    id: '3d0b2e0e-7a51-4c7e-9c1f-2f6f6d1f5a10',
    status,
    progress: status === 'done' ? 100 : 0,
    created_at: '2025-05-04T09:30:00Z',
    source: 'https://example.com/report.pdf',
    owner: { name: 'Ada Lovelace', email: 'ada@example.com', team: 'Document processing', notify: true },
    settings: {
      language: 'en',
      dpi: 300,
      ocr: 'auto',
      tables: true,
      figures: true,
      summary: 'short',
      pages: '1-40',
    },
    labels,
    steps: steps.map((name, index) => ({ name, position: index + 1, estimated_seconds: 30 * (index + 1) })),
    links: {
      self: 'https://api.example.com/v1/tasks/3d0b2e0e-7a51-4c7e-9c1f-2f6f6d1f5a10',
      result: 'https://api.example.com/v1/tasks/3d0b2e0e-7a51-4c7e-9c1f-2f6f6d1f5a10/result',
    },
  };
}

/**
 * An OpenAPI document with a lifecycle and this many operations: one creates, one polls (the last of all), the others read.
 * @param {number} operations At least 2.
 */
export function generateDocument(operations) {
  const parts = Array.from({ length: operations - 2 }, (_, index) => `part-${index + 1}`);
  const reads = Object.fromEntries(
    parts.map((part) => [`/v1/tasks/{task_id}/${part}`, { get: readOperation(`read_${part}`) }]),
  );
  const keys = [...parts.map((part) => `read_${part}`), 'poll_task'];
  return {
    openapi: '3.1.0',
    info: { title: 'Generated task API', version: '1.0.0' },
    security: [{ key: [] }],
    'x-task-lifecycle': lifecycle(keys),
    paths: {
      '/v1/tasks': { post: createOperation() },
      ...reads,
      '/v1/tasks/{task_id}': { get: readOperation('poll_task') },
    },
    components: {
      securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Api-Key' } },
      schemas: {
        Task: taskSchema(),
        Problem: { type: 'object', properties: { message: { type: 'string' } } },
      },
    },
  };
}

/** @param {readonly string[]} reads */
function lifecycle(reads) {
  return {
    version: 1,
    fields: { id: '/id', state: '/status', progress: '/progress', created: '/created_at' },
    states: {
      queued: { initial: true, next: 'running', dwell: '1d..2d' },
      running: { next: { done: 9, failed: 1 }, dwell: '1d..2d' },
      done: { final: 'success' },
      failed: { final: 'failure' },
    },
    operations: {
      create_task: { creates: '/id', echo: { '/source': 'body#/source' } },
      ...Object.fromEntries(reads.map((key) => [key, {}])),
    },
  };
}

function createOperation() {
  const schema = {
    type: 'object',
    required: ['source'],
    properties: { source: { type: 'string', format: 'uri' } },
  };
  const examples = { any: { value: { source: 'https://example.com/report.pdf' } } };
  return {
    operationId: 'create_task',
    requestBody: { required: true, content: { 'application/json': { schema, examples } } },
    responses: { 202: taskAnswer(['queued']), '4XX': problemAnswer() },
  };
}

/** @param {string} operationId */
function readOperation(operationId) {
  const parameter = {
    name: 'task_id',
    in: 'path',
    required: true,
    schema: { type: 'string', format: 'uuid' },
  };
  const detail = { name: 'detail', in: 'query', schema: { enum: ['short', 'full'], default: 'full' } };
  const responses = { 200: taskAnswer(['queued', 'running', 'done', 'failed']), '4XX': problemAnswer() };
  return { operationId, parameters: [parameter, detail], responses };
}

/** @param {readonly string[]} states */
function taskAnswer(states) {
  const examples = Object.fromEntries(states.map((state) => [state, { value: sampleTask(state) }]));
  return {
    description: 'The task.',
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Task' }, examples } },
  };
}

function problemAnswer() {
  const examples = { any: { value: { message: 'That did not work.' } } };
  return {
    description: 'Refused.',
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' }, examples } },
  };
}

function taskSchema() {
  return {
    type: 'object',
    required: ['id', 'status', 'progress', 'created_at', 'source'],
    properties: {
      id: { type: 'string', format: 'uuid' },
      status: { type: 'string', enum: ['queued', 'running', 'done', 'failed'] },
      progress: { type: 'number', minimum: 0, maximum: 100 },
      created_at: { type: 'string', format: 'date-time' },
      source: { type: 'string', format: 'uri' },
      owner: { type: 'object' },
      settings: { type: 'object' },
      labels: { type: 'array', items: { type: 'string' } },
      steps: { type: 'array', items: { type: 'object' } },
      links: { type: 'object' },
    },
  };
}
