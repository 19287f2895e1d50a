import type { Exchange, Payload } from '../../src/exchange/exchange.js';
import type { Api, ApiOperation, SecurityScheme } from '../../src/openapi/api.js';
import { curlArgumentsOf } from '../../src/openapi/curl-arguments.js';
import { compilePath, queryOf, readPath } from '../monitor/read-request.js';
import { hiddenSecret } from '../target/secret.js';
import { shellWord, variableName, type WordPart, withVariables } from './shell-word.js';

/** What of a request curl makes by itself, or what only speaks of the connection. */
const OWN_HEADERS: ReadonlySet<string> = new Set([
  ...['host', 'connection', 'content-length', 'transfer-encoding', 'accept-encoding', 'user-agent'],
  'content-type',
]);

/** What a script knows of its requests. */
export type CurlScene = {
  readonly api: Api;
  /** The id in the record → the name of the variable that holds the id of the fresh task. */
  readonly ids: ReadonlyMap<string, string>;
};

/** Variables of the environment that the words use, and the words of one curl command. */
export type CurlWords = { readonly words: readonly string[]; readonly needs: readonly string[] };

/** The words that make curl send the request again: ids and credentials by variables, the rest as recorded. */
export function curlWords(scene: CurlScene, exchange: Exchange): CurlWords {
  const { request } = exchange;
  const operation = scene.api.operations.find(({ key }) => key === exchange.operation);
  const credentials = credentialVariables(scene.api, exchange);
  const headers = Object.entries(request.headers).filter(([name]) => !OWN_HEADERS.has(name));
  const parts: readonly (readonly WordPart[])[] = [
    [{ variable: 'BASE_URL' }, ...urlParts(scene, operation, { exchange, credentials })],
    ...methodParts(exchange),
    ...headers.flatMap(([name, value]) => headerWords(name, value, { scene, exchange, credentials })),
    ...bodyParts(scene, exchange),
  ];
  return {
    words: parts.map(shellWord),
    needs: [...new Set(parts.flat().flatMap((part) => (typeof part === 'string' ? [] : [part.variable])))],
  };
}

type Said = {
  readonly scene: CurlScene;
  readonly exchange: Exchange;
  readonly credentials: ReadonlyMap<string, string>;
};

/** Place of a credential (`header authorization`) → the variable that holds it. */
function credentialVariables(api: Api, { operation: key }: Exchange): ReadonlyMap<string, string> {
  const security = api.operations.find((operation) => operation.key === key)?.security ?? [];
  const names = new Set(security.flatMap((requirement) => [...requirement.keys()]));
  const schemes = [...api.securitySchemes.values()].toSorted(
    (left, right) => Number(names.has(left.name)) - Number(names.has(right.name)),
  );
  return new Map(
    schemes.flatMap((scheme) => placeOf(scheme).map((place) => [place, variableName(scheme.name)])),
  );
}

function placeOf(scheme: SecurityScheme): readonly string[] {
  if (scheme.kind === 'other') return [];
  if (scheme.kind !== 'apiKey') return ['header authorization'];
  return [scheme.in === 'cookie' ? 'header cookie' : `${scheme.in} ${scheme.header.toLowerCase()}`];
}

/** What was hidden is asked of the environment. */
function unhide(text: string, variable: string): readonly WordPart[] {
  return withVariables(text, new Map([[hiddenSecret, variable]]));
}

/** A user and a password are what curl encodes by itself. */
function headerWords(name: string, value: string, said: Said): readonly (readonly WordPart[])[] {
  const variable = said.credentials.get(`header ${name}`);
  return value === `Basic ${hiddenSecret}` && variable !== undefined
    ? [['-u'], [{ variable }]]
    : [['-H'], headerParts(name, value, said)];
}

const headerParts = (
  name: string,
  value: string,
  { scene, exchange, credentials }: Said,
): readonly WordPart[] => {
  const said = value.includes(hiddenSecret)
    ? unhide(value, credentials.get(`header ${name}`) ?? variableName(name))
    : isTargetHeader(scene, exchange, name)
      ? withVariables(value, scene.ids)
      : [value];
  // curl leaves a header without a value out, unless it ends so.
  return value === '' ? [`${name};`] : [`${name}: `, ...said];
};

function isTargetHeader({ api }: CurlScene, { operation: key }: Exchange, name: string): boolean {
  const target = api.operations.find((operation) => operation.key === key)?.target;
  return target?.kind === 'header' && target.name.toLowerCase() === name;
}

function urlParts(
  scene: CurlScene,
  operation: ApiOperation | undefined,
  { exchange, credentials }: Pick<Said, 'exchange' | 'credentials'>,
): readonly WordPart[] {
  const { url } = exchange.request;
  const [path = ''] = url.split('?', 1);
  const query = queryOf(url);
  const pairs = query === '' ? [] : query.split('&');
  const said = pairs.flatMap((pair, at): readonly WordPart[] => [
    at === 0 ? '?' : '&',
    ...queryParts(scene, pair, { operation, credentials }),
  ]);
  return [...pathParts(scene, operation, path), ...said];
}

/** The id stands where the path has it, however the rest of the path looks. */
function pathParts(
  { ids }: CurlScene,
  operation: ApiOperation | undefined,
  path: string,
): readonly WordPart[] {
  if (operation?.target?.kind !== 'path') return [path];
  const id = readPath(path, compilePath(operation), operation.target.name);
  const variable = id === undefined ? undefined : ids.get(id);
  if (id === undefined || variable === undefined) return [path];
  const [before = '', after = ''] = operation.path.split(`{${operation.target.name}}`);
  const segments = path.split('/');
  const at = segments.length - after.split('/').length;
  const segment = segments[at] ?? '';
  const lead = before.slice(before.lastIndexOf('/') + 1);
  const rest = segment.slice(lead.length).replace(encodeURIComponent(id), '');
  return [
    `${segments.slice(0, at).join('/')}/${lead}`,
    { variable },
    [rest, ...segments.slice(at + 1)].join('/'),
  ].filter((part) => part !== '');
}

function queryParts(
  { ids }: CurlScene,
  pair: string,
  { operation, credentials }: { readonly operation: ApiOperation | undefined } & Pick<Said, 'credentials'>,
): readonly WordPart[] {
  const [[name, value] = ['', '']] = [...new URLSearchParams(pair)];
  if (value.includes(hiddenSecret)) {
    return [
      `${pair.split('=', 1)[0]}=`,
      ...unhide(value, credentials.get(`query ${name.toLowerCase()}`) ?? variableName(name)),
    ];
  }
  const isTarget = operation?.target?.kind === 'query' && operation.target.name === name;
  const variable = isTarget ? ids.get(value) : undefined;
  return variable === undefined ? [pair] : [`${pair.split('=', 1)[0]}=`, { variable }];
}

/** `--head` where a HEAD was sent: else curl would wait for a body. */
function methodParts({ request }: Exchange): readonly (readonly string[])[] {
  if (request.method === 'HEAD') return [['--head']];
  const implied = request.body.kind === 'empty' ? 'GET' : 'POST';
  return request.method === implied ? [] : [['-X'], [request.method]];
}

function bodyParts({ ids }: CurlScene, { request }: Exchange): readonly (readonly WordPart[])[] {
  const { body } = request;
  const type = request.headers['content-type'];
  const typed = type === undefined ? [] : [['-H'], [`Content-Type: ${type}`]];
  switch (body.kind) {
    case 'empty':
      return typed;
    case 'form': {
      const contentType = type?.split(';', 1)[0]?.trim().toLowerCase() ?? 'application/x-www-form-urlencoded';
      const words = curlArgumentsOf({ method: 'POST', headers: {}, contentType, body: body.fields });
      return words.map((word) => [word]);
    }
    case 'json':
    case 'text':
    case 'bytes':
      return [...typed, ['--data-raw'], textParts(ids, textOf(body))];
  }
}

const textOf = (body: Extract<Payload, { kind: 'json' | 'text' | 'bytes' }>): string => {
  if (body.kind === 'json') return JSON.stringify(body.value);
  // A shell's word cannot hold NUL.
  const text = body.kind === 'text' ? body.text : Buffer.from(body.base64, 'base64').toString('utf8');
  return text.replaceAll('\0', '');
};

/** An id within a body stands between quotes: a number may be part of anything. */
function textParts(ids: ReadonlyMap<string, string>, text: string): readonly WordPart[] {
  const quoted = new Map([...ids].map(([id, variable]) => [JSON.stringify(id), variable]));
  return withVariables(text, quoted).flatMap((part) =>
    typeof part === 'string' ? [part] : ['"', part, '"'],
  );
}
