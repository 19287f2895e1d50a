import { lostCauses } from './exchange.js';

/** The JSON Schema of the record of an exchange, for the files that show one. */

/** A schema or a part of one. */
export type JsonSchema = { readonly [keyword: string]: unknown };

/** An object of which `optional` members may be missing and no others come. */
export function closed(
  properties: Readonly<Record<string, JsonSchema>>,
  optional: readonly string[] = [],
): JsonSchema {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: 'object', properties, required, additionalProperties: false };
}

/** A text, and what it says. */
export const text = (description: string): JsonSchema => ({ type: 'string', description });

/** Headers of a request or an answer. */
export const headersSchema: JsonSchema = {
  type: 'object',
  description: 'Names in lower case; secret values are hidden.',
  additionalProperties: { type: 'string' },
};

const payloadKinds: readonly JsonSchema[] = [
  closed({ kind: { const: 'empty' } }),
  closed({ kind: { const: 'json' }, value: { description: 'Any JSON value.' } }),
  closed({ kind: { const: 'text' }, text: text('As it came.') }),
  closed({ kind: { const: 'form' }, fields: { type: 'object', description: 'Fields and files by name.' } }),
  closed({ kind: { const: 'bytes' }, base64: text('As base64.') }),
];

/** A body, of one of these further kinds too. */
export const payloadSchemaWith = (...more: readonly JsonSchema[]): JsonSchema => ({
  description: 'A body.',
  oneOf: [...payloadKinds, ...more],
});

/** A body. */
export const payloadSchema: JsonSchema = payloadSchemaWith();

/** What came back, or why nothing did, with bodies of that schema. */
export const answerSchemaWith = (body: JsonSchema): JsonSchema => ({
  description: 'What came back, or why nothing did.',
  oneOf: [
    closed({
      kind: { const: 'answered' },
      status: { type: 'integer', minimum: 100, maximum: 999, description: 'The status code.' },
      headers: headersSchema,
      body,
    }),
    closed(
      {
        kind: { const: 'lost' },
        reason: text('Why.'),
        cause: { enum: lostCauses, description: 'Why, for programs.' },
      },
      ['cause'],
    ),
  ],
});

/** What came back, or why nothing did. */
export const answerSchema: JsonSchema = answerSchemaWith(payloadSchema);
