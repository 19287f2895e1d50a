import { faultCatalogue } from '../faults/catalogue.js';
import { faultRuleSchema } from '../faults/fault-rule-schema.js';
import { matchSchema as requestMatchSchema } from '../faults/match-schema.js';
import { WIREMOCK_FAULTS } from '../faults/notation/wiremock-schema.js';
import type { JsonSchema, SchemaUse } from './schema-parts.js';

/** A list of fault rules. Rules are judged by their own parser, whose messages are better than any schema's. */
export const faultsSchema = (use: SchemaUse): JsonSchema => ({
  title: 'a list of fault rules, such as [{fault: latency}]',
  type: 'array',
  items: use === 'published' ? { $ref: '#/$defs/fault' } : true,
});

const bareName: JsonSchema = {
  title: 'the name of a fault',
  description: 'Short for a rule with that fault and nothing else.',
  type: 'string',
  enum: [...faultCatalogue.keys(), ...Object.keys(WIREMOCK_FAULTS)],
};

/** One fault rule: the name of a fault, or a rule in taskdouble's, WireMock's or Toxiproxy's notation. */
export const faultSchema = (use: SchemaUse): JsonSchema =>
  use === 'published' ? { title: faultRuleSchema.title, anyOf: [bareName, faultRuleSchema] } : {};

/** Which requests a scenario applies to. Judged by its own parser, as rules are. */
export const matchSchema = (use: SchemaUse): JsonSchema => (use === 'published' ? requestMatchSchema : {});
