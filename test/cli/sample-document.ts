import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';

type Json = { readonly [name: string]: unknown };

/** A lifecycle as one writes it beside its first document. */
export const SAMPLE_LIFECYCLE = `
version: 1
fields: {id: /id, state: /status, progress: /progress}
states:
  queued:  {initial: true, next: running, dwell: 0s..5s}
  running: {next: {done: 9, failed: 1}, dwell: 2s..60s}
  done:    {final: success, has: [/result]}
  failed:  {final: failure, has: [/error]}
  stopped: {final: cancelled}
operations:
  submitTask: {creates: /id}
  getTask: {}
  cancelTask: {moves: {queued: stopped, running: stopped}, else: 409}
`;

const STATES = ['queued', 'running', 'done', 'failed', 'stopped'];
const task = { $ref: '#/components/schemas/Task' };
const answer = (description: string, schema?: Json) => ({
  description,
  ...(schema !== undefined && { content: { 'application/json': { schema, examples: taskExamples() } } }),
});
const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };

function taskExamples(): Json {
  const result = { done: { result: { pages: 3 } }, failed: { error: 'out of paper' } };
  const example = (status: string) => ({ id: 't-1', status, progress: 0, ...result[status as 'done'] });
  return Object.fromEntries(STATES.map((status) => [status, { value: example(status) }]));
}

/** A small document of three operations, without a lifecycle. */
function bareDocument(): Json {
  const body = { type: 'object', properties: { amount: { type: 'integer' } } };
  return {
    openapi: '3.1.0',
    info: { title: 'Printing', version: '1.0.0' },
    paths: {
      '/tasks': {
        post: {
          operationId: 'submitTask',
          requestBody: { content: { 'application/json': { schema: body } } },
          responses: { '201': answer('submitted', task), '422': answer('invalid') },
        },
      },
      '/tasks/{id}': {
        get: {
          operationId: 'getTask',
          parameters: [id],
          responses: { '200': answer('the task', task), '404': answer('unknown') },
        },
      },
      '/tasks/{id}/cancel': {
        post: {
          operationId: 'cancelTask',
          parameters: [id],
          responses: { '200': answer('stopped', task), '404': answer('unknown'), '409': answer('too late') },
        },
      },
    },
    components: { schemas: { Task: taskSchema() } },
  };
}

function taskSchema(): Json {
  return {
    type: 'object',
    required: ['id', 'status', 'progress'],
    properties: {
      id: { type: 'string' },
      status: { type: 'string', enum: STATES },
      progress: { type: 'number' },
      result: { type: 'object' },
      error: { type: 'string' },
    },
  };
}

/** The small document as YAML, with this lifecycle (YAML) at its root; without one where it is empty. */
export function sampleDocument(lifecycle = SAMPLE_LIFECYCLE): string {
  const extension = lifecycle === '' ? {} : { 'x-task-lifecycle': parse(lifecycle) };
  return stringify({ ...bareDocument(), ...extension }, { aliasDuplicateObjects: false });
}

export type Folder = {
  readonly path: string;
  /** Writes a file and returns its path. */
  write(name: string, text: string): string;
  remove(): void;
};

/** A folder of its own below the system's temporary one. */
export function makeFolder(): Folder {
  const path = mkdtempSync(join(tmpdir(), 'taskdouble-'));
  return {
    path,
    write: (name, text) => {
      const file = join(path, name);
      writeFileSync(file, text);
      return file;
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}
