import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nameOperations } from './operation-names.js';

const key = fc.oneof(
  fc.string(),
  fc.stringMatching(/^[a-z_]{1,40}$/),
  fc
    .tuple(
      fc.constantFrom('GET', 'POST', 'DELETE'),
      fc.array(fc.constantFrom('v1', 'tasks', '{task_id}', 'cancel'), { maxLength: 8 }),
    )
    .map(([method, segments]) => `${method} /${segments.join('/')}`),
);

test('different operations have different names', () => {
  fc.assert(
    fc.property(fc.uniqueArray(key), (keys) => {
      const names = nameOperations(keys);
      expect(new Set(names.values()).size).toBe(keys.length);
    }),
  );
});

test('a name is no longer than its key', () => {
  fc.assert(
    fc.property(key, (each) => {
      expect(nameOperations([each]).get(each)?.length).toBeLessThanOrEqual(Math.max(each.length, 1));
    }),
  );
});

test.each([
  ['cancel_task_route', 'cancel_task_route'],
  ['GET /v1/clear/results', 'GET /v1/clear/results'],
  ['POST /api/v1/tasks/{id}/cancel', 'POST …/v1/tasks/{id}/cancel'],
  ['DELETE /a/very/long/path/of/the/task/{task_id}', 'DELETE …/the/task/{task_id}'],
  ['POST /api/v1/processing/generate-invoice', 'POST …/generate-invoice'],
  ['getTaskStatusApiV1ProcessingTasksTaskIdStatusGet', 'getTaskStatus'],
  ['get_task_api_v1_tasks__task_id__get', 'get_task'],
  ['cancelTheVeryLongRunningBackgroundTask', 'cancelTheVeryLongRunning…'],
])('%s is called %s', (long, short) => {
  expect(nameOperations([long]).get(long)).toBe(short);
});

test('keys that would get the same short name keep their own', () => {
  const keys = [
    'POST /first/version/of/the/tasks/{id}/cancel',
    'POST /second/version/of/the/tasks/{id}/cancel',
  ];
  expect([...nameOperations(keys).values()]).toEqual(keys);
});
