import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsePointer } from '../lifecycle/pointer.js';
import type { Edit } from './action.js';
import { applyEdit, type EditPlaces } from './apply-edit.js';

const at = (text: string) => parsePointer(text)!;

const PLACES: Readonly<Record<string, { readonly text: string; readonly types: readonly string[] }>> = {
  state: { text: '/data/status', types: ['string'] },
  progress: { text: '/data/progress', types: ['integer'] },
  result: { text: '/data/result', types: ['object', 'null'] },
  error: { text: '/data/error', types: ['string'] },
  created: { text: '/data/created', types: ['string'] },
  updated: { text: '/data/updated', types: ['integer'] },
};

const places = (more: Partial<EditPlaces> = {}): EditPlaces => ({
  isSuccess: true,
  role: (role) => {
    const place = PLACES[role];
    return place && { pointer: at(place.text), types: place.types };
  },
  base: at('/data'),
  rows: at('/data'),
  strangeRow: () => 'stranger',
  bodyIn: (state) => ({ data: { status: state, result: { size: 9 } } }),
  fullProgress: () => 100,
  shiftTime: (value, byMs) => (typeof value === 'number' ? value + byMs / 1_000 : `${String(value)} ${byMs}`),
  ...more,
});

const body = {
  data: {
    status: 'Done',
    progress: 70,
    result: { size: 1, url: 'u' },
    error: 'no',
    created: '2025',
    updated: 50,
  },
};

const edited = (edit: Edit, from: unknown = body, more: Partial<EditPlaces> = {}): unknown =>
  JSON.parse(applyEdit(JSON.stringify(from), edit, places(more)));

const dataOf = (edit: Edit): unknown => (edited(edit) as typeof body).data;

test.each<[string, Edit, object]>([
  ['set', { kind: 'set', at: 'state', value: 'odd' }, { status: 'odd' }],
  ['set by pointer', { kind: 'set', at: at('/data/new'), value: 1 }, { new: 1 }],
  ['null for a value that may be null', { kind: 'remove', at: 'result' }, { result: null }],
  ['swapped case', { kind: 'swap-case', at: 'state' }, { status: 'dONE' }],
  ['a number shifted', { kind: 'shift', at: 'progress', by: 5 }, { progress: 75 }],
  ['a time as a number shifted', { kind: 'shift', at: 'updated', by: 5_000 }, { updated: 55 }],
  ['a time as a text shifted', { kind: 'shift', at: 'created', by: 5 }, { created: '2025 5' }],
  ['progress below the end', { kind: 'progress', share: 0.996 }, { progress: 99 }],
  ['progress above the end', { kind: 'progress', share: 1.001 }, { progress: 101 }],
  ['what another state shows', { kind: 'as-in', at: 'result', state: 'x' }, { result: { size: 9 } }],
  ['a number varied', { kind: 'vary', at: 'result', by: 3, except: [] }, { result: { size: 4, url: 'u' } }],
  [
    'another varied, where the first is excepted',
    { kind: 'vary', at: 'result', by: 1, except: [at('/result/size')] },
    { result: { size: 1, url: 'v' } },
  ],
])('an edit: %s', (_, edit, changed) => {
  expect(dataOf(edit)).toEqual({ ...body.data, ...changed });
});

test('a value whose schema knows no null is left out', () => {
  const { error: _error, ...rest } = body.data;
  expect(dataOf({ kind: 'remove', at: 'error' })).toEqual(rest);
});

test('a progress up to 1 keeps three digits', () => {
  const fraction = { fullProgress: () => 1, role: () => ({ pointer: at('/p'), types: ['number'] }) };
  expect(edited({ kind: 'progress', share: 0.123_456 }, { p: 0.5 }, fraction)).toEqual({ p: 0.123 });
});

test.each<[Extract<Edit, { kind: 'rows' }>['how'], number, readonly unknown[]]>([
  ['omit', 4, ['a', 'c']],
  ['double', 1, ['a', 'b', 'b', 'c']],
  ['reverse', 0, ['c', 'b', 'a']],
  ['leak', 2, ['a', 'b', 'stranger', 'c']],
])('rows: %s', (how, index, rows) => {
  expect(edited({ kind: 'rows', how, index }, { data: ['a', 'b', 'c'] })).toEqual({ data: rows });
});

test('an empty list has nothing to omit, to double or to reverse, but room for a leak', () => {
  const rows = (how: 'omit' | 'double' | 'reverse' | 'leak') =>
    edited({ kind: 'rows', how, index: 7 }, { data: [] });
  expect([rows('omit'), rows('double'), rows('reverse')]).toEqual(Array(3).fill({ data: [] }));
  expect(rows('leak')).toEqual({ data: ['stranger'] });
});

test.each<['right' | 'wrong', string, unknown]>([
  ['wrong', '{"a":1,"b":{"k":"$&","k":"x"}}', { a: 1, b: { k: 'x' } }],
  ['right', '{"a":1,"b":{"k":"x","k":"$&"}}', { a: 1, b: { k: '$&' } }],
])('a key is doubled, the %s value last', (last, text, read) => {
  const edit: Edit = { kind: 'duplicate-key', at: at('/b/k'), value: 'x', last };
  const doubled = applyEdit('{"a":1,"b":{"k":"$&"}}', edit, places());
  expect(doubled).toBe(text);
  expect(JSON.parse(doubled)).toEqual(read);
});

test.each<[string, Edit]>([
  ['{"a":1}', { kind: 'duplicate-key', at: at('/b'), value: 0, last: 'wrong' }],
  ['[1]', { kind: 'duplicate-key', at: at(''), value: 0, last: 'wrong' }],
  ['not JSON', { kind: 'set', at: 'state', value: 1 }],
  ['{"data":{"status":7}}', { kind: 'swap-case', at: 'state' }],
  ['{"data":{}}', { kind: 'progress', share: 1 }],
  ['{"data":{}}', { kind: 'remove', at: 'result' }],
  ['{"data":{"result":null}}', { kind: 'vary', at: 'result', by: 1, except: [] }],
  ['{"data":{}}', { kind: 'set', at: 'total', value: 1 }],
  ['{"data":{}}', { kind: 'rows', how: 'omit', index: 0 }],
  ['text', { kind: 'cut-text', share: 0, of: 'json-success' }],
])('the text %s stays what it is', (text, edit) => {
  expect(applyEdit(text, edit, places())).toBe(text);
});

test.each<['any' | 'success' | 'json-success', boolean, string]>([
  ['any', false, '{"a'],
  ['success', false, '{"a":1}'],
  ['success', true, '{"a'],
  ['json-success', true, '{"a'],
  ['json-success', false, '{"a":1}'],
])('a cut of %s, of an answer whose success is %s', (of, isSuccess, kept) => {
  expect(applyEdit('{"a":1}', { kind: 'cut-text', share: 0.5, of }, places({ isSuccess }))).toBe(kept);
});

test('what is cut from a JSON object is a beginning of its text, of whole characters, and no JSON', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue(), { minKeys: 1 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (value, share) => {
        const text = JSON.stringify(value);
        const cut = applyEdit(text, { kind: 'cut-text', share, of: 'any' }, places());
        expect(text.startsWith(cut)).toBe(true);
        expect(cut.length).toBeGreaterThanOrEqual(Math.floor(text.length * share) - 1);
        expect(Buffer.from(cut).toString()).toBe(cut);
        expect(() => JSON.parse(cut)).toThrow();
      },
    ),
  );
});

test('a varied value is another one of the same form, in one place', () => {
  const edit = (by: number): Edit => ({ kind: 'vary', at: at(''), by, except: [] });
  fc.assert(
    fc.property(fc.jsonValue(), fc.integer({ min: 1, max: 1_000 }), (value, by) => {
      const text = JSON.stringify(value);
      const varied = applyEdit(text, edit(by), places());
      const leaves = (json: string) => {
        const found: string[] = [];
        JSON.parse(json, (_, one) => {
          if (typeof one !== 'object' || one === null) found.push(`${typeof one} ${String(one)}`);
          return one;
        });
        return found;
      };
      const [before, after] = [leaves(text), leaves(varied)];
      const differ = after.filter((leaf, index) => leaf !== before[index]);
      const canVary = before.some((leaf) => !leaf.startsWith('object'));
      expect(after.length).toBe(before.length);
      expect(differ.length).toBeLessThanOrEqual(1);
      if (canVary && !before.some((leaf) => /^number .*(e|\d{15})/.test(leaf))) expect(differ.length).toBe(1);
    }),
  );
});

test('encoded bytes that vary can still be decoded', () => {
  const base64 = Buffer.from('some bytes that are long enough').toString('base64');
  const varied = applyEdit(
    JSON.stringify(base64),
    { kind: 'vary', at: at(''), by: 26, except: [] },
    places(),
  );
  expect(varied).not.toContain(base64);
  expect(Buffer.from(JSON.parse(varied), 'base64').length).toBe(31);
});
