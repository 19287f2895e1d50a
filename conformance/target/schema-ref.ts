import type { JsonSchema } from '../../src/lifecycle/schema-parts.js';

/** A reference to one of the definitions of the target file, with what an editor shows on hover. */
export const ref = (definition: string, description: string): JsonSchema => ({
  $ref: `#/$defs/${definition}`,
  description,
});
