import { expect } from 'vitest';
import type { paths } from '../../specs/docling/openapi.js';
import { clientOf, statesUntil, type WalkContext } from './walk.js';

/** Submit, poll, fetch the result, clear it: with the refusals on the way. */
export async function walkDocling(context: WalkContext): Promise<void> {
  const client = clientOf<paths>(context);
  const submitted = await client.POST('/v1/convert/source/async', {
    body: { sources: [{ kind: 'http', url: 'https://arxiv.org/pdf/2501.17887' }] },
  });
  expect(submitted.response.status).toBe(200);
  expect(submitted.data).toMatchObject({ status: 'pending', task_type: 'convert' });
  const params = { path: { task_id: String(submitted.data?.task_id) } };
  const poll = async () => (await client.GET('/v1/status/poll/{task_id}', { params })).data?.status;

  const early = await client.GET('/v1/result/{task_id}', { params });
  expect(early.response.status).toBe(404);
  expect(early.error).toEqual({ detail: 'Task result not found. Please wait for a completion status.' });
  expect(await statesUntil(context, poll, 'completed')).toEqual(['pending', 'processing', 'completed']);
  const done = await client.GET('/v1/status/poll/{task_id}', { params });
  expect(done.data).toEqual({
    ...done.data,
    task_id: params.path.task_id,
    status: 'completed',
    progress: 100,
  });

  const result = await client.GET('/v1/result/{task_id}', { params });
  expect(result.response.status).toBe(200);
  expect(result.data).toMatchObject({ status: 'success', document: { md_content: expect.any(String) } });
  const cleared = await client.GET('/v1/clear/results', {
    params: { query: { task_id: params.path.task_id } },
  });
  expect(cleared.data).toEqual({ status: 'ok' });
  expect(await poll()).toBe('completed');
  const gone = await client.GET('/v1/result/{task_id}', { params });
  expect(gone.response.status).toBe(404);
  expect((await client.GET('/v1/clear/converters')).data).toEqual({ status: 'ok' });

  const unknown = await client.GET('/v1/status/poll/{task_id}', { params: { path: { task_id: 'nobody' } } });
  expect(unknown.response.status).toBe(404);
  expect(unknown.error).toEqual({ detail: 'Task not found.' });
  const invalid = await client.POST('/v1/convert/source/async', { body: { sources: [] } });
  expect(invalid.response.status).toBe(422);
  expect(invalid.error).toMatchObject({ detail: [{ loc: ['body', 'sources'] }] });
}
