import type { Api, ApiOperation, JsonObject, Parameter } from './api.js';
import { bodyCheck, type RequestBody } from './check-body.js';
import { type CheckParameter, parameterCheck, takesAnyText } from './check-parameter.js';
import type { RequestError } from './request-error.js';

/** A request as it came, its body decoded. */
export type RequestParts = {
  /** Path parameters, percent-decoded. */
  readonly params: Readonly<Record<string, string>>;
  /** As sent, without the question mark; empty where there is none. */
  readonly query: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: RequestBody;
};

/** A request that the document permits; declared parameters have the types of their schemas. Defaults are not filled in. */
export type ValidRequest = {
  readonly kind: 'valid';
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, unknown>>;
  /** Absent: there was none. */
  readonly body: unknown;
};

/** A request that the document forbids. */
export type InvalidRequest = { readonly kind: 'invalid'; readonly errors: readonly RequestError[] };

/** Validates the requests of one operation. */
export type RequestValidator = (request: RequestParts) => ValidRequest | InvalidRequest;

type Values = Readonly<Record<string, unknown>>;
type Checked = { readonly values: Values; readonly errors: readonly RequestError[] };
type Check = { readonly name: string; readonly check: CheckParameter };

const nothing: Values = Object.freeze({});
const noErrors: readonly RequestError[] = [];

const checksOf = (document: JsonObject, parameters: readonly Parameter[]): readonly Check[] =>
  parameters.map((parameter) => ({ name: parameter.name, check: parameterCheck(document, parameter) }));

const noEntries = (): Iterable<readonly [string, string]> => [];

const runChecks = (
  checks: readonly Check[],
  values: Values,
  given: (name: string) => Parameters<CheckParameter>[0],
): Checked => {
  const found: Record<string, unknown> = { ...values };
  const errors: RequestError[] = [];
  for (const { name, check } of checks) {
    const checked = check(given(name));
    if (checked.kind === 'wrong') errors.push(...checked.errors);
    else if (checked.kind === 'value') found[name] = checked.value;
  }
  return { values: found, errors };
};

const textsOf = (text: string | undefined): readonly string[] => (text === undefined ? [] : [text]);

type CheckPart = (request: RequestParts) => Checked;

const checkPath = (document: JsonObject, parameters: readonly Parameter[]): CheckPart => {
  const checks = checksOf(
    document,
    parameters.filter((parameter) => parameter.in === 'path' && !takesAnyText(document, parameter)),
  );
  if (checks.length === 0) return ({ params }) => ({ values: params, errors: noErrors });
  return ({ params }) =>
    runChecks(checks, params, (name) => ({ texts: textsOf(params[name]), entries: noEntries }));
};

const withoutQuery: Checked = { values: nothing, errors: noErrors };

/** A parameter that is given once is its text, one given more often the list of them. */
const rawValues = (query: URLSearchParams): Values =>
  Object.fromEntries(
    [...new Set(query.keys())].map((name) => {
      const all = query.getAll(name);
      return [name, all.length === 1 ? all[0] : all];
    }),
  );

const checkQuery = (document: JsonObject, parameters: readonly Parameter[]): CheckPart => {
  const declared = parameters.filter((parameter) => parameter.in === 'query');
  const checks = checksOf(document, declared);
  const isRequired = declared.some(({ required }) => required);
  return ({ query }) => {
    if (query === '' && !isRequired) return withoutQuery;
    const sent = new URLSearchParams(query);
    return runChecks(checks, rawValues(sent), (name) => ({
      texts: sent.getAll(name),
      entries: () => sent.entries(),
    }));
  };
};

const cookiesOf = (header: string | undefined): ReadonlyMap<string, readonly string[]> => {
  const cookies = new Map<string, readonly string[]>();
  for (const pair of (header ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at === -1) continue;
    const name = pair.slice(0, at).trim();
    cookies.set(name, [...(cookies.get(name) ?? []), pair.slice(at + 1).trim()]);
  }
  return cookies;
};

const checkHeaders = (document: JsonObject, parameters: readonly Parameter[]): CheckPart => {
  const headers = parameters.filter((parameter) => parameter.in === 'header');
  const checks = checksOf(document, headers).map(({ name, check }) => ({ name: name.toLowerCase(), check }));
  const cookies = checksOf(
    document,
    parameters.filter((parameter) => parameter.in === 'cookie'),
  );
  if (checks.length + cookies.length === 0)
    return (request) => ({ values: request.headers, errors: noErrors });
  return (request) => {
    const own = runChecks(checks, request.headers, (name) => ({
      texts: textsOf(request.headers[name]),
      entries: noEntries,
    }));
    if (cookies.length === 0) return own;
    const sent = cookiesOf(request.headers.cookie);
    const baked = runChecks(cookies, nothing, (name) => ({
      texts: sent.get(name) ?? [],
      entries: noEntries,
    }));
    return { values: own.values, errors: [...own.errors, ...baked.errors] };
  };
};

/** Validates the requests of one operation. Schemas are compiled when a request first needs them. */
export const createRequestValidator = (
  api: Pick<Api, 'document'>,
  operation: ApiOperation,
): RequestValidator => {
  const { document } = api;
  const { parameters, requestBody } = operation;
  const inPath = checkPath(document, parameters);
  const inQuery = checkQuery(document, parameters);
  const inHeaders = checkHeaders(document, parameters);
  const inBody = requestBody === undefined ? undefined : bodyCheck(document, requestBody);
  return (request) => {
    const path = inPath(request);
    const query = inQuery(request);
    const headers = inHeaders(request);
    const body = inBody?.(request.body, request.headers['content-type']);
    const inBodyWrong = body?.kind === 'wrong' ? body.errors : noErrors;
    if (path.errors.length + query.errors.length + headers.errors.length + inBodyWrong.length > 0) {
      return {
        kind: 'invalid',
        errors: [...path.errors, ...query.errors, ...headers.errors, ...inBodyWrong],
      };
    }
    return {
      kind: 'valid',
      path: path.values,
      query: query.values,
      headers: headers.values,
      body: body?.kind === 'valid' ? body.body : undefined,
    };
  };
};
