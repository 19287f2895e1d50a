import { expect, test } from 'vitest';
import { apiOf, smallDocument } from './api.cases.js';
import { createExampleChooser } from './choose-example.js';

const api = apiOf(smallDocument);
const read = api.operations.find(({ key }) => key === 'read')!;
const media = (status: string) => [...read.responses.get(status)!.contents.values()][0]!;
const chooser = createExampleChooser(api, read);

test.each([
  ['waiting', undefined, '', 'waiting'],
  ['again', undefined, '', 'waiting'],
  ['again', 'empty', '', 'waiting'],
  ['done', undefined, '', 'done?full=true'],
  ['done', undefined, 'full=true', 'done?full=true'],
  ['done', undefined, 'full=false', 'done'],
  ['done', undefined, 'full=false&lang=de', 'done'],
  ['done', undefined, 'lang=de', 'done?full=true&lang=de'],
  ['done', undefined, 'lang=en&full=true', 'done?full=true'],
  ['done', 'empty', 'full=true', 'done.empty'],
  ['done', 'other', 'full=false', 'done'],
  ['nowhere', undefined, '', undefined],
])('a task in %s (%s) read with "%s" is shown as %s', (state, outcome, query, expected) => {
  const sent = new URLSearchParams(query);
  const found = chooser.forState(media('200'), {
    state,
    outcome,
    query: (name) => sent.get(name) ?? undefined,
  });
  expect(found?.name).toBe(expected);
});

test('a refusal is shown by the state, else by the reason, else by the first example', () => {
  expect(chooser.forReason(media('404'), 'unknown', 'waiting')?.name).toBe('waiting');
  expect(chooser.forReason(media('404'), 'unknown', 'done')?.name).toBe('unknown');
  expect(chooser.forReason(media('404'), 'unknown')?.name).toBe('unknown');
  expect(chooser.forReason(media('404'), 'invalid')?.name).toBe('other');
});
