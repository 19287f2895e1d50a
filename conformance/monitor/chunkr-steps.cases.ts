import type { Written } from './traces.cases.js';

/** Traces of one chunkr task in few words. */

const created = '2025-01-01T00:00:00Z';
export const plain = { ocr_strategy: 'All', chunking: { size: 512, overlap: 0 } };

export const task = (status: string, more: object = {}): object => ({
  task_id: 'a',
  status,
  created_at: created,
  configuration: plain,
  ...more,
});
export const output = { pages: 3, pdf_url: 'https://x/1', chunks: [{}] };
export const done = (more: object = {}): object => task('Succeeded', { output, ...more });
export const path = { task_id: 'a' };

export const create = (at: number): Written => [
  'create',
  { at, body: { file: 'x' }, status: 200, json: task('Starting') },
];
export const read = (at: number, json: object): Written => ['read', { at, path, status: 200, json }];
export const cancel = (at: number, status: number): Written => ['cancel', { at, path, status }];
export const remove = (at: number, status: number): Written => ['delete', { at, path, status }];
export const update = (at: number, body: object, answer: { status: number; json?: object }): Written => [
  'update',
  { at, path, body, ...answer },
];

export const auto = { ...plain, ocr_strategy: 'Auto' };
