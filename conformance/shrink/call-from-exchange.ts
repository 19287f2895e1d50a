import type { Exchange, Payload } from '../../src/exchange/exchange.js';
import { deepEqual } from '../../src/lifecycle/deep-equal.js';
import type { Pointer } from '../../src/lifecycle/model.js';
import { pointerOf } from '../../src/lifecycle/pointer.js';
import type { Api, ApiOperation, JsonObject } from '../../src/openapi/api.js';
import { isJsonObject } from '../../src/openapi/json-object.js';
import { compilePath, queryOf, readPath } from '../monitor/read-request.js';
import type { PlannedCall, RequestChange } from '../plan/plan.js';
import { type CredentialParts, credentialParts, credentialPlaces } from '../run/credentials.js';
import { payloadOf, type RequestParts, sampleParts, withRecipe } from '../run/request-parts.js';
import { findOperation } from '../target/find-operation.js';
import { hiddenSecret } from '../target/secret.js';
import type { Target, Workload } from '../target/target.js';

/** What a call is rebuilt from. */
export type Rebuilding = {
  readonly api: Api;
  readonly target: Pick<Target, 'credentials' | 'headers' | 'workloads'>;
  readonly operation: ApiOperation;
  /** Deduplication keys that more than one exchange sent; others are left out, so that each replay makes fresh tasks. */
  readonly sharedKeys: ReadonlySet<string>;
};

/** What a rebuilt call says of tasks. */
export type CallTasks = Pick<PlannedCall, 'task' | 'creates'>;

/** The call that sends the exchange's request again: the sample, changed into it. The task's id is left to the run. */
export function callFromExchange(rebuilding: Rebuilding, exchange: Exchange, tasks: CallTasks): PlannedCall {
  const { operation } = rebuilding;
  const intent = exchange.intent ?? { kind: 'valid' };
  const met = requirementOf(rebuilding, exchange);
  const requirement = met === undefined ? {} : { requirement: met };
  const made = workloadOf(rebuilding, exchange);
  const workload = made === undefined ? {} : { workload: made.name };
  const changes = changesOf(rebuilding, exchange, tasks);
  return { operation: operation.key, ...tasks, ...workload, ...requirement, changes, intent };
}

/** The workload that the task was made from, where the target still has it. */
const workloadOf = (
  { api, target: { workloads }, operation }: Rebuilding,
  { holds }: Exchange,
): Workload | undefined =>
  workloads.find(
    ({ name, recipe }) => name === holds?.workload && findOperation(api, recipe.operation) === operation,
  );

function usualParts(rebuilding: Rebuilding, exchange: Exchange): RequestParts {
  const sample = sampleParts(rebuilding.api, rebuilding.operation);
  const workload = workloadOf(rebuilding, exchange);
  return workload === undefined ? sample : withRecipe(sample, workload.recipe);
}

function changesOf(
  rebuilding: Rebuilding,
  exchange: Exchange,
  { task }: CallTasks,
): readonly RequestChange[] {
  const { operation } = rebuilding;
  const sample = usualParts(rebuilding, exchange);
  const named = task === undefined ? undefined : operation.target;
  const isNamed = (place: string, name: string): boolean =>
    named !== undefined &&
    named.kind !== 'body' &&
    named.kind === place &&
    named.name.toLowerCase() === name.toLowerCase();
  return [
    ...pathChanges(operation, sample, exchange).filter(({ name }) => !isNamed('path', name)),
    ...queryChanges(rebuilding, sample, exchange).filter(({ name }) => !isNamed('query', name)),
    ...(named?.kind === 'body'
      ? memberChanges(sample, exchange, named.pointer)
      : bodyChanges(sample, exchange)),
    ...headerChanges(rebuilding, sample, exchange).filter(({ name }) => !isNamed('header', name)),
    ...credentialChanges(rebuilding, exchange),
  ];
}

type NamedChange = Extract<RequestChange, { readonly name: string }>;

function pathChanges(
  operation: ApiOperation,
  sample: RequestParts,
  { request }: Exchange,
): readonly NamedChange[] {
  const pattern = compilePath(operation);
  return pattern.names.flatMap((name): readonly NamedChange[] => {
    const value = readPath(request.url, pattern, name);
    return value === undefined || value === sample.path[name]
      ? []
      : [{ kind: 'set', in: 'path', name, value }];
  });
}

function queryChanges(
  { api, operation }: Rebuilding,
  sample: RequestParts,
  { request }: Exchange,
): readonly NamedChange[] {
  const secret = Object.keys(credentialPlaces(api, operation).query);
  const sent = [...new URLSearchParams(queryOf(request.url))].filter(([name]) => !secret.includes(name));
  const set = sent
    .filter(([name, value]) => !sample.query.some((one) => one[0] === name && one[1] === value))
    .map(([name, value]): NamedChange => ({ kind: 'set', in: 'query', name, value }));
  const removed = sample.query
    .filter(([name]) => !sent.some(([other]) => other === name))
    .map(([name]): NamedChange => ({ kind: 'remove', in: 'query', name }));
  return [...set, ...removed];
}

function bodyChanges(sample: RequestParts, { request }: Exchange): readonly RequestChange[] {
  const { body } = request;
  if (deepEqual(withoutText(payloadOf(sample)), withoutText(body))) return [];
  const at = pointerOf([]);
  switch (body.kind) {
    case 'empty':
      return [{ kind: 'remove', in: 'body', at }];
    case 'json':
      return [{ kind: 'set', in: 'body', at, value: body.value }];
    case 'form':
      return [{ kind: 'set', in: 'body', at, value: body.fields }];
    case 'text':
      return [rawBody(body.text, request.headers)];
    case 'bytes':
      return [rawBody(Buffer.from(body.base64, 'base64').toString('utf8'), request.headers)];
  }
}

/** Where the task is named in the body, the other members alone: the id of a fresh task stays. */
function memberChanges(sample: RequestParts, { request }: Exchange, id: Pointer): readonly RequestChange[] {
  const sent = membersOf(request.body);
  const usual = membersOf(payloadOf(sample));
  const names = [...new Set([...Object.keys(sent), ...Object.keys(usual)])].filter(
    (name) => name !== id.tokens[0],
  );
  return names.flatMap((name): readonly RequestChange[] => {
    const at = pointerOf([name]);
    if (!Object.hasOwn(sent, name)) return [{ kind: 'remove', in: 'body', at }];
    if (Object.hasOwn(usual, name) && deepEqual(sent[name], usual[name])) return [];
    return [{ kind: 'set', in: 'body', at, value: sent[name] }];
  });
}

function membersOf(body: Payload): JsonObject {
  if (body.kind === 'form') return body.fields;
  return body.kind === 'json' && isJsonObject(body.value) ? body.value : {};
}

const rawBody = (text: string, headers: Exchange['request']['headers']): RequestChange => ({
  kind: 'raw-body',
  text,
  contentType: headers['content-type'] ?? 'application/octet-stream',
});

/** A record may leave out what a file holds. */
const withoutText = (body: Payload): unknown =>
  body.kind === 'form'
    ? JSON.parse(JSON.stringify(body, (name, value: unknown) => (name === 'text' ? undefined : value)))
    : body;

/** What every client sends by itself. */
const USUAL_HEADERS: ReadonlySet<string> = new Set([
  ...['accept', 'accept-encoding', 'connection', 'content-length', 'host', 'transfer-encoding', 'user-agent'],
]);

/** The headers that say something: those that were sent on purpose, and what the body is sent as. */
function headerChanges(
  rebuilding: Rebuilding,
  sample: RequestParts,
  { request }: Exchange,
): readonly NamedChange[] {
  const { api, operation, target, sharedKeys } = rebuilding;
  const once = onceHeader(operation);
  const secret = Object.keys(credentialPlaces(api, operation).headers);
  const isMeant = (name: string): boolean =>
    name !== once &&
    !secret.includes(name) &&
    !Object.hasOwn(target.headers, name) &&
    !USUAL_HEADERS.has(name);
  const set = Object.entries(request.headers)
    .filter(
      ([name, value]) => isMeant(name) && !value.includes(hiddenSecret) && !isUsual(sample, name, value),
    )
    .filter(([name]) => name !== 'content-type' || request.body.kind !== 'empty')
    .map(([name, value]): NamedChange => ({ kind: 'set', in: 'header', name, value }));
  const removed = Object.keys(sample.headers)
    .filter((name) => isMeant(name) && name !== 'content-type' && request.headers[name] === undefined)
    .map((name): NamedChange => ({ kind: 'remove', in: 'header', name }));
  const key = once === undefined ? undefined : request.headers[once];
  if (once === undefined || key === undefined || !sharedKeys.has(key)) return [...set, ...removed];
  return [{ kind: 'set', in: 'header', name: once, value: `${key}-again` }, ...set, ...removed];
}

const isUsual = ({ headers }: RequestParts, name: string, value: string): boolean =>
  name === 'content-type' ? bare(value) === bare(headers[name] ?? '') : value === headers[name];

/** The header by which a create is deduplicated, in lower case. */
export const onceHeader = ({ lifecycle }: ApiOperation): string | undefined =>
  lifecycle?.once?.header.toLowerCase();

const bare = (type: string): string => type.split(';', 1)[0]?.trim().toLowerCase() ?? '';

/** How the credentials were spoilt, told by what stands in their places. */
function credentialChanges(rebuilding: Rebuilding, exchange: Exchange): readonly RequestChange[] {
  if (exchange.intent?.kind !== 'unauthenticated') return [];
  const requirement = requirementOf(rebuilding, exchange);
  const how = (['malformed', 'wrong'] as const).find((use) =>
    holds(exchange, credentialsOf(rebuilding, requirement, use), (sent, value) => sent === value),
  );
  return [{ kind: 'credential', how: how ?? 'absent' }];
}

/** Which of several requirements a request meets, by the places that are filled; `undefined`: there is no choice, or none is met. */
function requirementOf(rebuilding: Rebuilding, exchange: Exchange): number | undefined {
  const { security } = rebuilding.operation;
  if (security.length < 2) return undefined;
  const met = security.findIndex((_, at) =>
    holds(exchange, credentialsOf(rebuilding, at, 'wrong'), (sent) => sent !== undefined),
  );
  return met === -1 ? undefined : met;
}

const credentialsOf = (
  { api, operation, target }: Rebuilding,
  requirement: number | undefined,
  use: 'wrong' | 'malformed',
): CredentialParts => credentialParts({ api, operation, credentials: target.credentials, requirement }, use);

/** Whether every place of the credentials holds what it should; none has nothing to hold. */
function holds(
  { request }: Exchange,
  { headers, query }: CredentialParts,
  fits: (sent: string | undefined, value: string) => boolean,
): boolean {
  const sent = new URLSearchParams(queryOf(request.url));
  const places = [
    ...Object.entries(headers).map(([name, value]) => fits(request.headers[name], value)),
    ...Object.entries(query).map(([name, value]) => fits(sent.get(name) ?? undefined, value)),
  ];
  return places.length > 0 && places.every(Boolean);
}
