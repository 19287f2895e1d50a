import type { ShortOperation, ShortSchema } from './facts.cases.js';

/** The documents of the worked examples, in short: what the lint looks at. */

const text: ShortSchema = { type: 'string' };
const nullable: ShortSchema = { type: ['string', 'null'] };
const object = (properties: Readonly<Record<string, ShortSchema>>): ShortSchema => ({
  type: 'object',
  properties,
});

const doclingTask = object({
  task_id: text,
  task_type: text,
  status: { type: 'string', enum: ['pending', 'processing', 'completed', 'failed'] },
  progress: { type: 'integer', minimum: 0, maximum: 100 },
});

const chunkrTask = object({
  task_id: text,
  status: { type: 'string', enum: ['Starting', 'Processing', 'Succeeded', 'Failed', 'Cancelled'] },
  created_at: text,
  started_at: nullable,
  finished_at: nullable,
  task_url: nullable,
  configuration: object({ input_file_url: nullable }),
  output: object({
    pdf_url: text,
    chunks: { items: object({ segments: { items: object({ image: text }) } }) },
  }),
});

const traceTask = object({
  id: text,
  status: { type: ['string', 'null'] },
  progress: { type: 'number', minimum: 0, maximum: 1 },
  created_at: { type: 'integer' },
  updated_at: { type: 'integer' },
  failure_reason: nullable,
  data: {},
});

const literatureTask = object({
  id: { type: 'integer' },
  project_id: { type: 'integer' },
  task_type: text,
  status: { type: 'string', enum: ['pending', 'running', 'completed', 'failed', 'cancelled'] },
  progress: { type: 'integer', minimum: 0 },
  total: { type: 'integer', minimum: 0 },
  params: { type: 'object' },
  result: { type: ['object', 'null'] },
  error_message: text,
  created_at: text,
  started_at: nullable,
  completed_at: nullable,
});

const enveloped = (data: ShortSchema): ShortSchema =>
  object({ code: { type: 'integer' }, message: text, data });

const factpulseTask = object({
  taskId: text,
  status: { type: 'string', enum: ['PENDING', 'STARTED', 'SUCCESS', 'FAILURE', 'RETRY'] },
  result: { type: 'object' },
});

type ShortDocument = Readonly<Record<string, ShortOperation>>;

/** Lifecycle name → its document. */
export const exampleDocuments: Readonly<Record<string, ShortDocument>> = {
  docling: {
    'POST /v1/convert/source/async': { answer: doclingTask },
    'GET /v1/status/poll/{task_id}': { answer: doclingTask },
    'GET /v1/result/{task_id}': { answer: object({ document: {} }) },
    'GET /v1/clear/results': {
      query: ['task_id'],
      answer: object({ status: text }),
      statuses: ['200', '404', '422'],
    },
    'GET /v1/clear/converters': { answer: object({}) },
  },
  chunkr: {
    'POST /api/v1/task/parse': {
      operationId: 'create_task_route',
      answer: chunkrTask,
      request: { type: 'object' },
    },
    'GET /api/v1/task/{task_id}': {
      operationId: 'get_task_route',
      answer: chunkrTask,
      query: ['include_chunks'],
    },
    'PATCH /api/v1/task/{task_id}/parse': {
      operationId: 'update_task_route',
      answer: chunkrTask,
      request: { type: 'object' },
    },
    'GET /api/v1/task/{task_id}/cancel': { operationId: 'cancel_task_route' },
    'DELETE /api/v1/task/{task_id}': { operationId: 'delete_task_route' },
  },
  trace: {
    'POST /v1/files': { answer: object({ id: text, task_id: text }) },
    'GET /v1/tasks/{task_id}': { answer: traceTask },
  },
  literature: {
    'GET /api/v1/tasks': {
      query: ['project_id', 'status', 'limit'],
      answer: enveloped({ type: 'array', items: literatureTask }),
    },
    'GET /api/v1/tasks/{id}': { answer: enveloped(literatureTask) },
    'POST /api/v1/tasks/{id}/cancel': { answer: enveloped({}), statuses: ['200', '400', '404'] },
  },
  factpulse: {
    'POST /api/v1/processing/generate-invoice': {
      answer: object({ taskId: text }),
      statuses: ['202', '400'],
    },
    'GET /api/v1/processing/tasks/{task_id}/status': {
      operationId: 'getTaskStatusApiV1ProcessingTasksTaskIdStatusGet',
      answer: factpulseTask,
    },
  },
};
