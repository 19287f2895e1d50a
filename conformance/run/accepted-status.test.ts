import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { createVirtualPace } from '../../src/clock/virtual-pace.js';
import { readApi } from '../../src/openapi/read-api.js';
import { bare, json, parameter } from '../monitor/small-api.cases.js';
import { startMs } from './open-runner.cases.js';
import { createRunner } from './runner.js';
import type { Sender } from './sender.js';
import { answered, callOf, create, look, planOf, targetOf } from './small-service.cases.js';

/** Says 303 where others say 201 or 200: the answer is a way to the task. */
const { api, findings } = readApi(
  parse(`
openapi: 3.1.0
info: { title: Redirecting, version: '1' }
paths:
  /tasks:
    post: { operationId: create, responses: { '303': { description: there, headers: { Location: { schema: { type: string } } } } } }
  /tasks/{id}:
    parameters: [${parameter('path', 'id')}]
    get: { operationId: read, responses: { '200': ${json('Task')}, '404': ${bare} } }
    delete: { operationId: remove, responses: { '204': ${bare}, '404': ${bare}, '409': ${bare} } }
  /tasks/{id}/cancel:
    post: { operationId: cancel, parameters: [${parameter('path', 'id')}], responses: { '303': ${bare}, '404': ${bare}, '409': ${bare} } }
components:
  schemas:
    Task: { type: object, required: [id, status], properties: { id: { type: string }, status: { type: string } } }
x-task-lifecycle:
  version: 1
  fields: { id: /id, state: /status }
  states:
    working: { initial: true, next: done, dwell: 1h }
    done: { final: success }
    stopped: { final: cancelled }
  operations:
    create: { creates: header.Location, ok: 303 }
    read: {}
    cancel: { moves: { working: stopped }, else: 409, ok: 303 }
    remove: { moves: { done: $gone, stopped: $gone }, else: 409 }
`),
  'redirecting',
);

test('a header that the answers of `ok` declare is declared', () => {
  expect(findings.filter(({ severity }) => severity !== 'note')).toEqual([]);
});

test('what `ok` names is acceptance, a redirect too: tasks are created, found, and removed in the end', async () => {
  if (api === undefined) throw new Error('has errors');
  const pace = createVirtualPace(startMs);
  const tasks = new Map<string, string>();
  const send: Sender = async ({ method, url }) => {
    const [, , id = '', verb] = url.split('/');
    if (method === 'POST' && verb === undefined) {
      tasks.set(`t${tasks.size}`, 'working');
      return answered(303, undefined, { location: `/tasks/t${tasks.size - 1}` });
    }
    if (!tasks.has(id)) return answered(404);
    if (method === 'GET') return answered(200, { id, status: tasks.get(id) });
    const status = verb === undefined ? 'gone' : 'stopped';
    tasks.set(id, status);
    return answered(verb === undefined ? 204 : 303);
  };
  const runner = createRunner({ api, target: targetOf({ credentials: {} }), send, pace, seed: 1 });
  await runner.run(Array.from({ length: 20 }, (_, at) => planOf(`p${at}`, create)));
  expect(runner.result()).toMatchObject({ stop: { kind: 'done' }, tasks: 20 });
  await runner.run([planOf('q', create, callOf('cancel', { task: 'a' }), look)]);
  expect(runner.result().plans.at(-1)?.skipped).toEqual([]);
  await runner.cleanUp();
  expect(new Set(tasks.values())).toEqual(new Set(['gone']));
});
