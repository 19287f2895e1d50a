import type { Reply } from '../simulator/call.js';
import { problemJson } from '../simulator/problem.js';
import type { ControlCode } from './control-error.js';

/** Errors of the control API (RFC 9457). One table, stable codes. */
const PROBLEMS = {
  'no-route': { status: 404, title: 'No such route' },
  'wrong-method': { status: 405, title: 'Method not allowed' },
  'unknown-parameter': { status: 400, title: 'Unknown parameter' },
  malformed: { status: 400, title: 'Malformed request' },
  unauthenticated: { status: 401, title: 'Missing or wrong token' },
  'not-local': { status: 403, title: 'Caller on another machine' },
  'foreign-host': { status: 403, title: 'Foreign host name' },
  'foreign-origin': { status: 403, title: 'Web page of another origin' },
  'unsupported-media-type': { status: 415, title: 'Unsupported media type' },
  'body-too-large': { status: 413, title: 'Body too large' },
  'internal-error': { status: 500, title: 'Internal error of the simulator' },
  invalid: { status: 422, title: 'Invalid value' },
  'unknown-task': { status: 404, title: 'Unknown task' },
  'ambiguous-task': { status: 409, title: 'Several tasks have the id' },
  'unknown-state': { status: 422, title: 'Unknown state' },
  'unknown-outcome': { status: 422, title: 'Unknown outcome' },
  'unknown-api': { status: 422, title: 'Unknown API' },
  'unknown-rule': { status: 404, title: 'Unknown fault rule' },
  'invalid-fault': { status: 422, title: 'Invalid fault rule' },
  'unknown-profile': { status: 422, title: 'Unknown profile' },
  'unknown-scenario': { status: 422, title: 'Unknown scenario' },
  'unknown-namespace': { status: 404, title: 'Unknown namespace' },
  'too-many-namespaces': { status: 422, title: 'Too many namespaces' },
  'clock-backwards': { status: 409, title: 'The clock does not go back' },
} as const satisfies Readonly<Record<ControlCode, Problem>> & Readonly<Record<string, Problem>>;

type Problem = { readonly status: number; readonly title: string };

/** The stable codes of the control API's errors. */
export type AdminCode = keyof typeof PROBLEMS;

/** Whether the text is one of the codes. */
export const isAdminCode = (code: string): code is AdminCode => Object.hasOwn(PROBLEMS, code);

/** An `application/problem+json` answer. `detail` says what was expected, what came, and what to do. */
export function adminProblem(
  code: AdminCode,
  detail: string,
  more: {
    readonly headers?: Readonly<Record<string, string>>;
    readonly errors?: readonly { readonly in: string; readonly field: string; readonly message: string }[];
  } = {},
): Reply {
  const { status, title } = PROBLEMS[code];
  const errors = more.errors === undefined ? {} : { errors: more.errors };
  const type = `urn:taskdouble:problem:${code}`;
  return problemJson({ type, title, status, detail, code, ...errors }, more.headers);
}
