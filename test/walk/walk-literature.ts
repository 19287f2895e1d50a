import { expect } from 'vitest';
import type { paths } from '../../specs/literature/openapi.js';
import { clientOf, statesUntil, type WalkContext } from './walk.js';

/** Start searches, follow one, cancel another, list them. */
export async function walkLiterature(context: WalkContext): Promise<void> {
  const client = clientOf<paths>(context);
  const start = async (project_id: number) => {
    const started = await client.POST('/api/v1/projects/{project_id}/search/execute-async', {
      params: { path: { project_id } },
      body: { query: 'machine learning', sources: ['semantic_scholar'] },
    });
    expect(started.data).toMatchObject({ code: 200, data: { status: 'pending' } });
    return Number(started.data?.data.task_id);
  };
  const id = await start(7);
  const get = async (task: number) =>
    (await client.GET('/api/v1/tasks/{id}', { params: { path: { id: task } } })).data?.data;
  expect(await get(id)).toMatchObject({
    id,
    project_id: 7,
    params: { query: 'machine learning' },
    error_message: '',
  });
  const seen = await statesUntil(context, async () => (await get(id))?.status, 'completed');
  expect(seen).toEqual(['pending', 'running', 'completed']);
  const done = await get(id);
  expect(done?.progress).toBe(done?.total);
  expect(done?.result).toBeTruthy();

  const late = await client.POST('/api/v1/tasks/{id}/cancel', { params: { path: { id } } });
  expect(late.response.status).toBe(400);
  expect(late.error).toEqual({ code: 400, message: 'Cannot cancel task in completed state', data: null });
  const other = await start(8);
  const cancelled = await client.POST('/api/v1/tasks/{id}/cancel', { params: { path: { id: other } } });
  expect(cancelled.data).toEqual({ code: 200, message: 'Task cancelled', data: null });
  const list = async (query: { project_id?: number; status?: string; limit?: number }) =>
    (await client.GET('/api/v1/tasks', { params: { query } })).data?.data.map((row) => row.id);
  expect(await list({})).toEqual([other, id]);
  expect(await list({ status: 'completed' })).toEqual([id]);
  expect(await list({ project_id: 8, status: 'completed' })).toEqual([]);
  expect(await list({ limit: 1 })).toEqual([other]);

  const unknown = await client.GET('/api/v1/tasks/{id}', { params: { path: { id: 999 } } });
  expect([unknown.response.status, unknown.error]).toEqual([
    404,
    { code: 404, message: 'Task not found', data: null },
  ]);
  const invalid = await client.GET('/api/v1/tasks', { params: { query: { limit: 0 } } });
  expect(invalid.response.status).toBe(422);
  expect(invalid.error).toMatchObject({ code: 422, data: [{ loc: ['query', 'limit'] }] });
}
