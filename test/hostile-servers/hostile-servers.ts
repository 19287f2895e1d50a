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
  /** What the report says first: what happened, and what to do. */
  readonly says: RegExp;
  /** More requests than that are a waste. Default 40. */
  readonly atMost?: number;
};

const neverAnswers = 'no answer is ever whole, so that nothing can be judged';
const neverCreates = 'no task can be created: the trouble is not about the document';
const breaksDocument = 'the answer is whole, and the document does not permit it';

/** All of them. The one that dies is right as long as it lives: a Chunkr. */
export const hostileServers: readonly HostileServer[] = [
  {
    name: 'never answers',
    start: sockets.startSilentServer,
    exitCode: 3,
    why: neverAnswers,
    says: /No request to \S+ was answered: timed out after 400 ms\. .*give it more time by budget\.requestTimeout/,
  },
  {
    name: 'hangs up (FIN)',
    start: sockets.startHangingUpServer,
    exitCode: 3,
    why: neverAnswers,
    says: /was answered: connection reset\. Check whether the service runs, and the host and port/,
  },
  {
    name: 'resets (RST)',
    start: sockets.startResettingServer,
    exitCode: 3,
    why: neverAnswers,
    says: /was answered: connection reset\. Check whether the service runs/,
  },
  {
    name: 'resets after the request',
    start: sockets.startResettingAfterRequestServer,
    exitCode: 3,
    why: neverAnswers,
    says: /was answered: connection reset\. Check whether the service runs/,
  },
  {
    name: 'no HTTP',
    start: sockets.startGarbageServer,
    exitCode: 3,
    why: neverAnswers,
    says: /was answered: answer is not HTTP\. Check whether baseUrl begins with the right one of http/,
  },
  {
    name: 'cut off in the body',
    start: sockets.startCutOffServer,
    exitCode: 3,
    why: neverAnswers,
    says: /was answered: answer cut off\. Check/,
  },
  {
    name: 'endless header',
    start: sockets.startEndlessHeaderServer,
    exitCode: 3,
    why: neverAnswers,
    says: /was answered: headers of the answer too long\. /,
  },
  {
    name: 'endless interim answers',
    start: sockets.startEndlessInterimServer,
    exitCode: 3,
    why: neverAnswers,
    says: /was answered: timed out after 400 ms\. /,
  },
  {
    name: 'a byte a second',
    start: sockets.startDribblingServer,
    exitCode: 3,
    why: neverAnswers,
    says: /was answered: timed out after 400 ms\. /,
  },
  {
    name: 'a body of 1 GiB',
    start: answers.startGigabyteServer,
    exitCode: 3,
    why: neverAnswers,
    says: /was answered: answer longer than 10485760 bytes\. Give it more room by budget\.maxAnswer/,
  },
  {
    name: 'endless body',
    start: answers.startEndlessBodyServer,
    exitCode: 3,
    why: neverAnswers,
    says: /was answered: answer longer than 10485760 bytes\. /,
  },
  {
    name: 'gzip bomb',
    start: answers.startGzipBombServer,
    exitCode: 3,
    why: neverAnswers,
    says: /was answered: answer longer than 10485760 bytes\. /,
  },
  {
    name: '500 with a body',
    start: answers.startFailingServer,
    exitCode: 3,
    why: neverCreates,
    says: /The first 1\d requests .* were all answered 500\. Look at its log/,
  },
  {
    name: '500 with nothing',
    start: answers.startSilentlyFailingServer,
    exitCode: 3,
    why: neverCreates,
    says: /The first 1\d requests .* were all answered 500\. Look at its log/,
  },
  {
    name: '401',
    start: answers.startUnauthorizedServer,
    exitCode: 3,
    why: neverCreates,
    says: /The first 1\d requests .* were all answered 401\. Check the credentials: those of the target file/,
  },
  {
    name: '429 for an hour',
    start: answers.startLimitedServer,
    exitCode: 3,
    why: neverCreates,
    says: /asks to wait for 3600 s .* longer than the check may take\. Try again later/,
  },
  {
    name: 'redirects to itself',
    start: answers.startSelfRedirectingServer,
    exitCode: 3,
    why: neverCreates,
    says: /were all answered 307\. Redirects are not followed: give where it leads/,
  },
  {
    name: 'redirects to another port and back',
    start: answers.startAwayRedirectingServer,
    exitCode: 3,
    why: neverCreates,
    says: /were all answered 307\. Redirects are not followed: give where it leads \(http:/,
  },
  {
    name: '200 with {}',
    start: answers.startEmptyObjectServer,
    exitCode: 1,
    why: breaksDocument,
    says: /The check fails: \d+ rules do not pass/,
    atMost: 250,
  },
  {
    name: '200 with broken JSON',
    start: answers.startBrokenJsonServer,
    exitCode: 1,
    why: breaksDocument,
    says: /The check fails: \d+ rules do not pass/,
    atMost: 250,
  },
  {
    name: '200 with deep JSON',
    start: answers.startDeepJsonServer,
    exitCode: 1,
    why: breaksDocument,
    says: /The check fails: \d+ rules do not pass/,
    atMost: 250,
  },
  {
    name: '200 with the page of a login',
    start: answers.startLoginPageServer,
    exitCode: 1,
    why: breaksDocument,
    says: /The check fails: \d+ rules do not pass/,
    atMost: 250,
  },
  {
    name: 'right for 20 requests, then down',
    start: async () => startDyingServer(await startChunkrReference()),
    exitCode: 3,
    why: 'most of the check could not be carried out, and what could found nothing',
    says: /answered 20 requests and then none of the last \d+: connection refused\. Look at its log/,
    atMost: 80,
  },
  {
    name: 'nothing there',
    start: startNothing,
    exitCode: 3,
    why: neverAnswers,
    says: /was answered: connection refused\. Check whether the service runs/,
  },
];
