import type { Reply } from './call.js';

/** Our own errors (RFC 9457), given where the document declares no form of its own. One table, stable codes. */
const PROBLEMS = {
  'no-route': { status: 404, title: 'No such route' },
  'unknown-task': { status: 404, title: 'Unknown task' },
  'wrong-method': { status: 405, title: 'Method not allowed' },
  unauthenticated: { status: 401, title: 'Missing or wrong credentials' },
  'unsupported-media-type': { status: 415, title: 'Unsupported media type' },
  'body-too-large': { status: 413, title: 'Body too large' },
  malformed: { status: 400, title: 'Malformed request' },
  invalid: { status: 422, title: 'Invalid request' },
  'unknown-preference': { status: 400, title: 'Unknown preference' },
  refused: { status: 409, title: 'Refused in this state' },
  'header-too-large': { status: 431, title: 'Request headers too large' },
  'request-timeout': { status: 408, title: 'Request not received in time' },
  'too-many-namespaces': { status: 403, title: 'Too many namespaces' },
  'internal-error': { status: 500, title: 'Internal error of the simulator' },
} as const;

/** The stable codes of our own errors. */
export type ProblemCode = keyof typeof PROBLEMS;

/** The status that goes with a code unless the document says otherwise. */
export const statusOf = (code: ProblemCode): number => PROBLEMS[code].status;

/** An `application/problem+json` answer. `detail` says what was expected, what came, and what to do. */
export function problemReply(
  code: ProblemCode,
  detail: string,
  more: {
    readonly headers?: Readonly<Record<string, string>>;
    readonly fields?: Readonly<Record<string, unknown>>;
    readonly status?: number;
  } = {},
): Reply {
  const { status, title } = PROBLEMS[code];
  const body = {
    type: `urn:taskdouble:problem:${code}`,
    title,
    status: more.status ?? status,
    detail,
    ...more.fields,
  };
  return problemJson(body, more.headers);
}

/** A problem as it is written out, with its own status. */
export function problemJson(
  problem: { readonly status: number } & Readonly<Record<string, unknown>>,
  headers?: Readonly<Record<string, string>>,
): Reply {
  return {
    status: problem.status,
    headers: { 'content-type': 'application/problem+json', ...headers },
    body: JSON.stringify(problem),
  };
}

/** What HTTP calls the statuses that stand for trouble on the way. */
const PHRASES: Readonly<Record<number, string>> = {
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  408: 'Request Timeout',
  409: 'Conflict',
  410: 'Gone',
  425: 'Too Early',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

/** A problem that is nothing but its status (RFC 9457, 4.2.1). */
export function statusProblem(status: number, detail: string): Reply {
  const title = PHRASES[status] ?? (status < 500 ? 'Client Error' : 'Server Error');
  return problemJson({ type: 'about:blank', title, status, detail });
}
