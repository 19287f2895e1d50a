import type { JsonType } from '../lifecycle/api-facts.js';
import type { JsonObject, Parameter } from './api.js';
import { typeOfValue, typesOf } from './coerce-text.js';
import { schemaCompiler, type Validate } from './compile-schema.js';
import { acceptsAnyText, acceptsAnything, asksOnlyType } from './input-constraints.js';
import { type Given, parameterReader } from './read-parameter-value.js';
import { type RequestError, requestErrors } from './request-error.js';

/** The value of a parameter, or what is wrong with it. */
export type CheckedValue =
  | { readonly kind: 'absent' }
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'wrong'; readonly errors: readonly RequestError[] };

/** Checks what was given for one parameter. */
export type CheckParameter = (given: Given) => CheckedValue;

/** A cookie is part of a header. */
const placeOf = ({ in: place }: Parameter): RequestError['in'] => (place === 'cookie' ? 'header' : place);

const wrong = (parameter: Parameter, keyword: string, problem: string): CheckedValue => {
  const { name } = parameter;
  const error = {
    in: placeOf(parameter),
    field: name,
    pointer: `/${name}`,
    message: `${name} ${problem}.`,
    keyword,
  };
  return { kind: 'wrong', errors: [{ ...error, input: null }] };
};

/** Whether any text that may stand in a path is a valid value: the parameter needs no look. */
export const takesAnyText = (document: JsonObject, { schema, style }: Parameter): boolean =>
  style === undefined && acceptsAnyText(document, schema);

const fits = (types: readonly JsonType[], value: unknown): boolean => {
  const type = typeOfValue(value);
  return types.includes(type) || (type === 'number' && types.includes('integer') && Number.isInteger(value));
};

/** Most parameters ask for a type alone: what fits is not worth loading a validator for. */
const validation = (document: JsonObject, parameter: Parameter): Validate => {
  const { schema } = parameter;
  if (acceptsAnything(document, schema) || takesAnyText(document, parameter)) return () => [];
  const validate = schemaCompiler(document).compile(schema);
  if (!asksOnlyType(document, schema)) return validate;
  const types = typesOf(document, schema);
  return (value) => (fits(types, value) ? [] : validate(value));
};

/** Reads and validates one parameter. */
export const parameterCheck = (document: JsonObject, parameter: Parameter): CheckParameter => {
  const read = parameterReader(document, parameter);
  const validate = validation(document, parameter);
  return (given) => {
    const found = read(given);
    if (found.kind === 'absent') {
      return parameter.required ? wrong(parameter, 'required', 'is required, but missing') : found;
    }
    if (found.kind === 'repeated') return wrong(parameter, 'type', 'must be given once, came several times');
    const errors = validate(found.value);
    if (errors.length === 0) return found;
    const part = { in: placeOf(parameter), name: parameter.name };
    return { kind: 'wrong', errors: requestErrors(schemaCompiler(document), part, errors) };
  };
};
