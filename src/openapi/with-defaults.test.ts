import { expect, test } from 'vitest';
import type { Schema } from './api.js';
import { withDefaults } from './with-defaults.js';

const document = {
  components: {
    schemas: {
      Mode: { type: 'string', default: 'auto' },
      Options: {
        type: 'object',
        properties: {
          mode: { $ref: '#/components/schemas/Mode' },
          deep: { $ref: '#/components/schemas/Options' },
        },
      },
    },
  },
};
const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

test.each([
  [ref('Options'), {}, { mode: 'auto' }],
  [ref('Options'), { mode: 'fast' }, { mode: 'fast' }],
  [ref('Options'), { mode: null }, { mode: null }],
  [ref('Options'), { deep: { deep: {} } }, { mode: 'auto', deep: { mode: 'auto', deep: { mode: 'auto' } } }],
  [{ anyOf: [ref('Options'), { type: 'null' }] }, {}, { mode: 'auto' }],
  [{ anyOf: [ref('Options'), { type: 'string' }] }, {}, {}],
  [{ allOf: [ref('Options'), { properties: { n: { default: 1 } } }] }, {}, { mode: 'auto', n: 1 }],
  [{ type: 'array', items: ref('Options') }, [{}, { mode: 'x' }], [{ mode: 'auto' }, { mode: 'x' }]],
  [{ properties: { o: { default: {}, ...(ref('Options') as object) } } }, {}, { o: { mode: 'auto' } }],
  [{ default: { a: 1 }, properties: { b: { default: 2 } } }, undefined, { a: 1, b: 2 }],
  [{ type: 'object' }, undefined, undefined],
  [true, { a: 1 }, { a: 1 }],
] as [Schema, unknown, unknown][])('by the schema %j the value %j becomes %j', (schema, value, expected) => {
  expect(withDefaults({ document }, schema, value)).toEqual(expected);
});

test('the value itself is not changed', () => {
  const value = Object.freeze({ deep: Object.freeze({}) });
  expect(withDefaults({ document }, ref('Options'), value)).not.toBe(value);
});
