import { expect } from 'vitest';
import type { paths } from '../../specs/trace/openapi.js';
import { clientOf, statesUntil, type WalkContext } from './walk.js';

/** Upload a file as a form, then follow its task. */
export async function walkTrace(context: WalkContext): Promise<void> {
  const client = clientOf<paths>(context);
  const form = new FormData();
  form.set('file', new File(['# Notes'], 'notes.md', { type: 'text/markdown' }));
  form.set('purpose', 'qa');
  const uploaded = await client.POST('/v1/files', { body: form as never, bodySerializer: (body) => body });
  expect(uploaded.response.status).toBe(200);
  const task_id = String(uploaded.data?.task_id);
  expect(task_id).toMatch(/^task_/);
  const params = { path: { task_id } };
  const get = () => client.GET('/v1/tasks/{task_id}', { params });
  const seen = await statesUntil(context, async () => (await get()).data?.status, 'completed');
  expect(seen).toEqual(['pending', 'in_progress', 'completed']);
  expect((await get()).data).toMatchObject({
    id: task_id,
    progress: 1,
    failure_reason: null,
    data: expect.anything(),
  });

  const unknown = await client.GET('/v1/tasks/{task_id}', { params: { path: { task_id: 'task_nobody' } } });
  expect(unknown.response.status).toBe(404);
  const empty = new FormData();
  empty.set('purpose', 'qa');
  const invalid = await client.POST('/v1/files', { body: empty as never, bodySerializer: (body) => body });
  expect([400, 422]).toContain(invalid.response.status);
  expect(JSON.stringify(invalid.error)).toMatch(/file|url/);
}
