import type { Finding } from '../lifecycle/model.js';
import { escapeToken, printPointer } from '../lifecycle/pointer.js';
import type { JsonObject, Schema } from './api.js';
import { chooseErrors } from './choose-errors.js';
import { schemaCompiler } from './compile-schema.js';
import { DocumentError } from './document-error.js';
import { explainError } from './explain-error.js';
import { isJsonObject, objectOr } from './json-object.js';
import { tokensOf } from './request-error.js';
import { resolveRef } from './resolve-ref.js';
import { visitObjects } from './walk-document.js';

/** Media types, parameters and headers: what has a schema and shows examples of it. */

type Shown = { readonly value: unknown; readonly pointer: string };

const examplesIn = (document: JsonObject, object: JsonObject, pointer: string): readonly Shown[] => {
  const named = Object.entries(objectOr(object.examples)).flatMap(([name, example]): Shown[] => {
    const resolved = objectOr(resolveRef(document, example));
    const at = `${pointer}/examples/${escapeToken(name)}`;
    const member = Object.hasOwn(resolved, 'dataValue') ? 'dataValue' : 'value';
    if (!Object.hasOwn(resolved, member)) return [];
    return [{ value: resolved[member], pointer: resolved === example ? `${at}/${member}` : at }];
  });
  return Object.hasOwn(object, 'example')
    ? [...named, { value: object.example, pointer: `${pointer}/example` }]
    : named;
};

const misfit = (pointer: string, message: string): Finding => ({
  code: 'openapi/example',
  severity: 'warning',
  pointer,
  message: `the example does not fit its schema: ${message}`,
  hint: 'Correct the example, or the schema.',
});

const checkExamples = (document: JsonObject, schema: Schema, shown: readonly Shown[]): readonly Finding[] => {
  const compiler = schemaCompiler(document);
  const validate = compiler.compile(schema);
  return shown.flatMap(({ value, pointer }) =>
    chooseErrors(compiler, validate(value)).map((chosen) => {
      const tokens = tokensOf(chosen.error);
      const subject = tokens.length === 0 ? 'it' : tokens.join('.');
      return misfit(`${pointer}${printPointer(tokens)}`, explainError(subject, chosen));
    }),
  );
};

const isSchema = (value: unknown): value is Schema => typeof value === 'boolean' || isJsonObject(value);

const checkObject = (document: JsonObject, object: JsonObject, pointer: string): readonly Finding[] => {
  const { schema } = object;
  if (!isSchema(schema)) return [];
  try {
    schemaCompiler(document).compile(schema)(undefined);
    return checkExamples(document, schema, examplesIn(document, object, pointer));
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    const hint = 'Correct the schema, or the one it refers to.';
    return [
      { code: error.code, severity: 'error', pointer: `${pointer}/schema`, message: error.problem, hint },
    ];
  }
};

/** Schemas that cannot be used, and examples that their schemas do not permit. Compiles every schema: for the lint, not for the start. */
export const lintSchemas = (document: JsonObject): readonly Finding[] => {
  const findings: Finding[] = [];
  visitObjects(document, (object, tokens) => {
    if (Object.hasOwn(object, 'schema'))
      findings.push(...checkObject(document, object, printPointer(tokens)));
  });
  return findings;
};
