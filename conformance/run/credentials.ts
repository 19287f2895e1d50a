import type { Api, ApiOperation, SecurityRequirement, SecurityScheme } from '../../src/openapi/api.js';
import type { TargetCredentials } from '../target/target.js';

/** What the credentials of one request add to it. */
export type CredentialParts = {
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
};

/** How a request is sent: as it should be, or with a credential that the service must refuse. */
export type CredentialUse = 'right' | 'absent' | 'wrong' | 'malformed';

type Sendable = Exclude<SecurityScheme, { kind: 'other' }>;

/** What the credentials of a request are chosen by. */
export type CredentialSources = {
  readonly api: Api;
  readonly operation: ApiOperation;
  readonly credentials: TargetCredentials;
  /** Which of the operation's requirements is met, from 0; `undefined`: the first whose credentials are all known. */
  readonly requirement: number | undefined;
};

/** The credentials of a request. Those that must be refused have nothing of the right ones in them. */
export function credentialParts(sources: CredentialSources, use: CredentialUse): CredentialParts {
  const { api, operation, credentials } = sources;
  if (use === 'absent') return join([]);
  const schemes = schemesOf(api, chooseRequirement(sources));
  if (use !== 'right') return join(schemes.map((scheme) => place(scheme, UNFIT[use](scheme))));
  // An operation that is open to all may still tell those apart who say who they are.
  const wanted = operation.security.length > 0 ? schemes : schemesOf(api, Object.keys(credentials));
  return join(
    wanted.flatMap((scheme) => {
      const secret = Object.hasOwn(credentials, scheme.name) ? credentials[scheme.name] : undefined;
      return secret === undefined ? [] : [place(scheme, secret.reveal())];
    }),
  );
}

/** Where the operation's credentials stand, whichever requirement is met: what a request without any leaves out. */
export function credentialPlaces(api: Api, operation: ApiOperation): CredentialParts {
  const names = operation.security.flatMap((requirement) => [...requirement.keys()]);
  return join(schemesOf(api, names).map((scheme) => place(scheme, '')));
}

/** Where none is met, the first: what it lacks is seen. */
function chooseRequirement({
  operation: { security },
  credentials,
  requirement,
}: CredentialSources): readonly string[] {
  const isMet = (one: SecurityRequirement): boolean =>
    [...one.keys()].every((name) => Object.hasOwn(credentials, name));
  const chosen = requirement === undefined ? undefined : security[requirement];
  return [...((chosen ?? security.find(isMet) ?? security[0])?.keys() ?? [])];
}

const schemesOf = ({ securitySchemes }: Api, names: readonly string[]): readonly Sendable[] =>
  [...new Set(names)].flatMap((name) => {
    const scheme = securitySchemes.get(name);
    return scheme === undefined || scheme.kind === 'other' ? [] : [scheme];
  });

/** `{"alg":"HS256"}`, `{"sub":"nobody","exp":4102444800}`, and bytes that sign nothing. */
const FOREIGN_JWT =
  'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJub2JvZHkiLCJleHAiOjQxMDI0NDQ4MDB9.q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQ';
const FOREIGN_KEY = 'b5f1c0d2e8a94f7c9d3a6e1b7c4f2a80';

const UNFIT: Readonly<Record<'wrong' | 'malformed', (scheme: Sendable) => string>> = {
  wrong: (scheme) => {
    if (scheme.kind === 'basic') return 'nobody:b5f1c0d2e8a94f7c';
    const isJwt = scheme.kind === 'bearer' && scheme.format?.toUpperCase() === 'JWT';
    return isJwt ? FOREIGN_JWT : FOREIGN_KEY;
  },
  // A key has no form that could be wrong, but it is never empty.
  malformed: (scheme) => (scheme.kind === 'apiKey' ? '' : '%'),
};

function place(scheme: Sendable, value: string): CredentialParts {
  if (scheme.kind === 'bearer') return { headers: { authorization: `Bearer ${value}` }, query: {} };
  if (scheme.kind === 'basic') {
    // Without a colon it is no user and password, encoded or not.
    const encoded = value.includes(':') ? Buffer.from(value).toString('base64') : value;
    return { headers: { authorization: `Basic ${encoded}` }, query: {} };
  }
  if (scheme.in === 'query') return { headers: {}, query: { [scheme.header]: value } };
  if (scheme.in === 'header') return { headers: { [scheme.header.toLowerCase()]: value }, query: {} };
  return { headers: { cookie: `${scheme.header}=${value}` }, query: {} };
}

/** Cookies share one header. */
function join(parts: readonly CredentialParts[]): CredentialParts {
  const headers: Record<string, string> = {};
  for (const part of parts) {
    for (const [name, value] of Object.entries(part.headers)) {
      const before = name === 'cookie' ? headers[name] : undefined;
      headers[name] = before === undefined ? value : `${before}; ${value}`;
    }
  }
  return { headers, query: Object.assign({}, ...parts.map(({ query }) => query)) };
}
