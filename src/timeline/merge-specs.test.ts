import { expect, test } from 'vitest';
import type { FateSpec } from './fate.js';
import { mergeSpecs } from './merge-specs.js';

const dwell = { '*': { type: 'fixed' as const, value: 5 } };
const script = { kind: 'script' as const, stays: [{ state: 'a' }] };
const time = { kind: 'time' as const };
const immediate = { kind: 'immediate' as const };
const hold = { kind: 'hold' as const };

test.each<[string, FateSpec[], FateSpec]>([
  ['nobody leaves everything to the lifecycle', [], { course: time }],
  [
    'each member comes from the first that says something about it',
    [{ ends: { a: 1 } }, { base: 'happy', ends: { b: 1 } }, { base: 'lifecycle', dwell, course: hold }],
    { base: 'happy', ends: { a: 1 }, dwell, course: hold },
  ],
  ['a stronger course wins', [{ course: immediate }, { course: hold }], { course: immediate }],
  [
    'a script gives way to stronger ends',
    [{ ends: { a: 1 } }, { course: script }],
    { ends: { a: 1 }, course: time },
  ],
  [
    'behind a script that gives way the next course has its say',
    [{ ends: { a: 1 } }, { course: script }, { course: immediate }],
    { ends: { a: 1 }, course: immediate },
  ],
  [
    'a script keeps weaker ends out',
    [{ course: script }, { ends: { a: 1 } }],
    { ends: { a: 1 }, course: script },
  ],
  ['immediate gives way to a stronger dwell', [{ dwell }, { course: immediate }], { dwell, course: time }],
  ['hold stays under a stronger dwell', [{ dwell }, { course: hold }], { dwell, course: hold }],
  [
    'who says both means both',
    [{ ends: { a: 1 }, dwell, course: immediate }],
    { ends: { a: 1 }, dwell, course: immediate },
  ],
])('%s', (_, specs, { course, ...spec }) => {
  expect(mergeSpecs(specs)).toEqual({ spec, course });
});
