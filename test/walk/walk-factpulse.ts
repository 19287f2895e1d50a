import { expect } from 'vitest';
import type { paths } from '../../specs/factpulse/openapi.js';
import { clientOf, statesUntil, type WalkContext } from './walk.js';

/** Submit an invoice as a form, follow its task, be refused without a token. */
export async function walkFactpulse(context: WalkContext): Promise<void> {
  const client = clientOf<paths>(context);
  const form = new FormData();
  form.set('invoice_data', JSON.stringify({ number: 'INV-2025-001' }));
  form.set('profile', 'EN16931');
  const submitted = await client.POST('/api/v1/processing/generate-invoice', {
    body: form as never,
    bodySerializer: (body) => body,
  });
  expect(submitted.response.status).toBe(202);
  const params = { path: { task_id: String(submitted.data?.taskId) } };
  const path = '/api/v1/processing/tasks/{task_id}/status';
  const get = () => client.GET(path, { params });
  const seen = await statesUntil(context, async () => (await get()).data?.status, 'SUCCESS');
  expect(seen).toEqual(['PENDING', 'STARTED', 'SUCCESS']);
  expect((await get()).data).toMatchObject({
    taskId: params.path.task_id,
    result: { status: 'SUCCESS', content_b64: expect.any(String) },
  });

  const nobody = { path: { task_id: '00000000-0000-4000-8000-000000000000' } };
  const unknown = await client.GET(path, { params: nobody });
  expect(unknown.data).toMatchObject({ taskId: nobody.path.task_id, status: 'PENDING' });
  const anonymous = await client.GET(path, { params, headers: { authorization: null } });
  expect(anonymous.response.status).toBe(401);
  expect(anonymous.error).toMatchObject({ errorCode: expect.any(String), errorMessage: expect.any(String) });
}
