import { definitions as lifecycleDefinitions } from '../lifecycle/schema-parts.js';

export { closedObject, type JsonSchema } from '../lifecycle/schema-parts.js';

/** Which of two schemas: `published` refuses what the parser refuses; `structure` leaves to the parser what it explains better. */
export type SchemaUse = 'published' | 'structure';

const { duration, range } = lifecycleDefinitions;

/** What each piece of text in taskdouble.yaml must look like: `title` says what was expected, in messages and on hover. */
export const definitions = {
  duration,
  range,
  name: {
    title: 'a name of letters, digits, and . _ - within, such as slow-worker',
    type: 'string',
    pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$',
  },
  names: {
    title: 'a list of names, such as [slow-worker]',
    type: 'array',
    uniqueItems: true,
    items: { $ref: '#/$defs/name' },
  },
  text: { title: 'a text', type: 'string', minLength: 1 },
  files: {
    title: 'a path, or a list of paths',
    anyOf: [
      { $ref: '#/$defs/text' },
      { type: 'array', minItems: 1, uniqueItems: true, items: { $ref: '#/$defs/text' } },
    ],
  },
  size: {
    title: 'a size such as 512kb, 10mb or 1048576',
    anyOf: [
      { type: 'integer', minimum: 0 },
      { type: 'string', pattern: '^\\d+(\\.\\d+)?\\s*([kKmMgG]?[bB])?$' },
    ],
  },
  flag: { title: 'true or false', type: 'boolean' },
  weight: { title: 'a weight: a number from 0', type: 'number', minimum: 0 },
} as const;

/** A reference to one of the definitions, with what an editor shows on hover. */
export function ref(definition: string, description: string): { readonly [keyword: string]: unknown } {
  return { $ref: `#/$defs/${definition}`, description };
}

/** A whole number within bounds, for a key of taskdouble.yaml. */
export function whole(
  min: number,
  max: number,
  description: string,
): { readonly [keyword: string]: unknown } {
  return {
    title: `a whole number from ${min} to ${max}`,
    type: 'integer',
    minimum: min,
    maximum: max,
    description,
  };
}
