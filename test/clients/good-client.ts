import { type ClientKit, type Received, send } from './client-kit.js';

/** A client that does it all: paces its polls, backs off, obeys the server, gives up in time, and leaves nothing behind. */

/** How it ended for the user. */
export type Ending =
  | { readonly kind: 'done'; readonly file: unknown }
  | { readonly kind: 'failed' | 'cancelled' }
  | { readonly kind: 'gave up'; readonly because: string };

/** As the document says: `poll: 2s..5s`. */
const POLL_MS = { min: 2000, max: 5000 };
const DEADLINE_MS = 10 * 60_000;
const ATTEMPTS = 10;
const LONGEST_BACKOFF_MS = 30_000;
/** Real time, unlike all others: this long an answer may take. */
const TIMEOUT_MS = 60_000;

/** Renders a scene: submits it, waits for it, fetches the file. Gives up at the deadline, and then cancels. */
export async function renderScene(kit: ClientKit, scene: string): Promise<Ending> {
  const lastMs = kit.now() + DEADLINE_MS;
  const key = `render-${kit.random()}`;
  const prefer = kit.prefer === undefined ? {} : { prefer: kit.prefer };
  const submitted = await persist(kit, {
    line: 'POST /v1/renders',
    lastMs,
    body: JSON.stringify({ scene }),
    headers: { 'idempotency-key': key, ...prefer },
  });
  const id = submitted?.body['id'];
  if (submitted?.status !== 202 || typeof id !== 'string') return gaveUp('the submit was not accepted');
  for (let unknown = 0; kit.now() < lastMs && unknown < 3; ) {
    await kit.sleep(POLL_MS.min + kit.random() * (POLL_MS.max - POLL_MS.min));
    const polled = await persist(kit, { line: `GET /v1/renders/${id}`, lastMs });
    if (polled === undefined) break;
    if (polled.status === 404) unknown += 1;
    else if (polled.status !== 200) return gaveUp(`status ${polled.status}`);
    const state = polled.status === 200 ? polled.body['status'] : undefined;
    if (state === 'done') return fetchFile(kit, { line: `GET /v1/renders/${id}/file`, lastMs });
    if (state === 'failed' || state === 'cancelled') return { kind: state };
  }
  await persist(kit, { line: `POST /v1/renders/${id}/cancel`, lastMs: kit.now() + DEADLINE_MS });
  return gaveUp('it took too long');
}

async function fetchFile(kit: ClientKit, errand: Errand): Promise<Ending> {
  const fetched = await persist(kit, errand);
  return fetched?.status === 200 ? { kind: 'done', file: fetched.body } : gaveUp('the file did not come');
}

const gaveUp = (because: string): Ending => ({ kind: 'gave up', because });

/** A request, and the instant after which it is no use. */
type Errand = Pick<RequestInit, 'body' | 'headers'> & { readonly line: string; readonly lastMs: number };

/** One request, again after what may pass: lost answers, 408, 429 and 5xx. Nothing where the deadline is over. */
async function persist(kit: ClientKit, { line, lastMs, ...init }: Errand): Promise<Received | undefined> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const timeout = AbortSignal.timeout(TIMEOUT_MS * 2 ** attempt);
    const received = await send(kit, line, { ...init, signal: timeout }).catch(() => undefined);
    if (received !== undefined && !isPassing(received.status)) return received;
    const delayMs = retryAfterMs(received) ?? backoffMs(attempt, kit.random());
    if (kit.now() + delayMs > lastMs) return undefined;
    await kit.sleep(delayMs);
  }
  return undefined;
}

const isPassing = (status: number): boolean => status === 408 || status === 429 || status >= 500;

/** Seconds, or a date that is reckoned from the server's own `Date`; what is neither says nothing. */
function retryAfterMs(received: Received | undefined): number | undefined {
  const text = received?.headers.get('retry-after') ?? '';
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const ms = Date.parse(text) - Date.parse(received?.headers.get('date') ?? '');
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}

/** Doubles up to a limit; half of it is drawn. */
const backoffMs = (attempt: number, drawn: number): number =>
  Math.min(LONGEST_BACKOFF_MS, 500 * 2 ** attempt) * (0.5 + drawn / 2);
