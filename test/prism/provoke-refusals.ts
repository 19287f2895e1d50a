import type { ApiOperation } from '../../src/openapi/api.js';
import { type BuiltRequest, buildRequest } from '../random/build-request.js';
import { credentialHeaders } from '../walks.js';
import type { Stage } from './refereed.js';
import { sendCall } from './send-call.js';

const UNKNOWN_IDS = ['987654321', '00000000-0000-4000-8000-000000000000', 'nobody'];

/**
 * Calls every operation as it must not be called: unknown ids, missing and wrong credentials, bodies that do not fit.
 * Returns the different statuses of the refusals.
 */
export async function provokeRefusals({ api, sim, url }: Stage): Promise<readonly number[]> {
  const carriers = Object.keys(credentialHeaders(sim.mounts[0]!)).map((name) => name.toLowerCase());
  const statuses = new Set<number>();
  for (const operation of api.operations) {
    const valid = buildRequest(api, operation, { id: UNKNOWN_IDS[0]!, variant: 0 });
    const requests = [
      ...UNKNOWN_IDS.map((id) => buildRequest(api, operation, { id, variant: 0 })),
      ...withCredentials(valid, carriers),
      ...withBodies(valid, operation),
    ];
    for (const request of requests) statuses.add((await sendCall(url, request)).status);
  }
  return [...statuses].filter((status) => status >= 400).sort((one, other) => one - other);
}

function withCredentials({ head, body }: BuiltRequest, carriers: readonly string[]): readonly BuiltRequest[] {
  const own = Object.entries(head.headers).filter(([name]) => !carriers.includes(name));
  return [[], ['wrong'], ['Bearer wrong']].map((values) => {
    const given = carriers.flatMap((name) => values.map((value) => [name, value]));
    return { head: { ...head, headers: Object.fromEntries([...own, ...given]) }, body };
  });
}

function withBodies({ head, body }: BuiltRequest, { requestBody }: ApiOperation): readonly BuiltRequest[] {
  if (requestBody === undefined) return [];
  const typed = (type: string) => ({ ...head, headers: { ...head.headers, 'content-type': type } });
  return [
    { head, body: { kind: 'empty' } },
    { head: typed('text/csv'), body: { kind: 'text', text: 'a,b' } },
    { head: typed('application/json'), body: { kind: 'json', value: [] } },
    { head: typed('application/json'), body: { kind: 'json', value: {} } },
    ...(body.kind === 'form' ? [{ head, body: { kind: 'form', fields: { stray: 'x' } } } as const] : []),
  ];
}
