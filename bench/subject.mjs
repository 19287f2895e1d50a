import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateDocument, sampleTask } from './generate-document.mjs';

/**
 * A document to serve, and how to create and poll its tasks.
 * @typedef {object} Subject
 * @property {string} name
 * @property {string} spec What `taskdouble serve` is given.
 * @property {string} document The file.
 * @property {Record<string, string>} headers With the credential.
 * @property {string} createPath
 * @property {unknown} createBody
 * @property {string} idMember Where the answer to the create has the id.
 * @property {string} anyId An id that fits its schema.
 * @property {(id: string) => string} pollPath
 */

const DEMO_KEY = 'taskdouble-demo-key';

/** The largest of the shipped documents. @type {Subject} */
export const chunkr = {
  name: 'chunkr',
  spec: 'chunkr',
  document: fileURLToPath(new URL('../specs/chunkr/openapi.yaml', import.meta.url)),
  headers: { authorization: DEMO_KEY },
  createPath: '/api/v1/task/parse',
  createBody: { file: 'https://example.com/report.pdf' },
  idMember: 'task_id',
  anyId: '7f9c0c3e-52a1-4f0b-9d6e-0b5d6c1e8a47',
  pollPath: (id) => `/api/v1/task/${id}?include_chunks=false`,
};

/**
 * A document made for the measurement, with a body of 0.9 KB, in a folder that goes when this process ends.
 * @param {number} operations
 * @returns {Subject}
 */
export function generateSubject(operations) {
  const folder = mkdtempSync(join(tmpdir(), 'taskdouble-bench-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const document = join(folder, 'openapi.json');
  writeFileSync(document, JSON.stringify(generateDocument(operations)));
  return {
    name: `a 0.9 KB task`,
    spec: document,
    document,
    headers: { 'x-api-key': DEMO_KEY },
    createPath: '/v1/tasks',
    createBody: { source: 'https://example.com/report.pdf' },
    idMember: 'id',
    anyId: sampleTask('queued').id,
    pollPath: (id) => `/v1/tasks/${id}`,
  };
}
