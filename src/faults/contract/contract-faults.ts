import type { FaultKind } from '../fault-kind.js';
import { cancelIgnored } from './cancel-ignored.js';
import { cancelledThenCompleted } from './cancelled-then-completed.js';
import { completionWithoutResult } from './completion-without-result.js';
import { duplicateKeys } from './duplicate-keys.js';
import { emptyBody } from './empty-body.js';
import { finalStateLeft } from './final-state-left.js';
import { flapping } from './flapping.js';
import { htmlPage } from './html-page.js';
import { idMixUp } from './id-mix-up.js';
import { idReuse } from './id-reuse.js';
import { listDoubles } from './list-doubles.js';
import { listLeaks } from './list-leaks.js';
import { listMisordered } from './list-misordered.js';
import { listOmits } from './list-omits.js';
import { notFoundAfterCreate } from './not-found-after-create.js';
import { progressBack } from './progress-back.js';
import { progressOverEnd } from './progress-over-end.js';
import { progressStuck } from './progress-stuck.js';
import { refusalWithEffect } from './refusal-with-effect.js';
import { resultBeforeCompletion } from './result-before-completion.js';
import { resultChanging } from './result-changing.js';
import { staleRead } from './stale-read.js';
import { stateGoingBack } from './state-going-back.js';
import { stuckTask } from './stuck-task.js';
import { taskLost } from './task-lost.js';
import { taskResurrected } from './task-resurrected.js';
import { timestampsOutOfOrder } from './timestamps-out-of-order.js';
import { truncatedBody } from './truncated-body.js';
import { truncatedJson } from './truncated-json.js';
import { unknownStatus } from './unknown-status.js';
import { wrongCase } from './wrong-case.js';
import { wrongContentType } from './wrong-content-type.js';
import { wrongEnvelopeCode } from './wrong-envelope-code.js';

/** Faults that break a rule of the lifecycle or of the document, in the order of the catalogue. */
export const contractFaults: readonly FaultKind[] = [
  stuckTask,
  stateGoingBack,
  flapping,
  finalStateLeft,
  unknownStatus,
  wrongCase,
  notFoundAfterCreate,
  taskLost,
  taskResurrected,
  staleRead,
  idMixUp,
  idReuse,
  cancelIgnored,
  cancelledThenCompleted,
  refusalWithEffect,
  resultBeforeCompletion,
  completionWithoutResult,
  resultChanging,
  progressBack,
  progressOverEnd,
  progressStuck,
  timestampsOutOfOrder,
  listOmits,
  listDoubles,
  listLeaks,
  listMisordered,
  truncatedBody,
  truncatedJson,
  htmlPage,
  emptyBody,
  wrongContentType,
  duplicateKeys,
  wrongEnvelopeCode,
];
