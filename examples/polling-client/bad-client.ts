import type { ClientOptions } from './polling-client.js';

/** What not to do: the same job as the good client's, with the mistakes that published clients make. */
export async function convertBadly(source: string, { baseUrl, sleep }: ClientOptions): Promise<unknown> {
  const json = async (path: string, init?: RequestInit) => {
    const headers = { 'content-type': 'application/json', 'user-agent': 'bad-client/1.0' };
    const response = await fetch(baseUrl + path, { ...init, headers });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const body = JSON.stringify({ sources: [{ kind: 'http', url: source }] });
  const { body: task } = await json('/v1/convert/source/async', { method: 'POST', body });
  const id = String(task['task_id']);
  // Asks for the result before anything says that it is there.
  await json(`/v1/result/${id}`);
  for (let polls = 0; polls < 300; polls++) {
    const poll = await json(`/v1/status/poll/${id}`);
    // Takes a "come back later" for an invitation to come back at once.
    if (poll.status !== 200) continue;
    // Does not know that a task can fail, and polls on.
    if (poll.body['status'] === 'completed') return (await json(`/v1/result/${id}`)).body;
    await sleep(50);
  }
  throw new Error('gave up');
}
