import { expect, test } from 'vitest';
import { lineHashes } from './line-hash.js';

const greeting = [
  ...['e9496ae3ebfced30:1', 'fb7c023a8b9ccb3f:1', 'ce8ba1a563dcdaca:1', 'e20e36e16fcb0cc8:1'],
  ...['b3edc88f2938467e:1', 'c8e28b0b4002a3a0:1', 'c129715d7a2bc9a3:1'],
];

// What the tests of github/codeql-action expect of the same texts.
test.each([
  ['', ['c129715d7a2bc9a3:1']],
  [
    ' a\nb\n  \t\tc\n d',
    ['271789c17abda88f:1', '54703d4cd895b18:1', '180aee12dab6264:1', 'a23a3dc5e078b07b:1'],
  ],
  [' hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End\n', greeting],
  [' hello; \t\nworld!!!\r\r\r  \t\tGreetings\r End\r', greeting],
  [' hello; \t\r\nworld!!!\r\n\r\n\r\n  \t\tGreetings\r\n End\r\n', greeting],
  [
    'Lorem ipsum dolor sit amet.\n'.repeat(10),
    [
      ...[1, 2, 3, 4, 5, 6].map((times) => `a7f2ff13bc495cf2:${times}`),
      ...['a7f2ff1481e87703:1', 'a9cf91f7bbf1862b:1', '55ec222b86bcae53:1', 'cc97dc7b1d7d8f7b:1'],
      'c129715d7a2bc9a3:1',
    ],
  ],
])('the lines of %j have the hashes that GitHub gives them', (text, expected) => {
  expect(lineHashes(text)).toEqual(expected);
});

test('lines that are added far above a line leave its hash as it was', () => {
  const text = `${'x: 1\n'.repeat(50)}here: it is\n`;
  expect(lineHashes(`new: line\n${text}`).at(-2)).toBe(lineHashes(text).at(-2));
});
