import type { Api, ApiOperation } from '../../src/openapi/api.js';
import { sampleRequest } from '../../src/openapi/sample-request.js';
import type { CallBody } from '../../src/simulator/call.js';
import { demoCredential } from '../../src/simulator/check-credentials.js';
import type { Ask, Inside } from './server.js';

/** A request that must be refused, and the nearest one that need not be. */
export type Mended = {
  /** What was wrong: keywords of JSON Schema, or `malformed`. */
  readonly keywords: readonly string[];
  /** A wrong path names no task, so that there is nothing to put in its place. */
  readonly isPathWrong: boolean;
  readonly ask: Ask;
};

/** The request with what the document forbids put right, but for its path; `undefined` where nothing is wrong. */
export function mendInput({ simulator: { machine } }: Inside, ask: Ask): Mended | undefined {
  const { operation, head, body } = ask;
  const found = machine.match(head.method, head.path);
  if (operation === undefined || found.kind !== 'matched' || body.kind === 'too-large') return undefined;
  if (body.kind === 'malformed') {
    return {
      keywords: ['malformed'],
      isPathWrong: false,
      ask: { ...ask, body: sampleOf(machine.api, operation) },
    };
  }
  const { params } = found;
  const checked = found.operation.validate({ params, query: head.query, headers: head.headers, body });
  if (checked.kind === 'valid') return undefined;
  const query = new URLSearchParams(head.query);
  for (const error of checked.errors) if (error.in === 'query') query.delete(error.field.split('.')[0] ?? '');
  const isBodyWrong = checked.errors.some((error) => error.in === 'body');
  return {
    keywords: checked.errors.map(({ keyword }) => keyword),
    isPathWrong: checked.errors.some((error) => error.in === 'path'),
    ask: {
      ...ask,
      head: { ...head, query: String(query) },
      ...(isBodyWrong && { body: sampleOf(machine.api, operation) }),
    },
  };
}

/** The document's own example, as it would arrive. */
function sampleOf(api: Api, operation: ApiOperation): CallBody {
  const { body, contentType = '' } = sampleRequest(api, operation);
  if (body === undefined) return { kind: 'empty' };
  if (!contentType.startsWith('multipart')) return { kind: 'json', value: body };
  const fields = Object.entries(body as Record<string, unknown>).map(([name, value]) => [
    name,
    typeof value === 'object' && value !== null && !('filename' in value) ? JSON.stringify(value) : value,
  ]);
  return { kind: 'form', fields: Object.fromEntries(fields) };
}

/** What a credential check has against a request. */
export type CredentialFlaw = 'absent' | 'malformed' | 'wrong';

/** What is wrong with the credential; `undefined`: nothing. */
export function flawOf(
  { simulator: { machine } }: Inside,
  { operation, head }: Ask,
): CredentialFlaw | undefined {
  const problem = operation && machine.operationOf(operation).credentials(head);
  if (problem === undefined) return undefined;
  if (problem.endsWith('is missing')) return 'absent';
  return problem.endsWith('is malformed') ? 'malformed' : 'wrong';
}

/** The request with the credential that is accepted. */
export function withCredential(api: Api, ask: Ask): Ask {
  const headers: Record<string, string | undefined> = { ...ask.head.headers };
  for (const name of ask.operation?.security[0]?.keys() ?? []) {
    const scheme = api.securitySchemes.get(name);
    if (scheme?.kind === 'apiKey' && scheme.in === 'header') {
      headers[scheme.header.toLowerCase()] = demoCredential(scheme);
    }
    if (scheme?.kind === 'bearer') headers['authorization'] = `Bearer ${demoCredential(scheme)}`;
    if (scheme?.kind === 'basic') {
      headers['authorization'] = `Basic ${Buffer.from(demoCredential(scheme)).toString('base64')}`;
    }
  }
  return { ...ask, head: { ...ask.head, headers } };
}
