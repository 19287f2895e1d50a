import { startChunkrReference } from '../reference/chunkr/server.js';
import * as answers from './answer-servers.js';
import { startDyingServer, startNothing } from './going-servers.js';
import type { Hostile } from './hostile.js';
import * as sockets from './socket-servers.js';

/** A hostile server, and how a check of it should end. */
export type HostileServer = {
  readonly name: string;
  readonly start: () => Promise<Hostile>;
  /** 3: nothing could be judged. 1: what it says breaks the document. */
  readonly exitCode: 1 | 3;
  readonly why: string;
};

const neverAnswers = 'no answer is ever whole, so that nothing can be judged';
const neverCreates = 'no task can be created: the trouble is not about the document';
const breaksDocument = 'the answer is whole, and the document does not permit it';

/** All of them. The one that dies is right as long as it lives: a Chunkr. */
export const hostileServers: readonly HostileServer[] = [
  { name: 'never answers', start: sockets.startSilentServer, exitCode: 3, why: neverAnswers },
  { name: 'hangs up (FIN)', start: sockets.startHangingUpServer, exitCode: 3, why: neverAnswers },
  { name: 'resets (RST)', start: sockets.startResettingServer, exitCode: 3, why: neverAnswers },
  {
    name: 'resets after the request',
    start: sockets.startResettingAfterRequestServer,
    exitCode: 3,
    why: neverAnswers,
  },
  { name: 'no HTTP', start: sockets.startGarbageServer, exitCode: 3, why: neverAnswers },
  { name: 'cut off in the body', start: sockets.startCutOffServer, exitCode: 3, why: neverAnswers },
  { name: 'endless header', start: sockets.startEndlessHeaderServer, exitCode: 3, why: neverAnswers },
  {
    name: 'endless interim answers',
    start: sockets.startEndlessInterimServer,
    exitCode: 3,
    why: neverAnswers,
  },
  { name: 'a byte a second', start: sockets.startDribblingServer, exitCode: 3, why: neverAnswers },
  { name: 'a body of 1 GiB', start: answers.startGigabyteServer, exitCode: 3, why: neverAnswers },
  { name: 'endless body', start: answers.startEndlessBodyServer, exitCode: 3, why: neverAnswers },
  { name: 'gzip bomb', start: answers.startGzipBombServer, exitCode: 3, why: neverAnswers },
  { name: '500 with a body', start: answers.startFailingServer, exitCode: 3, why: neverCreates },
  { name: '500 with nothing', start: answers.startSilentlyFailingServer, exitCode: 3, why: neverCreates },
  { name: '401', start: answers.startUnauthorizedServer, exitCode: 3, why: neverCreates },
  { name: '429 for an hour', start: answers.startLimitedServer, exitCode: 3, why: neverCreates },
  { name: 'redirects to itself', start: answers.startSelfRedirectingServer, exitCode: 3, why: neverCreates },
  {
    name: 'redirects to another port and back',
    start: answers.startAwayRedirectingServer,
    exitCode: 3,
    why: neverCreates,
  },
  { name: '200 with {}', start: answers.startEmptyObjectServer, exitCode: 1, why: breaksDocument },
  { name: '200 with broken JSON', start: answers.startBrokenJsonServer, exitCode: 1, why: breaksDocument },
  { name: '200 with deep JSON', start: answers.startDeepJsonServer, exitCode: 1, why: breaksDocument },
  {
    name: '200 with the page of a login',
    start: answers.startLoginPageServer,
    exitCode: 1,
    why: breaksDocument,
  },
  {
    name: 'right for 20 requests, then down',
    start: async () => startDyingServer(await startChunkrReference()),
    exitCode: 3,
    why: 'most of the check could not be carried out, and what could found nothing',
  },
  { name: 'nothing there', start: startNothing, exitCode: 3, why: neverAnswers },
];
