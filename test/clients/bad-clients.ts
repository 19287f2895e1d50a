import { unauthorizedRepeated } from './bad/401-repeated.js';
import { abortedEarly } from './bad/aborted-early.js';
import { busyLoopOnUnknownStatus } from './bad/busy-loop-on-unknown-status.js';
import { duplicateTaskAbandoned } from './bad/duplicate-task-abandoned.js';
import { errorIgnored } from './bad/error-ignored.js';
import { finalNotFetched } from './bad/final-not-fetched.js';
import { gaveUp } from './bad/gave-up.js';
import { gaveUpOnOneError } from './bad/gave-up-on-one-error.js';
import { neverGaveUp } from './bad/never-gave-up.js';
import { noJitter } from './bad/no-jitter.js';
import { parallelPolls } from './bad/parallel-polls.js';
import { pollAfterFinal } from './bad/poll-after-final.js';
import { pollAfterGone } from './bad/poll-after-gone.js';
import { pollTooOften } from './bad/poll-too-often.js';
import { pollTooRarely } from './bad/poll-too-rarely.js';
import { rateLimitNotShared } from './bad/rate-limit-not-shared.js';
import { redirectLoopFollowed } from './bad/redirect-loop-followed.js';
import { redirectNotFollowed } from './bad/redirect-not-followed.js';
import { refusedMove } from './bad/refused-move.js';
import { resultBeforeCompletion } from './bad/result-before-completion.js';
import { retriedSubmitMayDuplicate } from './bad/retried-submit-may-duplicate.js';
import { retriedSubmitWithoutKey } from './bad/retried-submit-without-key.js';
import { retryAfterIgnored } from './bad/retry-after-ignored.js';
import { retryWithoutBackoff } from './bad/retry-without-backoff.js';
import { unusedTask } from './bad/unused-task.js';
import type { BadClient } from './client-kit.js';

/** One client for each finding, with just that habit. */
export const badClients: readonly BadClient[] = [
  unauthorizedRepeated,
  abortedEarly,
  busyLoopOnUnknownStatus,
  duplicateTaskAbandoned,
  errorIgnored,
  finalNotFetched,
  gaveUp,
  gaveUpOnOneError,
  neverGaveUp,
  noJitter,
  parallelPolls,
  pollAfterFinal,
  pollAfterGone,
  pollTooOften,
  pollTooRarely,
  rateLimitNotShared,
  redirectLoopFollowed,
  redirectNotFollowed,
  refusedMove,
  resultBeforeCompletion,
  retriedSubmitMayDuplicate,
  retriedSubmitWithoutKey,
  retryAfterIgnored,
  retryWithoutBackoff,
  unusedTask,
];
