import { request } from 'node:http';

/** What came back. */
export type RawAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
};

/** A request with every header as given: `fetch` would not send some of them. */
export type RawRequest = {
  readonly method?: string;
  /** Exactly what stands in the request line. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};

/** Sends it to the origin, with its own `Host` unless another is given. */
export function sendRaw(origin: string, raw: RawRequest): Promise<RawAnswer> {
  const { hostname, port } = new URL(origin);
  const { method = 'GET', path, headers = {}, body } = raw;
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, method, path, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString('utf8'),
        }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** The code of the problem that was answered, with its status; only the status where it was none. */
export function problemOf({ status, text }: RawAnswer): string {
  const code = /"code":"([a-z-]+)"/.exec(text)?.[1];
  return code === undefined ? String(status) : `${status} ${code}`;
}
