import { expect, test } from 'vitest';
import { chunkr } from './chunkr.cases.js';
import { classifyAnswer } from './classify-answer.js';
import { compileContract } from './contract.js';
import { docling } from './docling.cases.js';
import { press } from './press.cases.js';
import { exchangeOf, type Step } from './traces.cases.js';

const apis = { chunkr, docling, press };
type Name = keyof typeof apis;

function classify(name: Name, key: string, step: Partial<Step>): object {
  const operation = compileContract(apis[name]).operations.get(key);
  if (operation === undefined) throw new Error(`no operation ${key}`);
  const path = { task_id: 'a', id: 'a' };
  return classifyAnswer(operation, exchangeOf(apis[name], key, { at: 0, seq: 1, path, ...step }));
}

test.each<[string, Name, string, Partial<Step>, object]>([
  ['no answer', 'chunkr', 'cancel', {}, { kind: 'environment' }],
  ['a server in trouble', 'chunkr', 'cancel', { status: 503 }, { kind: 'environment' }],
  ['a server that is busy', 'chunkr', 'read', { status: 429 }, { kind: 'environment' }],
  ['a redirect', 'chunkr', 'read', { status: 302 }, { kind: 'environment' }],
  ['a success', 'chunkr', 'cancel', { status: 200 }, { kind: 'told', ok: true, refused: false }],
  ['a success that is not declared', 'chunkr', 'cancel', { status: 204 }, { kind: 'told', ok: true }],
  ['a refusal', 'chunkr', 'cancel', { status: 409 }, { kind: 'told', ok: false, refused: true }],
  ['an unknown id', 'chunkr', 'cancel', { status: 404 }, { kind: 'told', refused: false, unknown: true }],
  [
    'an unknown id or a refusal',
    'docling',
    'result',
    { status: 404 },
    { kind: 'told', refused: true, unknown: true },
  ],
  [
    'a success or an unknown id',
    'docling',
    'clear',
    { status: 200 },
    { kind: 'told', ok: true, unknown: true },
  ],
  [
    'a merge that changed nothing',
    'press',
    'relabel',
    { status: 304 },
    { kind: 'told', ok: false, noop: true },
  ],
  ['accepted for later', 'press', 'stop', { status: 202 }, { kind: 'told', ok: true, deferred: true }],
  ['credentials', 'chunkr', 'cancel', { status: 401 }, { kind: 'inert' }],
  [
    'credentials, or a refusal',
    'chunkr',
    'cancel',
    { status: 403 },
    { kind: 'told', refused: true, excuse: 'credentials' },
  ],
  ['the wrong method', 'chunkr', 'cancel', { status: 405 }, { kind: 'inert' }],
  ['a HEAD', 'chunkr', 'cancel', { status: 200, method: 'HEAD' }, { kind: 'inert' }],
  [
    'input that is refused',
    'chunkr',
    'create',
    { status: 422, intent: { kind: 'invalid', because: 'x' } },
    { kind: 'inert', mustNotMove: 'input' },
  ],
  [
    'input that is accepted',
    'chunkr',
    'create',
    { status: 200, intent: { kind: 'invalid', because: 'x' } },
    { kind: 'slipped' },
  ],
  [
    'no key, and refused',
    'chunkr',
    'read',
    { status: 401, intent: { kind: 'unauthenticated' } },
    { kind: 'inert', mustNotMove: 'security' },
  ],
  [
    'input that the document forbids',
    'chunkr',
    'update',
    { status: 400, body: { ocr_strategy: 3 } },
    { kind: 'inert', mustNotMove: 'input' },
  ],
  [
    'input that it permits',
    'chunkr',
    'update',
    { status: 400, body: { ocr_strategy: 'All' } },
    { kind: 'told', refused: true },
  ],
])('%s is told from the rest', (_, name, key, step, expected) => {
  expect(classify(name, key, step)).toMatchObject(expected);
});
