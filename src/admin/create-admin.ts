import type { ApiOperation } from '../openapi/api.js';
import { bareType } from '../openapi/media-type.js';
import type { CallBody, CallHead, Reply } from '../simulator/call.js';
import { adminProblem, isAdminCode } from './admin-problem.js';
import { clockOperations } from './clock-operations.js';
import type { ControlCall, ControlOperation, ControlOperations, OperationId } from './control-call.js';
import { ControlError, clip } from './control-error.js';
import { type ControlRoutes, createControlRoutes } from './control-routes.js';
import type { Laboratory } from './controls.js';
import { faultOperations } from './fault-operations.js';
import { type Caller, refuseCaller } from './guard-caller.js';
import { journalOperations } from './journal-operations.js';
import { serverOperations } from './server-operations.js';
import { taskOperations } from './task-operations.js';

/** What the control API works on, and who may use it. */
export type AdminOptions = {
  readonly laboratory: Laboratory;
  /** Without one, only programs on this machine are let in. */
  readonly token?: string;
  /** The text that Prometheus reads. */
  readonly metrics: () => Promise<string>;
};

/** A request to the control API, its body not yet read. */
export type AdminRequest = {
  /** `path` with `/__admin`. */
  readonly head: CallHead;
  readonly peer: string | undefined;
  /** Called at most once, after the caller was let in; `undefined` where the connection broke. */
  readonly readBody: () => Promise<CallBody | undefined>;
};

/** The control API as a function: a request in, a reply out, or `undefined` where nobody waits for one any more. */
export type Admin = (request: AdminRequest) => Promise<Reply | undefined>;

/** The control API over a laboratory. */
export function createAdmin(options: AdminOptions): Admin {
  const routes = createControlRoutes();
  const operations: ControlOperations<OperationId> = {
    ...clockOperations,
    ...taskOperations,
    ...faultOperations,
    ...journalOperations,
    ...serverOperations(options.metrics),
  };
  return async (request) => {
    const reply = await answer({ options, routes, operations }, request).catch(explain);
    return reply && { ...reply, headers: { ...OWN_HEADERS, ...reply.headers } };
  };
}

const OWN_HEADERS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

type Context = {
  readonly options: AdminOptions;
  readonly routes: ControlRoutes;
  readonly operations: ControlOperations<OperationId>;
};

async function answer(context: Context, request: AdminRequest): Promise<Reply | undefined> {
  const { head, peer } = request;
  const route = context.routes.match(head.method === 'HEAD' ? 'GET' : head.method, head.path);
  const caller: Caller = { peer, headers: head.headers };
  const isOpen = route.kind === 'matched' && route.operation.key === 'getHealth';
  const refused = isOpen ? undefined : refuseCaller(context.options.token, caller);
  if (refused !== undefined) return refused;
  switch (route.kind) {
    case 'matched':
      return obey(context, request, route);
    case 'wrong-method':
      return wrongMethod(head, route.allow);
    case 'bad-encoding':
      return adminProblem('malformed', `Expected a percent-encoded UTF-8 path, got ${clip(head.path)}.`);
    case 'none':
      return adminProblem(
        'no-route',
        `No control operation answers ${head.method} ${clip(head.path)}. Nearest: ${route.near.join(', ')}. GET /__admin/openapi.json describes them all.`,
      );
  }
}

/** No CORS headers: a preflight of another origin was refused before. */
function wrongMethod({ method }: CallHead, methods: readonly string[]): Reply {
  const allow = [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'];
  const headers = { allow: allow.join(', ') };
  if (method === 'OPTIONS') return { status: 204, headers };
  return adminProblem('wrong-method', `Expected ${methods.join(' or ')} on this path, got ${method}.`, {
    headers,
  });
}

type Matched = { readonly operation: ApiOperation; readonly params: Readonly<Record<string, string>> };

async function obey(
  { options, routes, operations }: Context,
  { head, readBody }: AdminRequest,
  { operation, params }: Matched,
): Promise<Reply | undefined> {
  const unfit = unknownParameter(operation, head) ?? wrongMediaType(head);
  if (unfit !== undefined) return unfit;
  const body = await readBody();
  if (body === undefined) return undefined;
  const unreadable = refuseBody(body);
  if (unreadable !== undefined) return unreadable;
  const checked = routes.validatorOf(operation)({ params, query: head.query, headers: head.headers, body });
  if (checked.kind === 'invalid') {
    const errors = checked.errors.map(({ in: place, field, message }) => ({ in: place, field, message }));
    return adminProblem('invalid', errors.map(({ message }) => message).join(' '), { errors });
  }
  const obeying = operations[operation.key as OperationId] as ControlOperation<OperationId>;
  const { laboratory } = options;
  return obeying({
    laboratory,
    get controls() {
      return laboratory.within(String(checked.query.namespace ?? ''));
    },
    path: checked.path,
    query: checked.query,
    body: checked.body,
  } as ControlCall<OperationId>);
}

/** A slip in `?namespace=` must not change another namespace. */
function unknownParameter({ parameters }: ApiOperation, { query }: CallHead): Reply | undefined {
  const known = parameters.flatMap((parameter) => (parameter.in === 'query' ? [parameter.name] : []));
  const names = [...new URLSearchParams(query).keys()];
  const name =
    names.find((candidate) => !known.includes(candidate)) ??
    names.find((candidate, index) => names.indexOf(candidate) !== index);
  if (name === undefined) return undefined;
  const expected = known.length === 0 ? 'no query parameters' : `${known.join(', ')}, each at most once`;
  return adminProblem('unknown-parameter', `Expected ${expected}, got "${clip(name)}".`);
}

/** Forms and plain text are what a page of another origin may send without asking first. */
function wrongMediaType({ headers }: CallHead): Reply | undefined {
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
  if (!hasBody) return undefined;
  const type = headers['content-type'];
  const coding = headers['content-encoding'] ?? 'identity';
  if (type !== undefined && bareType(type) === 'application/json' && coding === 'identity') return undefined;
  const came =
    coding === 'identity' ? `Content-Type ${clip(type ?? 'none')}` : `Content-Encoding ${clip(coding)}`;
  return adminProblem(
    'unsupported-media-type',
    `Expected a body of Content-Type application/json without Content-Encoding, got ${came}.`,
  );
}

function refuseBody(body: CallBody): Reply | undefined {
  if (body.kind === 'malformed') return adminProblem('malformed', body.message);
  if (body.kind !== 'too-large') return undefined;
  return adminProblem('body-too-large', `Expected a body of at most ${body.limitBytes} bytes. Send less.`);
}

function explain(error: unknown): Reply {
  if (error instanceof ControlError && isAdminCode(error.code))
    return adminProblem(error.code, error.message);
  const detail = `${(error as Error).message} This is a defect of the simulator: please report it with the request.`;
  return adminProblem('internal-error', detail);
}
