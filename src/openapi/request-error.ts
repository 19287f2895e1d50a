import type { ErrorObject } from 'ajv/dist/2020.js';
import { parsePointer, printPointer } from '../lifecycle/pointer.js';
import { type ChosenError, chooseErrors } from './choose-errors.js';
import type { SchemaCompiler } from './compile-schema.js';
import { explainError } from './explain-error.js';

/** One thing that is wrong with a request. */
export type RequestError = {
  readonly in: 'body' | 'query' | 'path' | 'header';
  /** Dotted: `sources.0.url`; empty for the whole body. */
  readonly field: string;
  /** The same as a JSON Pointer. */
  readonly pointer: string;
  /** A sentence: the field, what was expected, what came. */
  readonly message: string;
  /** The keyword of JSON Schema that is broken. */
  readonly keyword: string;
  /** What came; `null` where nothing did. */
  readonly input: unknown;
};

/** The part of a request that was validated: the body, or the parameter of that name. */
export type Part = { readonly in: RequestError['in']; readonly name?: string };

/** The member that an error is about, where it is not the value itself. */
const memberOf = ({ keyword, params }: ErrorObject): string | undefined => {
  if (keyword === 'required') return String(params.missingProperty);
  if (keyword === 'additionalProperties') return String(params.additionalProperty);
  return keyword === 'unevaluatedProperties' ? String(params.unevaluatedProperty) : undefined;
};

/** The tokens of what an error is about. */
export const tokensOf = (error: ErrorObject): readonly string[] => {
  const path = parsePointer(error.instancePath)?.tokens ?? [];
  const member = memberOf(error);
  return member === undefined ? path : [...path, member];
};

const inputOf = ({ keyword, data, params }: ErrorObject): unknown => {
  if (keyword === 'required') return null;
  const member = params.additionalProperty ?? params.unevaluatedProperty;
  const value: unknown = member === undefined ? data : (data as Record<string, unknown>)[String(member)];
  return value ?? null;
};

const toRequestError = (part: Part, chosen: ChosenError): RequestError => {
  const { error } = chosen;
  const tokens = [...(part.name === undefined ? [] : [part.name]), ...tokensOf(error)];
  const field = tokens.join('.');
  return {
    in: part.in,
    field,
    pointer: printPointer(tokens),
    message: explainError(field === '' ? 'the body' : field, chosen),
    keyword: error.keyword,
    input: inputOf(error),
  };
};

/** The errors of one part of a request, each said once. */
export const requestErrors = (
  compiler: SchemaCompiler,
  part: Part,
  errors: readonly ErrorObject[],
): readonly RequestError[] => {
  const all = chooseErrors(compiler, errors).map((chosen) => toRequestError(part, chosen));
  return all.filter(
    ({ pointer, keyword }, at) =>
      all.findIndex((other) => other.pointer === pointer && other.keyword === keyword) === at,
  );
};
