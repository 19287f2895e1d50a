import { expect, test } from 'vitest';
import type { ApiOperation } from '../openapi/api.js';
import { type BuiltInName, builtInNames } from '../openapi/spec-name.js';
import { openApi } from '../start/open-api.js';
import { aimOf } from './aim-of.js';
import type { Call } from './call-context.js';
import { needed, openLab, operationFor } from './fault-lab.cases.js';
import { sceneOf } from './scene-of.js';

const AIMS: Readonly<Record<BuiltInName, readonly string[]>> = {
  docling: ['submit', 'read', 'result', 'bulk', 'other'],
  chunkr: ['submit', 'read', 'move', 'move', 'move'],
  trace: ['submit', 'read'],
  literature: ['submit', 'read', 'list', 'move'],
  factpulse: ['submit', 'read'],
};

test.each(builtInNames)('%s: what each operation is for is told from the lifecycle', async (name) => {
  const { api } = await openApi(name);
  const listed = api.operations.filter(({ lifecycle }) => lifecycle !== undefined);
  expect(listed.map(aimOf).toSorted()).toEqual(AIMS[name].toSorted());
});

test('an operation that the lifecycle does not list is for something else', () => {
  expect(aimOf({ snapshot: true, target: { kind: 'path', name: 'id' } } as ApiOperation)).toBe('other');
});

const { api } = await openApi('chunkr');

async function callOn(id: string, headers: Record<string, string> = {}, lab = openLab(api)): Promise<Call> {
  const { machine } = lab.simulator;
  const operation = machine.operationOf(needed(operationFor(api, 'read')));
  const head = { method: 'GET', path: `/api/v1/task/${id}`, query: '', headers };
  const request = { kind: 'valid', path: { task_id: id }, query: {}, headers, body: undefined } as const;
  return { machine, world: lab.world, operation, head, request, nowMs: lab.clock.now() };
}

test('a scene tells request, task and what was shown of it', async () => {
  const lab = openLab(api);
  const id = lab.submit();
  lab.world.shown.note(id, { state: 'Starting', enteredMs: 0 });
  const scene = sceneOf(await callOn(id, { 'user-agent': 'ua/1 x' }, lab));
  const { api: name, client, aim, isSnapshot, isInvalid, tasks, method } = scene;
  expect({ name, client, aim, isSnapshot, isInvalid, tasks, method, id: scene.id }).toEqual({
    name: 'chunkr',
    client: 'ua/1',
    aim: 'read',
    isSnapshot: true,
    isInvalid: false,
    tasks: 1,
    method: 'GET',
    id,
  });
  expect(scene.task).toMatchObject({ id, sequence: 1, state: 'Starting', shown: 'Starting' });
  expect([...scene.roles].toSorted()).toEqual(['created', 'finished', 'id', 'result', 'started', 'state']);
  expect(scene.body).toEqual({ kind: 'empty' });
});

test('an id that no task has is named all the same', async () => {
  const scene = sceneOf(await callOn('nobody'));
  expect([scene.id, scene.task]).toEqual(['nobody', undefined]);
});

test('an invalid request is about no task, since nothing it says was checked', async () => {
  const lab = openLab(api);
  const id = lab.submit();
  const scene = sceneOf({ ...(await callOn(id, {}, lab)), isInvalid: true });
  expect([scene.isInvalid, scene.task]).toEqual([true, undefined]);
});

test.each<[string, unknown, object]>([
  ['application/json', { a: 1 }, { kind: 'json', value: { a: 1 } }],
  ['multipart/form-data; boundary=x', { a: '1' }, { kind: 'form', fields: { a: '1' } }],
  ['text/plain', 'a', { kind: 'text', text: 'a' }],
])('a body of %s is seen as what it is', async (type, body, seen) => {
  const call = await callOn('x', { 'content-type': type });
  expect(sceneOf({ ...call, request: { ...call.request, body } }).body).toEqual(seen);
});
