import type { ExchangeRequest } from '../../src/exchange/exchange.js';
import { setAt } from '../../src/lifecycle/pointer.js';
import type { Api, ApiOperation } from '../../src/openapi/api.js';
import type { PlannedCall, TaskName } from '../plan/plan.js';
import { findOperation } from '../target/find-operation.js';
import { revealed } from '../target/secret.js';
import type { RequestRecipe, Target } from '../target/target.js';
import { type CredentialUse, credentialParts, credentialPlaces } from './credentials.js';
import {
  payloadOf,
  type RequestParts,
  sampleParts,
  withChange,
  withQuery,
  withRecipe,
} from './request-parts.js';
import type { Skip } from './run-result.js';

/** Why a call cannot be turned into a request; `because` is for whoever wrote the plan. */
export type Missing = {
  readonly missing: Extract<Skip['because'], 'no-task' | 'no-sample'>;
  readonly because: string;
};

/** What a request is built from. */
export type RequestSources = {
  readonly api: Api;
  readonly target: Pick<Target, 'create' | 'credentials' | 'headers' | 'workloads'>;
  readonly call: PlannedCall;
  /** The ids of the tasks that plans have names for. */
  readonly ids: ReadonlyMap<TaskName, string>;
};

/** Whether it is a reason and no request. */
export const isMissing = (built: ExchangeRequest | Missing): built is Missing => 'missing' in built;

/**
 * The request of a planned call: the document's sample, then the recipe, then the task's id, then the plan's changes,
 * each over the one before; with the headers and credentials of the target, unhidden.
 */
export function buildRequest(sources: RequestSources): ExchangeRequest | Missing {
  const { api, call, ids } = sources;
  const recipe = recipeOf(sources);
  if (recipe !== undefined && 'missing' in recipe) return recipe;
  const key = call.hook === undefined ? call.operation : (recipe?.operation ?? call.operation);
  const operation = findOperation(api, key);
  if (operation === undefined) return noSample(`the document has no operation ${key}`);
  if (recipe !== undefined && findOperation(api, recipe.operation) !== operation)
    return noSample(`the workload ${call.workload} is none of ${key}`);
  const id = call.task === undefined ? undefined : ids.get(call.task);
  if (call.task !== undefined && id === undefined)
    return { missing: 'no-task', because: `there is no task ${call.task}` };
  const sample = sampleParts(api, operation, call.variant);
  const parts = aimAt(recipe === undefined ? sample : withRecipe(sample, recipe), operation, id);
  if (operation.requestBody?.required === true && isSampleless(parts))
    return noSample(`${key} needs a body, and the document shows none`);
  return writeRequest(sources, operation, call.changes.reduce(withChange, parts));
}

const noSample = (because: string): Missing => ({ missing: 'no-sample', because });

const isSampleless = ({ body }: RequestParts): boolean => body.kind === 'fields' && body.value === undefined;

/** The recipe of the call's create hook, or of its workload. */
function recipeOf({ target, call }: RequestSources): RequestRecipe | Missing | undefined {
  if (call.hook !== undefined) {
    const hook = target.create[call.hook];
    return hook?.kind === 'request'
      ? hook.recipe
      : noSample(`the target has no create request ${call.hook + 1}`);
  }
  if (call.workload === undefined) return undefined;
  const workload = target.workloads.find(({ name }) => name === call.workload);
  return workload?.recipe ?? noSample(`the target has no workload ${call.workload}`);
}

/** The request with the task's id in its place. */
function aimAt(parts: RequestParts, { target }: ApiOperation, id: string | undefined): RequestParts {
  if (target === undefined || id === undefined) return parts;
  switch (target.kind) {
    case 'path':
      return { ...parts, path: { ...parts.path, [target.name]: id } };
    case 'query':
      return withQuery(parts, target.name, id);
    case 'header':
      return { ...parts, headers: { ...parts.headers, [target.name.toLowerCase()]: id } };
    case 'body':
      return parts.body.kind === 'text'
        ? parts
        : { ...parts, body: { kind: 'fields', value: setAt(parts.body.value, target.pointer, id) } };
  }
}

function writeRequest(
  { api, target, call }: RequestSources,
  operation: ApiOperation,
  changed: RequestParts,
): ExchangeRequest {
  const use = call.changes.reduce<CredentialUse>(
    (before, change) => (change.kind === 'credential' ? change.how : before),
    'right',
  );
  const { requirement } = call;
  const credentials = credentialParts({ api, operation, credentials: target.credentials, requirement }, use);
  const general = Object.fromEntries(
    Object.entries(target.headers).map(([name, value]) => [name.toLowerCase(), revealed(value)]),
  );
  const places = use === 'right' ? { headers: {}, query: {} } : credentialPlaces(api, operation);
  const own = without(general, Object.keys(places.headers));
  const kept = changed.query.filter(([name]) => !Object.hasOwn(places.query, name));
  const query = new URLSearchParams([
    ...kept.map(([name, value]): [string, string] => [name, value]),
    ...Object.entries(credentials.query),
  ]);
  const path = operation.path.replace(/\{([^}]+)\}/g, (_, name: string) =>
    encodeURIComponent(changed.path[name] ?? ''),
  );
  return {
    method: operation.method,
    url: query.size === 0 ? path : `${path}?${query}`,
    headers: { accept: '*/*', ...own, ...credentials.headers, ...changed.headers },
    body: payloadOf(changed),
  };
}

const without = (
  headers: Readonly<Record<string, string>>,
  names: readonly string[],
): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)));
