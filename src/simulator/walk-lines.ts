import { labelsOf } from '../lifecycle/read-state.js';
import type { Api, ApiOperation } from '../openapi/api.js';
import { sampleRequest } from '../openapi/sample-request.js';
import type { Credentials } from './check-credentials.js';
import { acceptedCredential } from './demo-credentials.js';

/** Shell lines that walk one task from submit to result: `curl`, `sed` and `grep` suffice. */
export type Walk = { readonly submit: string; readonly poll: string; readonly result?: string };

/** The walk of an API served at `baseUrl`, or `undefined` where the lifecycle has no way to submit and to read. */
export function walkLines(api: Api, baseUrl: string, credentials: Credentials): Walk | undefined {
  const submit = api.operations.find((spec) => spec.lifecycle?.creates !== undefined);
  const read = api.operations.find((spec) => isReading(spec) && spec.snapshot);
  if (submit === undefined || read === undefined) return undefined;
  const result = api.operations.find((spec) => isReading(spec) && !spec.snapshot && allowsSuccess(api, spec));
  const get = (spec: ApiOperation) => {
    const carried = carriedBy(api, spec, credentials);
    return `${curl(carried)} ${quoted(withQuery(urlOf(baseUrl, spec), carried))}`;
  };
  return {
    submit: submitLine(api, submit, { baseUrl, carried: carriedBy(api, submit, credentials) }),
    poll: `until ${get(read)} | tee /dev/stderr | grep -qE '${finalPattern(api)}'; do echo; sleep 1; done; echo`,
    ...(result !== undefined && { result: `${get(result)}; echo` }),
  };
}

const isReading = (spec: ApiOperation): boolean =>
  spec.method === 'GET' && spec.target?.kind === 'path' && spec.lifecycle?.moves === undefined;

function allowsSuccess(api: Api, spec: ApiOperation): boolean {
  const states = [...api.lifecycle.states.values()];
  return states.some((state) => state.final === 'success' && spec.lifecycle?.allow.has(state.name));
}

type Submitting = { readonly baseUrl: string; readonly carried: Carried };

/** `ID=$(curl … | sed …)`: the id is cut out of the answer's body or header. */
function submitLine(api: Api, spec: ApiOperation, { baseUrl, carried }: Submitting): string {
  const sample = sampleRequest(api, spec);
  const parts = [curl(carried), ...sample.curlArguments.map(shellWord)];
  const creates = spec.lifecycle?.creates;
  const header = creates?.kind === 'header';
  const url = quoted(withQuery(`${baseUrl}${sample.url}`, carried));
  const call = `${parts.join(' ')} ${header ? '-D - -o /dev/null ' : ''}${url}`;
  return `ID=$(${call} | tee /dev/stderr | sed -nE '${header ? headerCut(creates.name) : bodyCut(creates?.pointer.tokens.at(-1) ?? 'id')}'); echo; echo "task $ID"`;
}

/** The first member of that name: an answer may have others of the same name further in. */
const bodyCut = (member: string): string => `s/"${member}": ?"?([^",}]+).*/#\\1/; s/.*#//p`;
const headerCut = (name: string): string => `s#^${name.toLowerCase()}: (.*/)?([^/\\r]+).*#\\2#Ip`;

/** Matches an answer that shows a final label. */
function finalPattern(api: Api): string {
  const labels = [...api.lifecycle.states.values()]
    .filter((state) => state.final !== undefined)
    .flatMap(labelsOf);
  const member = api.lifecycle.fields.state?.tokens.at(-1) ?? 'status';
  return `"${member}": ?"(${[...new Set(labels)].join('|')})"`;
}

/** What a request carries for its credentials: words of the shell, and parameters of the query. */
type Carried = { readonly words: readonly string[]; readonly query: readonly string[] };

/** The first of the operation's alternatives is carried; `{}` carries nothing. */
function carriedBy(api: Api, spec: ApiOperation, credentials: Credentials): Carried {
  const words: string[] = [];
  const query: string[] = [];
  for (const name of spec.security[0]?.keys() ?? []) {
    const scheme = api.securitySchemes.get(name);
    if (scheme === undefined) continue;
    const value = acceptedCredential(scheme, name, credentials);
    if (scheme.kind === 'bearer') words.push('-H', `Authorization: Bearer ${value}`);
    else if (scheme.kind === 'basic') words.push('-u', value);
    else if (scheme.kind !== 'apiKey') continue;
    else if (scheme.in === 'header') words.push('-H', `${scheme.header}: ${value}`);
    else if (scheme.in === 'cookie') words.push('-b', `${scheme.header}=${value}`);
    else query.push(`${encodeURIComponent(scheme.header)}=${encodeURIComponent(value)}`);
  }
  return { words, query };
}

const curl = ({ words }: Carried): string => ['curl -sS', ...words.map(shellWord)].join(' ');

const withQuery = (url: string, { query }: Carried): string =>
  query.length === 0 ? url : `${url}${url.includes('?') ? '&' : '?'}${query.join('&')}`;

const urlOf = (baseUrl: string, spec: ApiOperation): string =>
  baseUrl + spec.path.replace(/\{[^}]+\}/, '$ID');

/** Double quotes: `$ID` is the shell's. */
const quoted = (url: string): string => `"${url}"`;
const shellWord = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
