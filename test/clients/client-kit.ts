import type { FaultInput } from '../../src/admin/controls.js';

/** What a client of the renders API is given: where the server is, and time as an argument. */
export type ClientKit = {
  /** With the namespace, without a trailing slash. */
  readonly url: string;
  /** Its name in the report. */
  readonly name: string;
  /** Waits that many milliseconds. */
  readonly sleep: (ms: number) => Promise<void>;
  /** The present instant in Unix milliseconds. */
  readonly now: () => number;
  /** In [0, 1). */
  readonly random: () => number;
  /** Sent with every submit: how the simulator treats the task. */
  readonly prefer?: string;
};

/** A client with one bad habit, and the circumstances in which it shows. */
export type BadClient = {
  readonly finding: string;
  /** Other findings that it earns as well; each is its sin too. */
  readonly also?: readonly string[];
  readonly faults?: readonly FaultInput[];
  readonly prefer?: string;
  readonly run: (kit: ClientKit) => Promise<void>;
};

/** One answer, its body read as far as it can be. */
export type Received = {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
};

const TOKEN = 'token-of-a-test';

/** Sends `GET /v1/renders/1` and gives what came back, whatever it was. Throws where nothing came. */
export async function send(kit: ClientKit, line: string, init: RequestInit = {}): Promise<Received> {
  const response = await open(kit, line, init);
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: readObject(text) };
}

/** As `send`, but the body is still to be read. */
export function open(kit: ClientKit, line: string, init: RequestInit = {}): Promise<Response> {
  const [method = '', path = ''] = line.split(' ');
  return fetch(kit.url + path, {
    ...init,
    method,
    headers: {
      authorization: `Bearer ${TOKEN}`,
      'x-taskdouble-client': kit.name,
      ...(init.body !== undefined && { 'content-type': 'application/json' }),
      ...init.headers,
    },
  });
}

function readObject(text: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(text) as Readonly<Record<string, unknown>>;
  } catch {
    return {};
  }
}
