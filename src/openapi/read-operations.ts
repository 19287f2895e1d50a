import type { Finding } from '../lifecycle/model.js';
import { escapeToken } from '../lifecycle/pointer.js';
import type { ApiOperation, JsonObject, Method } from './api.js';
import { isJsonObject, nameOfValue, objectOr } from './json-object.js';
import { readContents, readResponses } from './read-media.js';
import { type LocatedParameter, readParameters } from './read-parameters.js';
import { readSecurity } from './read-security.js';
import { resolveRef } from './resolve-ref.js';

/** An operation as the document alone tells it, before a lifecycle is bound to it. */
export type DocumentOperation = {
  readonly operation: Omit<ApiOperation, 'lifecycle' | 'target' | 'snapshot'>;
  readonly operationId?: string;
  /** `METHOD /path`, the path exactly as in `paths`. */
  readonly route: string;
  /** Where the Operation Object stands. */
  readonly pointer: string;
  readonly object: JsonObject;
  readonly parameters: readonly LocatedParameter[];
};

const methods: readonly Method[] = [
  'GET',
  'PUT',
  'POST',
  'DELETE',
  'OPTIONS',
  'HEAD',
  'PATCH',
  'TRACE',
  'QUERY',
];

const methodsOf = (item: JsonObject): readonly Method[] =>
  Object.keys(item).flatMap((name) => methods.filter((method) => method.toLowerCase() === name));

type Reading = {
  readonly document: JsonObject;
  readonly base: string;
  readonly report: (finding: Finding) => void;
};

/** The path of the document's first server, without a slash at its end. */
const basePath = (document: JsonObject): string => {
  const [server] = Array.isArray(document.servers) ? document.servers : [];
  const { url, variables } = objectOr(server);
  if (typeof url !== 'string') return '';
  const filled = url.replace(/\{([^}]+)\}/g, (_, name: string) =>
    String(objectOr(objectOr(variables)[name]).default),
  );
  const path = filled
    .replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, '')
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '');
  return path === '' || path.startsWith('/') ? path : `/${path}`;
};

const templateNames = (path: string): readonly string[] =>
  [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name ?? '');

const undeclared = (name: string, pointer: string): Finding => ({
  code: 'openapi/path-parameter',
  severity: 'warning',
  pointer,
  message: `the path names {${name}}, but no parameter of that name is declared; it is taken for a string.`,
  hint: `Declare it: {name: ${name}, in: path, required: true, schema: {type: string}}.`,
});

const withTemplateNames = (
  reading: Reading,
  found: readonly LocatedParameter[],
  at: { readonly path: string; readonly pointer: string },
): readonly LocatedParameter[] => {
  const declared = new Set(
    found.filter(({ parameter }) => parameter.in === 'path').map((one) => one.parameter.name),
  );
  const missing = templateNames(at.path).filter((name) => !declared.has(name));
  for (const name of missing) reading.report(undeclared(name, at.pointer));
  const added = missing.map((name): LocatedParameter => {
    const parameter = {
      name,
      in: 'path',
      required: true,
      schema: { type: 'string' },
      explode: false,
    } as const;
    return { parameter, pointer: at.pointer };
  });
  return [...found, ...added];
};

const bodyOf = (document: JsonObject, value: unknown): Pick<ApiOperation, 'requestBody'> => {
  const object = resolveRef(document, value);
  if (!isJsonObject(object)) return {};
  return {
    requestBody: { required: object.required === true, contents: readContents(document, object.content) },
  };
};

const summaryOf = ({ summary, description }: JsonObject): string => {
  if (typeof summary === 'string') return summary;
  return typeof description === 'string' ? (description.split('\n')[0] ?? '') : '';
};

type Place = { readonly path: string; readonly method: Method; readonly pointer: string };

const readOperation = (reading: Reading, item: JsonObject, place: Place): DocumentOperation | undefined => {
  const { document, base, report } = reading;
  const { path, method } = place;
  const name = method.toLowerCase();
  const object = item[name];
  const pointer = `${place.pointer}/${name}`;
  if (!isJsonObject(object)) {
    const message = `expected an operation object, came ${nameOfValue(object)}.`;
    report({ code: 'openapi/operation', severity: 'error', pointer, message, hint: 'Give it "responses".' });
    return undefined;
  }
  const lists = [
    { value: item.parameters, pointer: `${place.pointer}/parameters` },
    { value: object.parameters, pointer: `${pointer}/parameters` },
  ];
  const parameters = withTemplateNames(reading, readParameters(document, lists, report), { path, pointer });
  const operationId = typeof object.operationId === 'string' ? object.operationId : undefined;
  const route = `${method} ${path}`;
  const operation = {
    ...{ key: operationId ?? route, method, path: `${base}${path}`, summary: summaryOf(object) },
    parameters: parameters.map(({ parameter }) => parameter),
    ...bodyOf(document, object.requestBody),
    responses: readResponses(document, object.responses),
    security: readSecurity(object.security ?? document.security),
  };
  return {
    operation,
    route,
    pointer,
    object,
    parameters,
    ...(operationId === undefined ? {} : { operationId }),
  };
};

const noPaths = (paths: unknown): Finding => ({
  code: 'openapi/paths',
  severity: 'error',
  pointer: paths === undefined ? '' : '/paths',
  message: `expected "paths" with at least one operation, came ${nameOfValue(paths)}.`,
  hint: 'Name the document in which the operations stand.',
});

/** Every operation under `paths`, in document order. */
export const readOperations = (
  document: JsonObject,
  report: (finding: Finding) => void,
): readonly DocumentOperation[] => {
  const reading = { document, base: basePath(document), report };
  const operations = Object.entries(objectOr(document.paths)).flatMap(([path, value]) => {
    const item = objectOr(resolveRef(document, value));
    const pointer = `/paths/${escapeToken(path)}`;
    return methodsOf(item).map((method) => readOperation(reading, item, { path, method, pointer }));
  });
  const found = operations.filter((operation) => operation !== undefined);
  if (found.length === 0) report(noPaths(document.paths));
  return found;
};
