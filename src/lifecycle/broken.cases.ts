import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { ShortOperation, ShortSchema } from './facts.cases.js';
import type { Finding } from './model.js';
import { parsePointer, removeAt, setAt } from './pointer.js';

/** One slip: what is written or removed in a good lifecycle, and the finding that it must give. */
export type Slip = Omit<Finding, 'pointer' | 'severity'> & {
  readonly write?: Readonly<Record<string, unknown>>;
  readonly remove?: readonly string[];
  /** What is written in the good document. */
  readonly document?: Readonly<Record<string, unknown>>;
  /** Codes of further findings that the same slip gives. */
  readonly also?: readonly string[];
  /** Where the finding must stand in the lifecycle. */
  readonly at: string;
  /** Default: error. */
  readonly severity?: Finding['severity'];
};

/** A small lifecycle without a slip. */
export const good: unknown = {
  version: 1,
  fields: { id: '/id', state: '/status' },
  states: {
    queued: { initial: true, next: 'running', dwell: '0s..2s' },
    running: { next: { done: 9, failed: 1 }, dwell: '1s..5s' },
    done: { final: 'success' },
    failed: { final: 'failure' },
  },
  operations: {
    'POST /tasks': { creates: '/id' },
    'GET /tasks/{id}': {},
    'POST /tasks/{id}/cancel': { moves: { queued: '$gone', running: '$gone' } },
  },
};

const task: ShortSchema = {
  type: 'object',
  properties: {
    id: { type: 'string' },
    status: { type: 'string', enum: ['queued', 'running', 'done', 'failed'] },
    progress: { type: ['integer', 'null'], minimum: 0, maximum: 100 },
    created_at: { type: 'string' },
    result: { type: 'object', properties: { url: { type: 'string' } } },
  },
};

/** The document of the good lifecycle, in short. */
export const goodDocument: Readonly<Record<string, ShortOperation>> = {
  'POST /tasks': {
    operationId: 'createTask',
    answer: task,
    request: { type: 'object' },
    examples: ['queued'],
  },
  'GET /tasks/{id}': {
    answer: task,
    query: ['full'],
    examples: ['queued', 'running', 'done?full=true', 'done', 'failed'],
  },
  'POST /tasks/{id}/cancel': { statuses: ['200', '404', '409'] },
  'GET /tasks': {
    query: ['status', 'limit'],
    answer: { type: 'object', properties: { items: { type: 'array', items: task } } },
  },
};

/** The slips of one table in fixtures/broken-lifecycles. */
export function readSlips(table: string): readonly Slip[] {
  return parse(
    readFileSync(new URL(`../../fixtures/broken-lifecycles/${table}.yaml`, import.meta.url), 'utf8'),
  );
}

/** The value with what the slip writes and removes. */
export function makeSlip(
  { write = {}, remove = [] }: Pick<Slip, 'write' | 'remove'>,
  into: unknown = good,
): unknown {
  const at = (text: string) => {
    const pointer = parsePointer(text);
    if (pointer === undefined) throw new Error(`${text} is no pointer`);
    return pointer;
  };
  const written = Object.entries(write).reduce(
    (value, [text, member]) => setAt(value, at(text), member),
    into,
  );
  return remove.reduce((value, text) => removeAt(value, at(text)), written);
}

/** The finding that the slip must give. */
export function expectedFinding({ at, severity = 'error', code, message, hint }: Slip): Finding {
  return { code, severity, pointer: at.startsWith('/paths') ? at : `/x-task-lifecycle${at}`, message, hint };
}
