import { credentialHeaders } from '../walks.js';
import type { Stage } from './refereed.js';

type PastCall = {
  readonly what: string;
  readonly method: string;
  readonly path: string;
  readonly type?: string;
  readonly body?: string | Buffer;
};

/** Sends what Prism would not pass on as it came; returns what was sent, with the status of the answer. */
export async function sendPast(stage: Stage): Promise<readonly string[]> {
  const answers: string[] = [];
  for (const { what, method, path, type, body } of pastCalls(stage)) {
    const headers = {
      ...credentialHeaders(stage.sim.mounts[0]!),
      ...(type !== undefined && { 'content-type': type }),
    };
    const { status } = await fetch(stage.url + path, {
      method,
      headers,
      ...(body !== undefined && { body }),
    });
    answers.push(`${what} ${status}`);
  }
  return answers;
}

function pastCalls({ api }: Stage): readonly PastCall[] {
  const read = api.operations.find(({ method, target }) => method === 'GET' && target?.kind === 'path')!;
  const create = api.operations.find(({ lifecycle }) => lifecycle?.creates !== undefined)!;
  const reading = { path: read.path.replace(/\{[^}]+\}/, '987654321') };
  const creating = { method: 'POST', path: create.path.replace(/\{[^}]+\}/, '1') };
  const [type = ''] = create.requestBody!.contents.keys();
  return [
    { what: 'OPTIONS', method: 'OPTIONS', ...reading },
    { what: 'PUT', method: 'PUT', ...reading },
    { what: 'unknown path', method: 'GET', path: '/no/such/path' },
    { what: 'HEAD', method: 'HEAD', ...reading },
    { what: 'half of JSON', ...creating, type: 'application/json', body: '{"' },
    { what: 'JSON text', ...creating, type: 'application/json', body: '"x"' },
    { what: 'no UTF-8', ...creating, type, body: Buffer.from([0xff, 0xfe]) },
    { what: '11 MB', ...creating, type, body: Buffer.alloc(11 * 1024 * 1024, 32) },
  ];
}
