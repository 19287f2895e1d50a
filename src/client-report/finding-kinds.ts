import type { FindingKind } from './finding-kind.js';
import { unauthorizedRepeated } from './findings/401-repeated.js';
import { abortedEarly } from './findings/aborted-early.js';
import { busyLoopOnUnknownStatus } from './findings/busy-loop-on-unknown-status.js';
import { duplicateTaskAbandoned } from './findings/duplicate-task-abandoned.js';
import { errorIgnored } from './findings/error-ignored.js';
import { finalNotFetched } from './findings/final-not-fetched.js';
import { gaveUp } from './findings/gave-up.js';
import { gaveUpOnOneError } from './findings/gave-up-on-one-error.js';
import { neverGaveUp } from './findings/never-gave-up.js';
import { noJitter } from './findings/no-jitter.js';
import { parallelPolls } from './findings/parallel-polls.js';
import { pollAfterFinal } from './findings/poll-after-final.js';
import { pollAfterGone } from './findings/poll-after-gone.js';
import { pollTooOften } from './findings/poll-too-often.js';
import { pollTooRarely } from './findings/poll-too-rarely.js';
import { rateLimitNotShared } from './findings/rate-limit-not-shared.js';
import { redirectLoopFollowed } from './findings/redirect-loop-followed.js';
import { redirectNotFollowed } from './findings/redirect-not-followed.js';
import { refusedMove } from './findings/refused-move.js';
import { resultBeforeCompletion } from './findings/result-before-completion.js';
import { retriedSubmitMayDuplicate } from './findings/retried-submit-may-duplicate.js';
import { retriedSubmitWithoutKey } from './findings/retried-submit-without-key.js';
import { retryAfterIgnored } from './findings/retry-after-ignored.js';
import { retryWithoutBackoff } from './findings/retry-without-backoff.js';
import { unusedTask } from './findings/unused-task.js';

/** Everything that a client can be told, the worst first. */
export const findingKinds: readonly FindingKind[] = [
  pollAfterFinal,
  busyLoopOnUnknownStatus,
  retryAfterIgnored,
  gaveUpOnOneError,
  retriedSubmitWithoutKey,
  unauthorizedRepeated,
  errorIgnored,
  pollTooOften,
  parallelPolls,
  pollAfterGone,
  neverGaveUp,
  retryWithoutBackoff,
  abortedEarly,
  resultBeforeCompletion,
  refusedMove,
  duplicateTaskAbandoned,
  redirectNotFollowed,
  redirectLoopFollowed,
  pollTooRarely,
  gaveUp,
  noJitter,
  rateLimitNotShared,
  retriedSubmitMayDuplicate,
  unusedTask,
  finalNotFetched,
];
