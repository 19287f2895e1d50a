import type { ErrorObject } from 'ajv/dist/2020.js';
import type { Schema } from './api.js';
import type { SchemaCompiler } from './compile-schema.js';

/**
 * Of the errors of a validation those that a person would name. Where no alternative of an `anyOf` or `oneOf` fits,
 * ajv lists what is wrong with each of them; what counts is the alternative that was evidently meant.
 */

/** What is wrong with the value, and, for a choice that nothing fits, the types that would. */
export type ChosenError = { readonly error: ErrorObject; readonly types?: readonly string[] };

type Alternative = { readonly errors: readonly ErrorObject[] };

const isChoice = ({ keyword }: ErrorObject): boolean => keyword === 'anyOf' || keyword === 'oneOf';

/** They say only that something else is wrong, which is listed too. */
const echoes: ReadonlySet<string> = new Set(['if', 'propertyNames']);

/** The errors of each alternative: they stand in order right before that of the choice. */
const alternativesBefore = (
  compiler: SchemaCompiler,
  errors: readonly ErrorObject[],
  at: number,
): readonly Alternative[] => {
  const choice = errors[at];
  const schemas: readonly Schema[] = Array.isArray(choice?.schema) ? choice.schema : [];
  // Once a second alternative of a `oneOf` has fitted, ajv looks at no other.
  const last = Array.isArray(choice?.params.passingSchemas)
    ? Math.max(...choice.params.passingSchemas)
    : schemas.length;
  const counts = schemas.map((schema, index) =>
    index > last ? 0 : compiler.compile(schema)(choice?.data).length,
  );
  let start = Math.max(0, at - counts.reduce((sum, count) => sum + count, 0));
  return counts.map((count) => {
    const own = errors.slice(start, start + count);
    start += count;
    return { errors: own };
  });
};

const isMismatch = (error: ErrorObject, at: string): boolean =>
  error.instancePath === at && ['type', 'const', 'enum'].includes(error.keyword);

const isElsewhere = (error: ErrorObject, at: string): boolean =>
  error.keyword === 'const' && error.instancePath.startsWith(`${at}/`);

/** An alternative of another type, or with another tag, was not meant. */
const isMeant = ({ errors }: Alternative, at: string): boolean =>
  !errors.some((error) => isMismatch(error, at) || isElsewhere(error, at));

const typesIn = (alternatives: readonly Alternative[], at: string): readonly string[] | undefined => {
  const types = alternatives.map(({ errors }) =>
    errors.find((error) => isMismatch(error, at) && error.keyword === 'type'),
  );
  if (types.some((error) => error === undefined)) return undefined;
  return [...new Set(types.flatMap((error) => error?.params.type as string | readonly string[]))];
};

/** The alternative that has the fewest errors, where it is one alone. */
const nearest = (alternatives: readonly Alternative[]): Alternative | undefined => {
  const [first, second] = alternatives.toSorted((one, other) => one.errors.length - other.errors.length);
  return second !== undefined && second.errors.length === first?.errors.length ? undefined : first;
};

const resolveChoice = (
  compiler: SchemaCompiler,
  choice: ErrorObject,
  alternatives: readonly Alternative[],
): readonly ChosenError[] => {
  const at = choice.instancePath;
  const failed = alternatives.filter(({ errors }) => errors.length > 0);
  const meant = nearest(failed.filter((alternative) => isMeant(alternative, at)));
  if (meant !== undefined && choice.params.passingSchemas == null)
    return chooseErrors(compiler, meant.errors);
  const types = typesIn(failed, at);
  if (types !== undefined && types.length > 0) return [{ error: choice, types }];
  const listed = failed.filter(({ errors }) => errors.some(({ keyword }) => keyword !== 'type'));
  const only = listed.length === 1 ? listed[0] : undefined;
  return only === undefined ? [{ error: choice }] : chooseErrors(compiler, only.errors);
};

/** The errors a person would name, in document order. */
export const chooseErrors = (
  compiler: SchemaCompiler,
  errors: readonly ErrorObject[],
): readonly ChosenError[] => {
  const chosen: (readonly ChosenError[])[] = [];
  for (let at = errors.length - 1; at >= 0; at -= 1) {
    const error = errors[at];
    if (error === undefined || echoes.has(error.keyword)) continue;
    if (!isChoice(error)) {
      chosen.push([{ error }]);
      continue;
    }
    const alternatives = alternativesBefore(compiler, errors, at);
    chosen.push(resolveChoice(compiler, error, alternatives));
    at -= alternatives.reduce((sum, alternative) => sum + alternative.errors.length, 0);
  }
  return chosen.toReversed().flat();
};
