import { type ClientKit, type Received, send } from './client-kit.js';

/** What most of the bad clients do well, so that each has one bad habit only. */

/** How a client submits: the key that tells submits apart, and what is rendered. */
export type SubmitOptions = { readonly key?: string | undefined; readonly scene?: string };

/** One attempt to submit a render. */
export const submitOnce = (
  kit: ClientKit,
  { key, scene = 'teapot' }: SubmitOptions = {},
): Promise<Received> =>
  send(kit, 'POST /v1/renders', {
    body: JSON.stringify({ scene }),
    headers: {
      ...(key !== undefined && { 'idempotency-key': key }),
      ...(kit.prefer !== undefined && { prefer: kit.prefer }),
    },
  });

/** Submits a render and gives its id. */
export async function submitRender(kit: ClientKit, scene = 'teapot'): Promise<string> {
  const { body } = await submitOnce(kit, { key: `key-of-${scene}`, scene });
  return String(body['id']);
}

/** One read of the task: its status, or nothing where the answer was no success. */
export async function readStatus(kit: ClientKit, id: string): Promise<string | undefined> {
  const { status, body } = await send(kit, `GET /v1/renders/${id}`);
  return status === 200 ? String(body['status']) : undefined;
}

/** Polls every 3 s until the task is final, and fetches the file where it is done. */
export async function awaitRender(kit: ClientKit, id: string): Promise<void> {
  for (let polls = 0; polls < 200; polls += 1) {
    await kit.sleep(3000);
    const status = await readStatus(kit, id);
    if (status === 'done') return fetchFile(kit, id);
    if (status === 'failed' || status === 'cancelled') return;
  }
}

/** Fetches the result. */
export async function fetchFile(kit: ClientKit, id: string): Promise<void> {
  await send(kit, `GET /v1/renders/${id}/file`);
}

/** Cancels the task. */
export async function cancelRender(kit: ClientKit, id: string): Promise<void> {
  await send(kit, `POST /v1/renders/${id}/cancel`);
}
