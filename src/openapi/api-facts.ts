import type { ApiFacts, BodyFacts, ExampleFacts, OperationFacts } from '../lifecycle/api-facts.js';
import { escapeToken } from '../lifecycle/pointer.js';
import type { JsonObject, Schema } from './api.js';
import { isJsonObject, objectOr } from './json-object.js';
import { bareType, isFormType, isJsonType } from './media-type.js';
import type { DocumentOperation } from './read-operations.js';
import { resolveRef } from './resolve-ref.js';
import { constraintsOf } from './schema-constraints.js';
import { answerSchema, mayCarry, schemaBelow } from './schema-paths.js';
import { anyOf, memberNames } from './schema-step.js';

/** The document as the lint of the lifecycle sees it. */

type Places = (schema: Schema) => string | undefined;

/** Where each object of the document stands, worked out when first asked. A combination stands where its first part does. */
const createPlaces = (document: JsonObject): Places => {
  let known: Map<unknown, string> | undefined;
  const index = (): Map<unknown, string> => {
    const places = new Map<unknown, string>();
    const add = (value: unknown, pointer: string): void => {
      if (typeof value !== 'object' || value === null || places.has(value)) return;
      places.set(value, pointer);
      for (const [name, member] of Object.entries(value)) add(member, `${pointer}/${escapeToken(name)}`);
    };
    add(document, '');
    return places;
  };
  const placeOf: Places = (schema) => {
    known ??= index();
    const place = known.get(schema);
    if (place !== undefined || !isJsonObject(schema)) return place;
    const parts = [schema.allOf, schema.anyOf].find(Array.isArray) ?? [];
    return parts.map((part) => placeOf(part as Schema)).find((found) => found !== undefined);
  };
  return placeOf;
};

type Facts = { readonly document: JsonObject; readonly placeOf: Places };

const bodyFacts = ({ document, placeOf }: Facts, schema: Schema): BodyFacts => ({
  declares: ({ tokens }) => mayCarry(document, schema, tokens),
  membersAt: ({ tokens }) => {
    const found = schemaBelow(document, schema, tokens);
    return found === undefined ? [] : memberNames(document, found);
  },
  constraintsAt: ({ tokens }) => {
    const found = schemaBelow(document, schema, tokens);
    const constraints = found === undefined ? undefined : constraintsOf(document, found);
    if (found === undefined || constraints === undefined) return undefined;
    return { pointer: placeOf(found) ?? placeOf(schema) ?? '', ...constraints };
  },
});

const examplesOf = (document: JsonObject, { object, pointer }: DocumentOperation): readonly ExampleFacts[] =>
  Object.entries(objectOr(object.responses))
    .filter(([status]) => status.startsWith('2'))
    .flatMap(([status, value]) => {
      const { content } = objectOr(resolveRef(document, value));
      return Object.entries(objectOr(content))
        .filter(([type]) => isJsonType(bareType(type)))
        .flatMap(([type, media]) => {
          const at = `${pointer}/responses/${status}/content/${escapeToken(type)}/examples`;
          const names = Object.keys(objectOr(objectOr(media).examples));
          return names.map((name) => ({ name, pointer: `${at}/${escapeToken(name)}` }));
        });
    });

const requestSchema = ({ operation }: DocumentOperation): Schema | undefined => {
  const media = [...(operation.requestBody?.contents.values() ?? [])];
  const readable = media.filter(({ type }) => isJsonType(type) || isFormType(type));
  return anyOf([...new Set(readable.map(({ schema }) => schema ?? true))]);
};

const operationFacts = (facts: Facts, found: DocumentOperation): OperationFacts => {
  const { operation, operationId, route, pointer, parameters } = found;
  const answer = answerSchema(operation);
  const request = requestSchema(found);
  return {
    ...{ route, pointer, method: operation.method },
    ...(operationId === undefined ? {} : { operationId }),
    parameters: parameters.map(({ parameter, pointer: at }) => ({
      name: parameter.name,
      in: parameter.in,
      pointer: at,
    })),
    statuses: [...operation.responses.keys()],
    responseHeaders: [...operation.responses.values()].flatMap(({ status, headers }) =>
      [...headers.keys()].map((name) => ({ status, name })),
    ),
    ...(answer === undefined ? {} : { answer: bodyFacts(facts, answer) }),
    ...(request === undefined ? {} : { request: bodyFacts(facts, request) }),
    examples: examplesOf(facts.document, found),
  };
};

/** The facts of a document and its operations, for the lint of its lifecycle. */
export const describeDocument = (
  document: JsonObject,
  operations: readonly DocumentOperation[],
): ApiFacts => {
  const facts = { document, placeOf: createPlaces(document) };
  return { operations: operations.map((operation) => operationFacts(facts, operation)) };
};
