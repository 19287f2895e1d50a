import { expect, it } from 'vitest';
import type { Schema } from '../../src/openapi/api.js';
import { defaultValue, otherValues, parameterValues } from './other-value.js';

const document = {
  components: { schemas: { Mode: { type: 'string', enum: ['fast', 'slow'], default: 'fast' } } },
};
const mode = { $ref: '#/components/schemas/Mode' };

it.each<[string, Schema, unknown, readonly unknown[]]>([
  ['the other of two', { type: 'boolean' }, true, [false]],
  ['the others of a list', mode, 'fast', ['slow']],
  ['none that is null', { enum: [null, 'a'] }, undefined, ['a']],
  ['the ends and the middle of a range', { type: 'integer', minimum: 1, maximum: 9 }, undefined, [9, 1, 5]],
  ['within open ends', { type: 'integer', exclusiveMinimum: 0, exclusiveMaximum: 3 }, undefined, [2, 1]],
  ['something long where there is no end', { type: ['integer', 'null'], minimum: 0 }, undefined, [86_400]],
  ['nothing of an empty range', { type: 'integer', minimum: 5, maximum: 4 }, undefined, []],
  ['no text, whose meaning nobody knows', { type: 'string' }, 'a', []],
  ['a nullable alternative', { anyOf: [mode, { type: 'null' }] }, 'slow', ['fast']],
  ['nothing where nothing fits', false, undefined, []],
])('another value is %s', (_, schema, usual, expected) => {
  expect(otherValues(document, schema, usual)).toEqual(expected);
});

it('a default is found through references, and one beside the reference wins', () => {
  expect(defaultValue(document, mode)).toBe('fast');
  expect(defaultValue(document, { ...mode, default: 'slow' })).toBe('slow');
  expect(defaultValue(document, { type: 'string' })).toBeUndefined();
});

it('a parameter is asked for with its default, its example and all that it names', () => {
  const shared = { name: 'mode', in: 'query', required: false, explode: true } as const;
  expect(parameterValues(document, { ...shared, schema: mode })).toEqual(['fast', 'slow']);
  expect(parameterValues(document, { ...shared, schema: { type: 'string' }, example: 'x' })).toEqual(['x']);
});
