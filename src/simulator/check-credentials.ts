import type { Api, ApiOperation, SecurityScheme } from '../openapi/api.js';
import type { CallHead } from './call.js';

/**
 * Which credentials are taken: the demo ones (`demo`, one for each scheme), others in their place by scheme name, or
 * `any` that is well-formed.
 */
export type Credentials = 'any' | { readonly [scheme: string]: string };

/** `undefined` where the call may go on; else what is wrong, for the answer's message. */
export type CredentialCheck = (head: CallHead) => string | undefined;

const KEY = 'taskdouble-demo-key';
/** A well-formed JWT, short enough to be read in a shell line: `{"alg":"HS256"}`, `{"sub":"demo","exp":4102444800}`, `demo`. */
const TOKEN = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJkZW1vIiwiZXhwIjo0MTAyNDQ0ODAwfQ.ZGVtbw';

/** The credential that a scheme's requests carry: what the banner prints and the simulator takes by default. */
export function demoCredential(scheme: SecurityScheme): string {
  if (scheme.kind === 'bearer') return TOKEN;
  return scheme.kind === 'basic' ? 'demo:demo' : KEY;
}

/**
 * The check of one operation: any one of its requirements suffices, an empty one always holds. Where none does, what is
 * wrong with the credential that was sent counts, not that others are missing.
 */
export function createCredentialCheck(
  api: Api,
  operation: ApiOperation,
  credentials: Credentials,
): CredentialCheck {
  const alternatives = operation.security.map((requirement) =>
    [...requirement.keys()].map((name) => schemeCheck(api, name, credentials)),
  );
  if (alternatives.length === 0 || alternatives.some((checks) => checks.length === 0)) return () => undefined;
  return (head) => {
    const problems: string[] = [];
    for (const checks of alternatives) {
      const problem = firstProblem(checks, head);
      if (problem === undefined) return undefined;
      problems.push(problem);
    }
    return problems.find((problem) => !problem.endsWith(MISSING)) ?? [...new Set(problems)].join(' and ');
  };
}

const MISSING = 'is missing';

function firstProblem(checks: readonly CredentialCheck[], head: CallHead): string | undefined {
  for (const check of checks) {
    const problem = check(head);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function schemeCheck(api: Api, name: string, credentials: Credentials): CredentialCheck {
  const scheme = api.securitySchemes.get(name);
  if (scheme === undefined || scheme.kind === 'other') return () => undefined;
  const expected = credentials === 'any' ? undefined : expectedOf(scheme, credentials);
  const place = placeOf(scheme);
  return (head) => {
    const given = readCredential(scheme, head);
    if (given === undefined || given === '') return `${place} ${MISSING}`;
    if (given === expected) return undefined;
    if (!isWellFormed(scheme, given)) return `${place} is malformed`;
    return expected === undefined ? undefined : `${place} is not accepted`;
  };
}

const expectedOf = (scheme: SecurityScheme, own: Exclude<Credentials, 'any'>): string | undefined =>
  Object.hasOwn(own, scheme.name) ? own[scheme.name] : demoCredential(scheme);

function placeOf(scheme: SecurityScheme): string {
  if (scheme.kind === 'apiKey') return `${scheme.in} ${scheme.header}`;
  return scheme.kind === 'bearer'
    ? 'header Authorization: Bearer <token>'
    : 'header Authorization: Basic <credentials>';
}

function readCredential(scheme: SecurityScheme, head: CallHead): string | undefined {
  if (scheme.kind === 'bearer') return afterWord(head.headers['authorization'], 'bearer');
  if (scheme.kind === 'basic') {
    const encoded = afterWord(head.headers['authorization'], 'basic');
    return encoded === undefined ? undefined : Buffer.from(encoded, 'base64').toString('utf8');
  }
  if (scheme.kind !== 'apiKey') return undefined;
  if (scheme.in === 'header') return head.headers[scheme.header.toLowerCase()];
  if (scheme.in === 'query') return new URLSearchParams(head.query).get(scheme.header) ?? undefined;
  return readCookie(head.headers['cookie'], scheme.header);
}

function afterWord(header: string | undefined, word: string): string | undefined {
  if (header === undefined || header.slice(0, word.length + 1).toLowerCase() !== `${word} `) return undefined;
  return header.slice(word.length + 1).trim();
}

function readCookie(header: string | undefined, name: string): string | undefined {
  const pair = header?.split(/; */).find((part) => part.startsWith(`${name}=`));
  return pair?.slice(name.length + 1);
}

function isWellFormed(scheme: SecurityScheme, given: string): boolean {
  if (scheme.kind === 'basic') return given.includes(':');
  if (scheme.kind !== 'bearer' || scheme.format?.toUpperCase() !== 'JWT') return true;
  const [header, payload, signature, ...more] = given.split('.');
  return [header, payload].every(isJsonObject) && isSegment(signature) && more.length === 0;
}

/** Base64url without padding (RFC 7515, 2); it is not empty here: an unsigned token is no credential. */
const isSegment = (segment: string | undefined): segment is string =>
  segment !== undefined && /^[\w-]+$/.test(segment);

function isJsonObject(segment: string | undefined): boolean {
  if (!isSegment(segment)) return false;
  try {
    const value: unknown = JSON.parse(Buffer.from(segment, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
