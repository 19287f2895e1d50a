import type { RequestSource } from '../../src/lifecycle/model.js';
import type { Api, ApiOperation, Media } from '../../src/openapi/api.js';
import { isFormType, isJsonType } from '../../src/openapi/media-type.js';
import {
  createRequestValidator,
  type InvalidRequest,
  type RequestParts as ReceivedParts,
  type ValidRequest,
} from '../../src/openapi/validate-request.js';
import {
  countVariants,
  payloadOf,
  type RequestParts,
  sampleParts,
  withChange,
  withRecipe,
} from '../run/request-parts.js';
import type { Target } from '../target/target.js';
import type { PlannedCall } from './plan.js';

/** The request that a call will be, as far as it is known before it runs: what a planner asks the document's validator about. */
export type Draft = RequestParts;

/** What a draft is made of; the same members as those of a planned call. */
export type DraftOptions = Partial<Pick<PlannedCall, 'workload' | 'variant' | 'changes'>>;

/** The draft of a call: the sample, the workload's recipe over it, then the changes. Ids of tasks are those of the sample. */
export function draftRequest(
  { api, target }: { readonly api: Api; readonly target: Pick<Target, 'workloads'> },
  operation: ApiOperation,
  { workload, variant = 0, changes = [] }: DraftOptions = {},
): Draft {
  const recipe = target.workloads.find(({ name }) => name === workload)?.recipe;
  const sample = sampleParts(api, operation, variant);
  return changes.reduce(withChange, recipe === undefined ? sample : withRecipe(sample, recipe));
}

/** The sample requests of the operation by number. */
export const variantsOf = (operation: ApiOperation): readonly number[] => [
  ...Array(countVariants(operation)).keys(),
];

/** The media type that the first sample is of. */
export const mediaOf = ({ requestBody }: ApiOperation): Media | undefined => {
  const all = [...(requestBody?.contents.values() ?? [])];
  return all.find(({ type }) => isJsonType(type)) ?? all.find(({ type }) => isFormType(type)) ?? all[0];
};

/** What is sent as the body, before it is written down; `undefined`: nothing, or bytes of its own. */
export const draftBody = ({ body }: Draft): unknown => (body.kind === 'fields' ? body.value : undefined);

/** What the draft puts at a part of the request line or of the headers; `undefined`: nothing. */
export function draftValue(
  { path, query, headers }: Draft,
  source: Exclude<RequestSource, { kind: 'body' }>,
): string | undefined {
  if (source.kind === 'path') return path[source.name];
  if (source.kind === 'header') return headers[source.name.toLowerCase()];
  return query.find(([name]) => name === source.name)?.[1];
}

/** Asks the document whether a draft is valid. */
export type CheckDraft = (draft: Draft) => ValidRequest | InvalidRequest;

/** The document's validator for drafts of the operation. */
export function createDraftCheck(api: Pick<Api, 'document'>, operation: ApiOperation): CheckDraft {
  const known = checks.get(operation);
  if (known !== undefined) return known;
  const validate = createRequestValidator(api, operation);
  const check: CheckDraft = (draft) =>
    validate({
      params: draft.path,
      query: String(new URLSearchParams(draft.query.map(([name, value]): [string, string] => [name, value]))),
      headers: draft.headers,
      body: received(draft),
    });
  checks.set(operation, check);
  return check;
}

const checks = new WeakMap<ApiOperation, CheckDraft>();

/** How a value is written where only text can stand. */
export const asText = (value: unknown): string =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);

/** The body as a server decodes it. */
function received(draft: Draft): ReceivedParts['body'] {
  const payload = payloadOf(draft);
  if (payload.kind !== 'text' || !isJsonType(draft.headers['content-type'] ?? '')) return payload;
  try {
    return { kind: 'json', value: JSON.parse(payload.text) as unknown };
  } catch {
    return { kind: 'malformed', message: 'the body is no JSON' };
  }
}
