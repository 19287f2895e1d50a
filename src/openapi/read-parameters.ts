import type { Finding } from '../lifecycle/model.js';
import type { JsonObject, Parameter, ParameterPlace } from './api.js';
import { isJsonObject, objectOr } from './json-object.js';
import { readExamples, schemaOf } from './read-media.js';
import { resolveRef } from './resolve-ref.js';

/** A parameter and where it stands in the document. */
export type LocatedParameter = { readonly parameter: Parameter; readonly pointer: string };

/** A `parameters` list and where it stands. */
export type ParameterList = { readonly value: unknown; readonly pointer: string };

const places: readonly unknown[] = ['path', 'query', 'header', 'cookie'];
const isPlace = (value: unknown): value is ParameterPlace => places.includes(value);

/** OpenAPI 3.1, 4.8.12.2: these are described elsewhere and ignored as parameters. */
const ignoredHeaders = ['accept', 'content-type', 'authorization'];

const ownStyles = ['spaceDelimited', 'pipeDelimited', 'deepObject', 'label', 'matrix'] as const;

const schemaAndStyle = (document: JsonObject, object: JsonObject): Pick<Parameter, 'schema' | 'style'> => {
  const [content] = Object.entries(objectOr(object.content));
  if (content !== undefined) {
    const [type, media] = content;
    const { schema = true } = schemaOf(objectOr(resolveRef(document, media)));
    return type.includes('json') ? { schema, style: 'json' } : { schema };
  }
  const style = ownStyles.find((name) => name === object.style);
  return { schema: schemaOf(object).schema ?? true, ...(style === undefined ? {} : { style }) };
};

const readParameter = (document: JsonObject, object: JsonObject): Parameter | undefined => {
  const { name, in: place } = object;
  if (typeof name !== 'string' || !isPlace(place)) return undefined;
  const isForm = object.style === undefined || object.style === 'form' || object.style === 'deepObject';
  const [first] = readExamples(document, object);
  return {
    name,
    in: place,
    required: place === 'path' || object.required === true,
    ...schemaAndStyle(document, object),
    explode:
      typeof object.explode === 'boolean'
        ? object.explode
        : isForm && (place === 'query' || place === 'cookie'),
    ...(first === undefined ? {} : { example: first.value }),
  };
};

const isIgnored = ({ name, in: place }: Parameter): boolean =>
  place === 'header' && ignoredHeaders.includes(name.toLowerCase());

const broken = (pointer: string): Finding => ({
  code: 'openapi/parameter',
  severity: 'error',
  pointer,
  message: 'expected a parameter with a "name" and an "in" of path, query, header or cookie.',
  hint: 'Give it both.',
});

/** The parameters of an operation: those of the path item, overridden by its own of the same name and place. */
export const readParameters = (
  document: JsonObject,
  lists: readonly ParameterList[],
  report: (finding: Finding) => void,
): readonly LocatedParameter[] => {
  const byKey = new Map<string, LocatedParameter>();
  for (const { value, pointer } of lists) {
    const items: readonly unknown[] = Array.isArray(value) ? value : [];
    for (const [index, item] of items.entries()) {
      const at = `${pointer}/${index}`;
      const object = resolveRef(document, item);
      const parameter = isJsonObject(object) ? readParameter(document, object) : undefined;
      if (parameter === undefined) report(broken(at));
      else if (!isIgnored(parameter))
        byKey.set(`${parameter.in} ${parameter.name}`, { parameter, pointer: at });
    }
  }
  return [...byKey.values()];
};
