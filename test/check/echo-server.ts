import { createServer, request as sendRequest } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that shows everybody what it was sent. */
export type EchoServer = { readonly url: string; close(): Promise<void> };

/** Stands before a service and echoes each request's headers in every answer: in a header, in JSON, in text, as HTML escapes it. */
export async function startEchoServer(inner: string): Promise<EchoServer> {
  const server = createServer((request, response) => {
    const { method = 'GET', url = '/', headers } = request;
    const shown = JSON.stringify(headers);
    const call = sendRequest(`${inner}${url}`, { method, headers, agent: false }, async (answer) => {
      const chunks: Buffer[] = [];
      for await (const chunk of answer) chunks.push(chunk as Buffer);
      const body = echo(Buffer.concat(chunks).toString(), headers.authorization ?? '', shown);
      const { 'content-length': _, ...kept } = answer.headers;
      response.writeHead(answer.statusCode ?? 502, {
        ...kept,
        'x-echo': shown,
        'x-url-echo': encodeURIComponent(headers.authorization ?? ''),
        'x-base64': Buffer.from(headers.authorization ?? '').toString('base64'),
      });
      response.end(body);
    });
    call.on('error', () => response.destroy());
    request.pipe(call);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function echo(body: string, key: string, shown: string): string {
  const page = key
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
  try {
    return JSON.stringify({ ...JSON.parse(body), [`you sent ${key}`]: { key, shown, page } });
  } catch {
    return `${body} ${key} ${shown} <b>${page}</b>`;
  }
}
