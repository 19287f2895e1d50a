import { expect, test } from 'vitest';
import { DocumentError } from './document-error.js';
import { parseSource } from './parse-source.js';

const failure = (text: string): DocumentError => {
  try {
    parseSource(text, 'api.yaml');
  } catch (error) {
    if (error instanceof DocumentError) return error;
  }
  throw new Error('expected a DocumentError');
};

test('YAML and JSON are told apart by content, not by name', () => {
  expect(parseSource('{"a": [1, {"b": null}]}', 'a.yaml').value).toEqual({ a: [1, { b: null }] });
  expect(parseSource('a:\n  - 1\n  - b: null\n', 'a.json').value).toEqual({ a: [1, { b: null }] });
});

test('anchors, aliases and merge keys are followed', () => {
  const text = 'base: &base {x: 1, y: 2}\ncopy: *base\nmore:\n  <<: *base\n  y: 3\n';
  expect(parseSource(text, 'a.yaml').value).toEqual({
    base: { x: 1, y: 2 },
    copy: { x: 1, y: 2 },
    more: { x: 1, y: 3 },
  });
});

test('keys stay what was written: numbers and YAML 1.1 booleans are names', () => {
  expect(parseSource('200: a\non: b\nyes: c\n', 'a.yaml').value).toEqual({ 200: 'a', on: 'b', yes: 'c' });
});

test('a byte order mark and tabs in JSON do no harm', () => {
  expect(parseSource('\uFEFF{\n\t"a": 1\n}', 'a.json').value).toEqual({ a: 1 });
});

test('a repeated key is an error that names both lines', () => {
  const error = failure('a: 1\nb:\n  c: 1\n  d: 2\n  c: 3\n');
  expect(error.code).toBe('source/duplicate-key');
  expect(error.message).toBe(
    'api.yaml:5:3: the key "c" is given twice, the first in line 3. Remove one of the two.',
  );
});

test('a repeated key of a JSON document is an error too', () => {
  const error = failure('{\n "a": 1,\n "b": {"a": "\\"a\\":"},\n "a": 2\n}');
  expect(error.message).toBe(
    'api.yaml:4:2: the key "a" is given twice, the first in line 2. Remove one of the two.',
  );
});

test('an alias bomb is refused before it is unfolded', () => {
  const levels = [...'abcdefgh'].map((name, at, all) => {
    const inner = at === 0 ? '1' : `*${all[at - 1]}`;
    return `${name}: &${name} [${Array(9).fill(inner).join(', ')}]`;
  });
  expect(failure(levels.join('\n')).code).toBe('source/alias');
});

test('an anchor used three hundred times is fine', () => {
  const uses = Array.from({ length: 300 }, (_, at) => `k${at}: *x`);
  expect(Object.keys(parseSource(`x: &x {a: 1}\n${uses.join('\n')}`, 'a.yaml').value)).toHaveLength(301);
});

test.each([
  ['a: &a\n  b: *a\n', 'source/alias'],
  ['a: *nowhere\n', 'source/alias'],
  ['a: b: c', 'source/syntax'],
  ['a:\n\tb: 1', 'source/syntax'],
  ['{"a": ', 'source/syntax'],
  ['a: 1\n---\nb: 2\n', 'source/syntax'],
  ['? [a, b]\n: 1\n', 'source/syntax'],
  ['a: !include b.yaml\n', 'source/tag'],
  ['', 'source/root'],
  ['- 1\n', 'source/root'],
  ['"text"', 'source/root'],
])('%j is refused as %s with file, place and advice', (text, code) => {
  const error = failure(text);
  expect(error.code).toBe(code);
  expect(error.message).toMatch(/^api\.yaml(:\d+:\d+)?: \S.*\. \S.*\.$/);
  expect(error.message).not.toMatch(/\n|YAMLError|ReferenceError/);
});

test('a member is located at its key, an item at itself, a missing one at what is above it', () => {
  const source = parseSource('a: 1\nb:\n  c:\n    - x\n    - y: 2\n', 'a.yaml');
  expect(source.positionOf([])).toEqual({ line: 1, column: 1 });
  expect(source.positionOf(['b', 'c'])).toEqual({ line: 3, column: 3 });
  expect(source.positionOf(['b', 'c', '1', 'y'])).toEqual({ line: 5, column: 7 });
  expect(source.positionOf(['b', 'c', '0'])).toEqual({ line: 4, column: 7 });
  expect(source.positionOf(['b', 'nope', 'deeper'])).toEqual({ line: 2, column: 1 });
});

test('members behind aliases and merge keys are located where they are written', () => {
  const source = parseSource('x: &x\n  p: 1\ny: *x\nz:\n  <<: *x\n  q: 2\n', 'a.yaml');
  expect(source.positionOf(['y', 'p'])).toEqual({ line: 2, column: 3 });
  expect(source.positionOf(['z', 'p'])).toEqual({ line: 2, column: 3 });
});

test('a JSON document is located as well', () => {
  const source = parseSource('{\n  "a": {\n    "b": [1,\n      2]\n  }\n}', 'a.json');
  expect(source.positionOf(['a', 'b', '1'])).toEqual({ line: 4, column: 7 });
});
