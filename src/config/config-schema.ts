import { courseSchema, distributionSchema, fateCondition, fateProperties } from './fate-schema.js';
import { faultSchema, faultsSchema, matchSchema } from './fault-schema.js';
import { closedObject, definitions, type JsonSchema, ref, type SchemaUse } from './schema-parts.js';
import { serveSchema } from './serve-schema.js';

/** The JSON Schema (2020-12) of taskdouble.yaml, published as schema/taskdouble.schema.json. */
export const configSchema = (use: SchemaUse = 'published'): JsonSchema => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:taskdouble:config:1',
  ...closedObject(
    {
      serve: serveSchema,
      profiles: {
        title: 'a map of profiles, such as mine: {extends: flaky}',
        description:
          'Profiles of your own by name, besides happy, lifecycle, slow, flaky, hostile, storm-then-calm.',
        type: 'object',
        propertyNames: { $ref: '#/$defs/name', title: definitions.name.title },
        additionalProperties: { $ref: '#/$defs/profile' },
      },
      scenarios: {
        title: 'a map of scenarios, such as out-of-paper: {outcome: failed}',
        description:
          'Exceptions by name. One with a match applies to the requests that fit; one without applies where it is named: by --scenario, by control, or by a request that carries "Prefer: scenario=name".',
        type: 'object',
        propertyNames: { $ref: '#/$defs/name', title: definitions.name.title },
        additionalProperties: { $ref: '#/$defs/scenario' },
      },
      faults: ref('faults', 'Fault rules that are in force whatever the profile.'),
    },
    { title: 'an object with serve, profiles, scenarios, faults', description: 'Settings of taskdouble.' },
  ),
  $defs: {
    ...definitions,
    distribution: distributionSchema(use),
    progression: courseSchema(use),
    faults: faultsSchema(use),
    fault: faultSchema(use),
    match: matchSchema(use),
    profile: closedObject(
      {
        extends: ref(
          'name',
          'The profile that says what this one leaves out: a built-in one or one of yours. Default: lifecycle.',
        ),
        ...fateProperties,
      },
      { title: 'a profile, such as {extends: flaky, ends: {success: 1}}', ...fateCondition(use) },
    ),
    scenario: closedObject(
      {
        match: ref('match', 'Which requests it applies to. Without it: only where it is named.'),
        ...fateProperties,
      },
      { title: 'a scenario, such as {match: {does: submit}, outcome: failure}', ...fateCondition(use) },
    ),
  },
});
