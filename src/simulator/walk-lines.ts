import { labelsOf } from '../lifecycle/read-state.js';
import type { Api, ApiOperation } from '../openapi/api.js';
import { sampleRequest } from '../openapi/sample-request.js';
import { demoCredential } from './check-credentials.js';

/** Shell lines that walk one task from submit to result: `curl`, `sed` and `grep` suffice. */
export type Walk = { readonly submit: string; readonly poll: string; readonly result?: string };

/** The walk of an API served at `baseUrl`, or `undefined` where the lifecycle has no way to submit and to read. */
export function walkLines(api: Api, baseUrl: string): Walk | undefined {
  const submit = api.operations.find((spec) => spec.lifecycle?.creates !== undefined);
  const read = api.operations.find((spec) => isReading(spec) && spec.snapshot);
  if (submit === undefined || read === undefined) return undefined;
  const result = api.operations.find((spec) => isReading(spec) && !spec.snapshot && allowsSuccess(api, spec));
  const readLine = `${curl(api, read)} ${quoted(urlOf(baseUrl, read))}`;
  return {
    submit: submitLine(api, submit, baseUrl),
    poll: `until ${readLine} | tee /dev/stderr | grep -qE '${finalPattern(api)}'; do echo; sleep 1; done; echo`,
    ...(result !== undefined && { result: `${curl(api, result)} ${quoted(urlOf(baseUrl, result))}; echo` }),
  };
}

const isReading = (spec: ApiOperation): boolean =>
  spec.method === 'GET' && spec.target?.kind === 'path' && spec.lifecycle?.moves === undefined;

function allowsSuccess(api: Api, spec: ApiOperation): boolean {
  const states = [...api.lifecycle.states.values()];
  return states.some((state) => state.final === 'success' && spec.lifecycle?.allow.has(state.name));
}

/** `ID=$(curl … | sed …)`: the id is cut out of the answer's body or header. */
function submitLine(api: Api, spec: ApiOperation, baseUrl: string): string {
  const sample = sampleRequest(api, spec);
  const parts = [curl(api, spec), ...sample.curlArguments.map(shellWord)];
  const creates = spec.lifecycle?.creates;
  const header = creates?.kind === 'header';
  const call = `${parts.join(' ')} ${header ? '-D - -o /dev/null ' : ''}${quoted(`${baseUrl}${sample.url}`)}`;
  return `ID=$(${call} | tee /dev/stderr | sed -nE '${header ? headerCut(creates.name) : bodyCut(creates?.pointer.tokens.at(-1) ?? 'id')}'); echo "task $ID"`;
}

const bodyCut = (member: string): string => `s/.*"${member}": ?"?([^",}]+).*/\\1/p`;
const headerCut = (name: string): string => `s#^${name.toLowerCase()}: (.*/)?([^/\\r]+).*#\\2#Ip`;

/** Matches an answer that shows a final label. */
function finalPattern(api: Api): string {
  const labels = [...api.lifecycle.states.values()]
    .filter((state) => state.final !== undefined)
    .flatMap(labelsOf);
  const member = api.lifecycle.fields.state?.tokens.at(-1) ?? 'status';
  return `"${member}": ?"(${[...new Set(labels)].join('|')})"`;
}

function curl(api: Api, spec: ApiOperation): string {
  const [requirement] = spec.security;
  const headers = [...(requirement?.keys() ?? [])].flatMap((name) => {
    const scheme = api.securitySchemes.get(name);
    if (scheme === undefined) return [];
    if (scheme.kind === 'bearer') return [`-H 'Authorization: Bearer ${demoCredential(scheme)}'`];
    if (scheme.kind === 'apiKey' && scheme.in === 'header')
      return [`-H '${scheme.header}: ${demoCredential(scheme)}'`];
    return scheme.kind === 'basic' ? [`-u ${demoCredential(scheme)}`] : [];
  });
  return ['curl -sS', ...headers].join(' ');
}

const urlOf = (baseUrl: string, spec: ApiOperation): string =>
  baseUrl + spec.path.replace(/\{[^}]+\}/, '$ID');

/** Double quotes: `$ID` is the shell's. */
const quoted = (url: string): string => `"${url}"`;
const shellWord = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
