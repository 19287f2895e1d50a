/**
 * A small client that polls: it submits a document to docling-serve, waits until it is converted, and fetches the
 * result. Time comes in as an argument, so that a test can wait minutes in no time.
 */
export type ClientOptions = {
  readonly baseUrl: string;
  /** Waits that many milliseconds. */
  readonly sleep: (ms: number) => Promise<void>;
  /** The present instant in milliseconds. */
  readonly now: () => number;
  /** In [0, 1): spreads retries, so that many clients do not come back at once. */
  readonly random?: () => number;
  /** Between two polls; default 2 s. */
  readonly intervalMs?: number;
  /** For all of it; default 10 minutes. */
  readonly deadlineMs?: number;
};

/** Submits a document by its URL and returns the result. Throws where the task fails or takes too long. */
export async function convert(source: string, options: ClientOptions): Promise<unknown> {
  const call = createCall(options);
  const task = await call('POST', '/v1/convert/source/async', { sources: [{ kind: 'http', url: source }] });
  const id = String(task['task_id']);
  const { intervalMs = 2_000, deadlineMs = 10 * 60_000, now, sleep } = options;
  const lastMs = now() + deadlineMs;
  while (now() < lastMs) {
    await sleep(intervalMs);
    const { status } = await call('GET', `/v1/status/poll/${id}`);
    if (status === 'completed') return call('GET', `/v1/result/${id}`);
    if (status === 'failed') throw new Error(`Task ${id} failed.`);
  }
  throw new Error(`Task ${id} was not done within ${deadlineMs / 1000} s.`);
}

type Call = (method: string, path: string, body?: unknown) => Promise<Record<string, unknown>>;

const MAX_ATTEMPTS = 8;

/** One request, again where that may help: after a lost answer, 429 and 5xx, later each time. */
function createCall(options: ClientOptions): Call {
  return async (method, path, body) => {
    for (let attempt = 1; ; attempt++) {
      const response = await send(options.baseUrl + path, method, body);
      if (response?.ok) return (await response.json()) as Record<string, unknown>;
      const isWorthIt = response === undefined || response.status === 429 || response.status >= 500;
      if (!isWorthIt || attempt === MAX_ATTEMPTS) {
        throw new Error(`${method} ${path}: ${response === undefined ? 'no answer' : response.status}`);
      }
      await options.sleep(retryAfterMs(response, options.now()) ?? backoffMs(attempt, options.random));
    }
  };
}

async function send(url: string, method: string, body: unknown): Promise<Response | undefined> {
  const headers = { 'content-type': 'application/json', 'user-agent': 'polling-client/1.0' };
  try {
    return await fetch(url, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) });
  } catch {
    return undefined;
  }
}

/** `Retry-After` says seconds or a date (RFC 9110, 10.2.3); what is neither says nothing. */
function retryAfterMs(response: Response | undefined, nowMs: number): number | undefined {
  const value = response?.headers.get('retry-after') ?? '';
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - nowMs;
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}

const backoffMs = (attempt: number, random: () => number = Math.random): number =>
  1_000 * 2 ** (attempt - 1) * (0.5 + random());
