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
/** A well-formed JWT: `{"alg":"HS256","typ":"JWT"}`, `{"sub":"taskdouble-demo","exp":4102444800}`, a fixed signature. */
const TOKEN = [
  'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9',
  'eyJzdWIiOiJ0YXNrZG91YmxlLWRlbW8iLCJleHAiOjQxMDI0NDQ4MDB9',
  'dGFza2RvdWJsZS1kZW1vLXNpZ25hdHVyZQ',
].join('.');

/** The credential that a scheme's requests carry: what the banner prints and the simulator takes by default. */
export function demoCredential(scheme: SecurityScheme): string {
  if (scheme.kind === 'bearer') return TOKEN;
  return scheme.kind === 'basic' ? 'demo:demo' : KEY;
}

/** The check of one operation: any one of its requirements suffices, an empty one always holds. */
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
    let problem: string | undefined;
    for (const checks of alternatives) {
      problem = firstProblem(checks, head);
      if (problem === undefined) return undefined;
    }
    return problem;
  };
}

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
  const expected = credentials === 'any' ? undefined : (credentials[name] ?? demoCredential(scheme));
  const place = placeOf(scheme);
  return (head) => {
    const given = readCredential(scheme, head);
    if (given === undefined || given === '') return `${place} is missing`;
    if (!isWellFormed(scheme, given)) return `${place} is malformed`;
    return expected === undefined || given === expected ? undefined : `${place} is not accepted`;
  };
}

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
  const [header, payload, signature] = given.split('.');
  return [header, payload].every(isJsonSegment) && /^[\w-]+$/.test(signature ?? '');
}

function isJsonSegment(segment: string | undefined): boolean {
  try {
    return typeof JSON.parse(Buffer.from(segment ?? '', 'base64url').toString('utf8')) === 'object';
  } catch {
    return false;
  }
}
