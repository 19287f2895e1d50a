import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { targetSchema } from './target-schema.js';

const published = new URL('../../schema/target.schema.json', import.meta.url);

test('the published schema is the one that target files are read with (else: npm run generate)', () => {
  expect(JSON.parse(readFileSync(published, 'utf8'))).toEqual(targetSchema);
});

test('the schema of target files is a valid JSON Schema, in strict mode but for its alternatives', () => {
  const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false });
  expect(ajv.validateSchema(targetSchema)).toBe(true);
  expect(() => ajv.compile(targetSchema)).not.toThrow();
});

type Part = { readonly [keyword: string]: unknown };

/** Every schema that stands directly under a map of properties, with its place. */
function propertiesOf(schema: unknown, path: string): readonly (readonly [string, Part])[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const here = Object.entries((schema as { properties?: Record<string, Part> }).properties ?? {});
  const below = Object.entries(schema).flatMap(([key, part]) => propertiesOf(part, `${path}/${key}`));
  return [...here.map(([key, part]) => [`${path}/properties/${key}`, part] as const), ...below];
}

test('every key of a target file has a description for the editor', () => {
  const described = propertiesOf(targetSchema, '');
  expect(described.length).toBeGreaterThan(40);
  expect(described.filter(([, part]) => typeof part.description !== 'string').map(([path]) => path)).toEqual(
    [],
  );
});

test('every object with fixed keys of a target file refuses others', () => {
  const text = JSON.stringify(targetSchema);
  expect(text.match(/"properties":/g)?.length).toBe(text.match(/"additionalProperties":false/g)?.length);
});
