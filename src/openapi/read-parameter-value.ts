import type { JsonObject, Parameter } from './api.js';
import { itemCoercion, textCoercion, typesOf } from './coerce-text.js';
import { memberSchema } from './schema-step.js';

/** What was sent for one parameter: the texts of each time it was given, and a look at the others (`filter[status]`). */
export type Given = {
  readonly texts: readonly string[];
  readonly entries: () => Iterable<readonly [string, string]>;
};

/** `repeated`: a parameter of one value was given several times. `absent`: it was not given. */
export type ReadValue =
  | { readonly kind: 'absent' }
  | { readonly kind: 'repeated' }
  | { readonly kind: 'value'; readonly value: unknown };

/** Reads what was given for one parameter. */
export type ReadParameter = (given: Given) => ReadValue;

const absent: ReadValue = { kind: 'absent' };
const repeated: ReadValue = { kind: 'repeated' };

const single =
  (read: (text: string) => unknown): ReadParameter =>
  ({ texts }) => {
    const [text, ...others] = texts;
    if (text === undefined) return absent;
    return others.length > 0 ? repeated : { kind: 'value', value: read(text) };
  };

const fromJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/** RFC 6570: `;id=3,4` and `.3.4` are the list `3,4`. */
const withoutPrefix = (text: string, parameter: Parameter): string => {
  if (parameter.style === 'label') return text.replace(/^\./, '');
  return parameter.style === 'matrix' ? text.replace(new RegExp(`^;${parameter.name}=`), '') : text;
};

const separatorOf = ({ style, explode }: Parameter): string => {
  if (style === 'spaceDelimited') return ' ';
  if (style === 'pipeDelimited') return '|';
  return style === 'label' && explode ? '.' : ',';
};

const readArray = (document: JsonObject, parameter: Parameter): ReadParameter => {
  const coerce = itemCoercion(document, parameter.schema);
  const separator = separatorOf(parameter);
  const split = (text: string): readonly string[] =>
    text === '' ? [] : withoutPrefix(text, parameter).split(separator);
  const isQuery = parameter.in === 'query' || parameter.in === 'cookie';
  return ({ texts }) => {
    if (texts.length === 0) return absent;
    if (!isQuery || !parameter.explode) return { kind: 'value', value: texts.flatMap(split).map(coerce) };
    return { kind: 'value', value: texts.map(coerce) };
  };
};

const readDeepObject = (document: JsonObject, { name, schema }: Parameter): ReadParameter => {
  const prefix = `${name}[`;
  return ({ entries }) => {
    const members = [...entries()].filter(([key]) => key.startsWith(prefix) && key.endsWith(']'));
    if (members.length === 0) return absent;
    const value = members.map(([key, text]): [string, unknown] => {
      const member = key.slice(prefix.length, -1);
      const memberOf = memberSchema(document, schema, member);
      return [member, memberOf === undefined ? text : textCoercion(document, memberOf)(text)];
    });
    return { kind: 'value', value: Object.fromEntries(value) };
  };
};

/** `a,1,b,2`, or with `explode` `a=1,b=2`. */
const readFlatObject = (document: JsonObject, parameter: Parameter): ReadParameter =>
  single((text) => {
    const parts = withoutPrefix(text, parameter).split(separatorOf(parameter));
    const flat = parameter.explode ? parts.flatMap((part) => part.split('=', 2)) : parts;
    const pairs = flat.flatMap((name, at): [string, unknown][] => {
      const value = flat[at + 1];
      if (at % 2 === 1 || value === undefined) return [];
      const member = memberSchema(document, parameter.schema, name);
      return [[name, member === undefined ? value : textCoercion(document, member)(value)]];
    });
    return Object.fromEntries(pairs);
  });

/** An exploded form object is spread over the query: each of its members is a parameter of its own. */
const readSpreadObject = (document: JsonObject, { schema }: Parameter): ReadParameter => {
  return ({ entries }) => {
    const value = [...entries()].flatMap(([name, text]): [string, unknown][] => {
      const member = memberSchema(document, schema, name);
      return member === undefined ? [] : [[name, textCoercion(document, member)(text)]];
    });
    return value.length === 0 ? absent : { kind: 'value', value: Object.fromEntries(value) };
  };
};

/** How a parameter's value is read, by its schema and style. */
export const parameterReader = (document: JsonObject, parameter: Parameter): ReadParameter => {
  if (parameter.style === 'json') return single(fromJson);
  const types = typesOf(document, parameter.schema);
  const takesText = types.includes('string');
  if (types.includes('array') && !takesText) return readArray(document, parameter);
  if (types.includes('object') && !takesText) {
    if (parameter.style === 'deepObject') return readDeepObject(document, parameter);
    const spread = parameter.in === 'query' && parameter.explode;
    return spread ? readSpreadObject(document, parameter) : readFlatObject(document, parameter);
  }
  const coerce = textCoercion(document, parameter.schema);
  return single((text) => coerce(withoutPrefix(text, parameter)));
};
