import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { lifecycleSchema } from './lifecycle-schema.js';

const published = new URL('../../schema/x-task-lifecycle.schema.json', import.meta.url);

test('the published schema is the one that the parser uses (else: npm run build && node scripts/write-schema.mjs)', () => {
  expect(JSON.parse(readFileSync(published, 'utf8'))).toEqual(lifecycleSchema);
});

test('the schema is a valid JSON Schema, in strict mode but for union branches', () => {
  const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false });
  expect(ajv.validateSchema(lifecycleSchema)).toBe(true);
  expect(() => ajv.compile(lifecycleSchema)).not.toThrow();
});

/** Every schema that stands directly under a map of properties. */
function propertiesOf(
  schema: unknown,
  path: string,
): readonly (readonly [string, Readonly<Record<string, unknown>>])[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const here = Object.entries(
    (schema as { properties?: Record<string, Record<string, unknown>> }).properties ?? {},
  );
  const below = Object.entries(schema).flatMap(([key, part]) => propertiesOf(part, `${path}/${key}`));
  return [...here.map(([key, part]) => [`${path}/properties/${key}`, part] as const), ...below];
}

test('every key has a description for the editor', () => {
  const described = propertiesOf(lifecycleSchema, '');
  expect(described.length).toBeGreaterThan(60);
  expect(described.filter(([, part]) => typeof part.description !== 'string').map(([path]) => path)).toEqual(
    [],
  );
});

test('every object with fixed keys refuses others but those that start with x-', () => {
  const text = JSON.stringify(lifecycleSchema);
  const closed = text.match(/"patternProperties":\{"\^x-":true\},"additionalProperties":false/g) ?? [];
  expect(closed.length).toBe((text.match(/"properties":\{/g) ?? []).length);
});
