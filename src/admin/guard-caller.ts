import { createHash, timingSafeEqual } from 'node:crypto';
import type { Reply } from '../simulator/call.js';
import { adminProblem } from './admin-problem.js';
import { clip } from './control-error.js';

/** Who sends a request: everything that the guard looks at. */
export type Caller = {
  /** IP address of the other end of the connection; absent where it is not known. */
  readonly peer: string | undefined;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
};

/**
 * Refuses whoever may not control the simulator; `undefined`: the caller may. Web pages of other origins never may.
 * With a token, whoever sends it may; without one, programs on this machine that know the server by a name of this
 * machine: a page whose own name was pointed at it (DNS rebinding) sends that name as `Host`.
 */
export function refuseCaller(token: string | undefined, caller: Caller): Reply | undefined {
  return refusePage(caller) ?? (token === undefined ? refuseStranger(caller) : refuseToken(token, caller));
}

/** Browsers say where a request comes from; other programs say nothing. */
function refusePage({ headers }: Caller): Reply | undefined {
  const site = headers['sec-fetch-site'];
  const { origin } = headers;
  const isForeign = origin !== undefined && !isOwnOrigin(origin, headers.host);
  if (!isForeign && (site === undefined || site === 'same-origin' || site === 'none')) return undefined;
  const from = origin === undefined ? `a ${clip(site ?? '')} request` : `Origin ${clip(origin)}`;
  return adminProblem(
    'foreign-origin',
    `Expected a program or a page of this origin, got ${from}. Pages of other origins cannot use the control API: call it from your test program.`,
  );
}

const isOwnOrigin = (origin: string, host: string | undefined): boolean =>
  host !== undefined && (origin === `http://${host}` || origin === `https://${host}`);

function refuseToken(token: string, { headers }: Caller): Reply | undefined {
  const given = /^bearer +(\S+) *$/i.exec(headers.authorization ?? '')?.[1];
  if (given !== undefined && isSame(given, token)) return undefined;
  const came = headers.authorization === undefined ? 'no Authorization header' : 'another one';
  return adminProblem(
    'unauthenticated',
    `Expected the token that the simulator was started with, got ${came}. Send "Authorization: Bearer <token>".`,
    { headers: { 'www-authenticate': 'Bearer realm="taskdouble control"' } },
  );
}

/** In a time that tells nothing about either text. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'];
const ADVICE =
  'Call it from this machine, or start the simulator with a token (--admin-token) and send that.';

function refuseStranger({ peer, headers }: Caller): Reply | undefined {
  if (peer === undefined || !isLoopbackAddress(peer)) {
    const detail = `Expected a caller on this machine, got ${peer ?? 'one without an address'}. ${ADVICE}`;
    return adminProblem('not-local', detail);
  }
  const forwarded = FORWARDED.find((name) => headers[name] !== undefined);
  if (forwarded !== undefined) {
    const detail = `Expected a caller on this machine, got one that came through a proxy (${forwarded}). ${ADVICE}`;
    return adminProblem('not-local', detail);
  }
  const { host } = headers;
  if (host !== undefined && isLoopbackName(host)) return undefined;
  const detail = `Expected Host localhost, 127.0.0.1 or [::1], got ${host === undefined ? 'none' : clip(host)}. ${ADVICE}`;
  return adminProblem('foreign-host', detail);
}

const LOOPBACK_V4 = /^127(?:\.\d{1,3}){3}$/;

function isLoopbackAddress(address: string): boolean {
  const plain = address.replace(/^::ffff:/i, '');
  return plain === '::1' || LOOPBACK_V4.test(plain);
}

function isLoopbackName(host: string): boolean {
  const name = host.replace(/:\d*$/, '').replace(/\.$/, '').toLowerCase();
  if (name === '[::1]' || LOOPBACK_V4.test(name)) return true;
  return name === 'localhost' || /^[a-z0-9.-]+\.localhost$/.test(name);
}
