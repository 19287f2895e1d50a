import type { FaultKind } from '../fault-kind.js';
import { answerLost } from './answer-lost.js';
import { bandwidth } from './bandwidth.js';
import { connectionRefused } from './connection-refused.js';
import { dribble } from './dribble.js';
import { duplicateSubmission } from './duplicate-submission.js';
import { emptyResponse } from './empty-response.js';
import { expiredResult } from './expired-result.js';
import { hang } from './hang.js';
import { instantTask } from './instant-task.js';
import { keepAliveClosed } from './keep-alive-closed.js';
import { latency } from './latency.js';
import { limitData } from './limit-data.js';
import { maintenance } from './maintenance.js';
import { malformedChunk } from './malformed-chunk.js';
import { randomData } from './random-data.js';
import { rateLimit } from './rate-limit.js';
import { redirect } from './redirect.js';
import { reset } from './reset.js';
import { serverError } from './server-error.js';
import { serverRestart } from './server-restart.js';
import { slicer } from './slicer.js';
import { slowClose } from './slow-close.js';
import { slowHeaders } from './slow-headers.js';
import { slowTask } from './slow-task.js';
import { tooManyRequests } from './too-many-requests.js';
import { truncate } from './truncate.js';
import { unauthorized } from './unauthorized.js';

/** The surroundings misbehave while the contract holds: what every client must be able to bear. */
export const environmentFaults: readonly FaultKind[] = [
  latency,
  dribble,
  bandwidth,
  slicer,
  slowHeaders,
  slowClose,
  hang,
  tooManyRequests,
  rateLimit,
  serverError,
  maintenance,
  unauthorized,
  redirect,
  connectionRefused,
  serverRestart,
  reset,
  answerLost,
  emptyResponse,
  truncate,
  limitData,
  malformedChunk,
  randomData,
  keepAliveClosed,
  slowTask,
  instantTask,
  duplicateSubmission,
  expiredResult,
];
