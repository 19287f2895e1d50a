import { Agent, request } from 'node:http';
import type { Answer, Exchange, Intent, Payload } from '../../src/exchange/exchange.js';
import type { Api } from '../../src/openapi/api.js';
import { createRouteMatcher } from '../../src/openapi/match-route.js';

/** A request in few words. */
export type Asked = {
  readonly method?: string;
  /** Path and query. */
  readonly url: string;
  readonly json?: unknown;
  /** A body that is sent as it stands. */
  readonly raw?: { readonly text: string; readonly type: string };
  /** Beside the client's own; an empty one takes away. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly intent?: Intent;
};

/** What came back, read. */
export type Got = { readonly status: number; readonly json: unknown; readonly line: string };

/** A client that writes down what it does. */
export type Recorder = {
  readonly trace: readonly Exchange[];
  readonly call: (asked: Asked, client?: string) => Promise<Got>;
};

export type RecorderOptions = {
  readonly api: Api;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Unix milliseconds. */
  readonly now: () => number;
};

/** Records every call as an exchange, with the operation of the document that it matches. */
export function createRecorder({ api, url, headers, now }: RecorderOptions): Recorder {
  const trace: Exchange[] = [];
  const routes = createRouteMatcher(api.operations);
  const agent = new Agent({ keepAlive: true });
  let seq = 0;
  const call = async (asked: Asked, client = 'one'): Promise<Got> => {
    const { method = 'GET', intent = { kind: 'valid' } } = asked;
    const sent = { ...headers, ...asked.headers };
    const asking = {
      method,
      url: asked.url,
      headers: Object.fromEntries(Object.entries({ ...typeOf(asked), ...sent }).filter(([, value]) => value)),
      body: payloadOf(asked),
    };
    const [number, callMs] = [++seq, now()];
    const { headers: fields } = asking;
    const body = asked.raw?.text ?? textOf(asked.json);
    const answer = await send(agent, { url: `${url}${asked.url}`, method, headers: fields, body });
    const match = routes.match(method, asked.url.split('?')[0]!);
    const operation = match.kind === 'matched' ? { operation: match.operation.key } : {};
    trace.push({
      seq: number,
      callMs,
      returnMs: now(),
      ...operation,
      client,
      intent,
      request: asking,
      answer,
    });
    return gotOf(`${method} ${asked.url}`, answer);
  };
  return { trace, call };
}

const typeOf = ({ raw, json }: Asked): Record<string, string> =>
  raw === undefined
    ? json === undefined
      ? {}
      : { 'content-type': 'application/json' }
    : { 'content-type': raw.type };

const textOf = (json: unknown): string | undefined => (json === undefined ? undefined : JSON.stringify(json));

const payloadOf = ({ json, raw }: Asked): Payload => {
  if (raw !== undefined) return { kind: 'text', text: raw.text };
  return json === undefined ? { kind: 'empty' } : { kind: 'json', value: json };
};

type Sent = {
  readonly url: string;
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body: string | undefined;
};

/** With no client library between: what is lost is lost, and nothing is sent twice. */
function send(agent: Agent, { url, body, ...options }: Sent): Promise<Answer> {
  return new Promise((resolve) => {
    const lose = (error: Error) => resolve({ kind: 'lost', reason: error.message });
    const sent = request(url, { ...options, agent }, (response) => {
      const chunks: Buffer[] = [];
      response.on('error', lose).on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const { statusCode: status = 0 } = response;
        const headers = Object.fromEntries(
          Object.entries(response.headers).map(([name, value]) => [name, String(value)]),
        );
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({ kind: 'answered', status, headers, body: bodyOf(text, headers) });
      });
    });
    sent.on('error', lose).end(body);
  });
}

function bodyOf(text: string, headers: Record<string, string>): Payload {
  if (text === '') return { kind: 'empty' };
  if (!headers['content-type']?.startsWith('application/json')) return { kind: 'text', text };
  return { kind: 'json', value: JSON.parse(text) };
}

function gotOf(asked: string, answer: Answer): Got {
  if (answer.kind === 'lost') return { status: 0, json: undefined, line: `${asked} → ${answer.reason}` };
  const { status, headers, body } = answer;
  const json = body.kind === 'json' ? body.value : undefined;
  const text = body.kind === 'text' ? body.text : (JSON.stringify(json) ?? '');
  return { status, json, line: `${asked} → ${status} ${headers['content-type'] ?? ''} ${text}` };
}
