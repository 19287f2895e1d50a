import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { writeEach } from './write-each.js';

const folder = mkdtempSync(join(tmpdir(), 'taskdouble-'));
afterAll(() => rmSync(folder, { recursive: true }));

const fileNamed = (name: string): string => join(folder, name);
const textOf = (name: string): string => readFileSync(fileNamed(name), 'utf8');

test('what cannot be made or written is told once all else was written', async () => {
  const tooLong = () => {
    throw new RangeError('Invalid string length');
  };
  const failure = writeEach([
    { place: '--report json=a', file: fileNamed('a'), make: tooLong },
    { place: '--report junit=b', file: fileNamed('b'), make: () => 'b' },
    { place: '--report html=none/c', file: fileNamed('none/c'), make: async () => 'c' },
    { place: '--write-baseline d', file: fileNamed('d'), make: async () => 'd' },
  ]);
  await expect(failure).rejects.toMatchObject({
    name: 'UsageError',
    message: [
      '--report json=a: expected a report, but it could not be made (RangeError: Invalid string length). Take another form.',
      '--report html=none/c: expected a file that can be written, but its folder does not exist. Give another path.',
      'Everything else was written.',
    ].join('\n'),
  });
  expect([textOf('b'), textOf('d')]).toEqual(['b', 'd']);
});

test('what all can be written is written in silence', async () => {
  await writeEach([{ place: '--report ctrf=e', file: fileNamed('e'), make: () => 'e' }]);
  expect(textOf('e')).toBe('e');
});
