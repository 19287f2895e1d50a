import type { Finding } from './model.js';

/** A finding before it knows where the lifecycle stands in the document. */
export type Problem = {
  readonly code: string;
  /** Default: error. */
  readonly severity?: Finding['severity'];
  /** Its place in the lifecycle object, or, with `inDocument`, in the whole document. */
  readonly at: string;
  readonly inDocument?: boolean;
  readonly message: string;
  readonly hint: string;
};

/** Takes down one problem. */
export type Report = (problem: Problem) => void;

/** Where the lifecycle stands in an OpenAPI document. */
const lifecyclePointer = '/x-task-lifecycle';

/** The problem as a finding on the document. */
export function toFinding(problem: Problem): Finding {
  const { code, severity = 'error', at, inDocument = false, message, hint } = problem;
  return { code, severity, pointer: inDocument ? at : `${lifecyclePointer}${at}`, message, hint };
}
