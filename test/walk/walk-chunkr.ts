import { expect } from 'vitest';
import type { paths } from '../../specs/chunkr/openapi.js';
import { clientOf, statesUntil, type WalkContext } from './walk.js';

/** Create, poll, update, cancel the update, delete: with the refusals on the way. Errors are plain text. */
export async function walkChunkr(context: WalkContext): Promise<void> {
  const client = clientOf<paths>(context);
  const text = { parseAs: 'text' as const };
  const body = { file: 'https://example.com/paper.pdf', ocr_strategy: 'Auto' as const };
  const created = await client.POST('/api/v1/task/parse', { body });
  expect(created.data).toMatchObject({ status: 'Starting', configuration: { ocr_strategy: 'Auto' } });
  const params = { path: { task_id: String(created.data?.task_id) } };
  const get = () => client.GET('/api/v1/task/{task_id}', { params });
  const poll = async () => (await get()).data?.status;

  const early = await client.DELETE('/api/v1/task/{task_id}', { params, ...text });
  expect([early.response.status, early.error]).toEqual([400, 'Task cannot be deleted: status is Starting']);
  expect(await statesUntil(context, poll, 'Succeeded')).toEqual(['Starting', 'Processing', 'Succeeded']);
  const done = (await get()).data;
  expect(done?.output?.chunks.length).toBeGreaterThan(0);
  const query = { include_chunks: false };
  const brief = await client.GET('/api/v1/task/{task_id}', { params: { ...params, query } });
  expect(brief.data?.output?.chunks).toEqual([]);

  const late = await client.GET('/api/v1/task/{task_id}/cancel', { params, ...text });
  expect([late.response.status, late.error]).toEqual([400, 'Task cannot be cancelled: status is Succeeded']);
  const same = await client.PATCH('/api/v1/task/{task_id}/parse', {
    params,
    body: { ocr_strategy: 'Auto' },
    ...text,
  });
  expect([same.response.status, same.error]).toEqual([
    400,
    'Task cannot be updated: configuration unchanged',
  ]);
  const updated = await client.PATCH('/api/v1/task/{task_id}/parse', {
    params,
    body: { ocr_strategy: 'All' },
  });
  expect(updated.data).toMatchObject({ status: 'Starting', configuration: { ocr_strategy: 'All' } });
  const reverted = await client.GET('/api/v1/task/{task_id}/cancel', { params, ...text });
  expect(reverted.response.status).toBe(200);
  expect((await get()).data).toMatchObject({
    status: 'Succeeded',
    finished_at: done?.finished_at,
    configuration: { ocr_strategy: 'Auto' },
  });

  const deleted = await client.DELETE('/api/v1/task/{task_id}', { params, ...text });
  expect(deleted.response.status).toBe(200);
  const gone = await client.GET('/api/v1/task/{task_id}', { params, ...text });
  expect([gone.response.status, gone.error]).toEqual([404, 'Task not found']);
  const second = await client.POST('/api/v1/task/parse', { body });
  const other = { path: { task_id: String(second.data?.task_id) } };
  expect(
    (await client.GET('/api/v1/task/{task_id}/cancel', { params: other, ...text })).response.status,
  ).toBe(200);
  expect((await client.GET('/api/v1/task/{task_id}', { params: other })).data?.status).toBe('Cancelled');
}
