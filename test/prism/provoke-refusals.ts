import type { ApiOperation } from '../../src/openapi/api.js';
import { type BuiltRequest, buildRequest } from '../random/build-request.js';
import { credentialHeaders } from '../walks.js';
import type { Stage } from './refereed.js';
import { sendCall } from './send-call.js';

const UNKNOWN_IDS = ['987654321', '00000000-0000-4000-8000-000000000000'];

/** Calls every operation as it must not be called: unknown ids, wrong and missing credentials, bodies that do not fit. */
export async function provokeRefusals({ api, sim, url }: Stage): Promise<void> {
  const credentials = Object.keys(credentialHeaders(sim.mounts[0]!)).map((name) => name.toLowerCase());
  for (const operation of api.operations) {
    const requests = UNKNOWN_IDS.map((id) => buildRequest(api, operation, { id, variant: 0 }));
    const [valid] = requests;
    for (const request of [...requests, ...withCredentials(valid!, credentials), ...withBodies(valid!, operation)]) {
      await sendCall(url, request);
    }
  }
}

function withCredentials({ head, body }: BuiltRequest, names: readonly string[]): readonly BuiltRequest[] {
  return [undefined, 'wrong', 'Bearer wrong'].map((value) => {
    const headers = Object.fromEntries(Object.entries(head.headers).filter(([name]) => !names.includes(name)));
    const given = value === undefined ? {} : Object.fromEntries(names.map((name) => [name, value]));
    return { head: { ...head, headers: { ...headers, ...given } }, body };
  });
}

function withBodies({ head, body }: BuiltRequest, { requestBody }: ApiOperation): readonly BuiltRequest[] {
  if (requestBody === undefined) return [];
  const json = { ...head, headers: { ...head.headers, 'content-type': 'application/json' } };
  const text = { ...head, headers: { ...head.headers, 'content-type': 'text/csv' } };
  return [
    { head, body: { kind: 'empty' } },
    { head: text, body: { kind: 'text', text: 'a,b' } },
    { head: json, body: { kind: 'json', value: [] } },
    { head: json, body: { kind: 'json', value: {} } },
    ...(body.kind === 'form' ? [{ head, body: { kind: 'form', fields: { stray: 'x' } } } as const] : []),
  ];
}
