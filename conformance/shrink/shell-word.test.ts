import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shellWord, variableName, withVariables } from './shell-word.js';

const anyText = fc
  .string({
    unit: fc.oneof(
      fc.constantFrom("'", '"', '\\', '$', '`', '\n', ' ', '*', '!', '~', '&', '-'),
      fc.string({ minLength: 1, maxLength: 1, unit: 'grapheme' }),
    ),
    maxLength: 12,
  })
  .map((text) => text.replaceAll('\0', ''));

test('a shell gives back every text as it was', () => {
  fc.assert(
    fc.property(fc.array(anyText, { minLength: 1, maxLength: 20 }), (texts) => {
      const words = texts.map((text) => shellWord([text])).join(' ');
      const said = execFileSync('sh', ['-c', `printf '%s\\0' ${words}`]).toString();
      expect(said.split('\0').slice(0, -1)).toEqual(texts);
    }),
    { numRuns: 30 },
  );
});

test('a variable within a word is what the environment says, whatever that is', () => {
  const word = shellWord(withVariables('/tasks/id-1/x?y=id-1', new Map([['id-1', 'TASK']])));
  const env = { PATH: process.env.PATH, TASK: '$(oops) * "' };
  expect(execFileSync('sh', ['-c', `printf %s ${word}`], { env }).toString()).toBe(
    '/tasks/$(oops) * "/x?y=$(oops) * "',
  );
});

test.each([
  ['Api-Key', 'API_KEY'],
  ['bearerAuth', 'BEARER_AUTH'],
  ['2fa', 'KEY_2FA'],
  ['$', 'KEY'],
])('the credential %s is the variable %s', (name, variable) => {
  expect(variableName(name)).toBe(variable);
});
