import { expect, test } from 'vitest';
import { readExampleName } from './example-name.js';
import { parseLifecycle } from './parse-lifecycle.js';

const lifecycle = parseLifecycle({
  version: 1,
  fields: { state: '/status' },
  states: {
    Queued: { initial: true, next: 'v1.done' },
    'v1.done': {
      shows: 'DONE',
      final: true,
      outcomes: { ok: { if: '/ok == true' }, bad: { if: '/ok == false' } },
    },
  },
}).lifecycle!;

test.each<readonly [string, unknown]>([
  ['Queued', { state: 'Queued', conditions: [] }],
  ['v1.done', { state: 'v1.done', conditions: [] }],
  ['v1.done.bad', { state: 'v1.done', outcome: 'bad', conditions: [] }],
  ['DONE', { state: 'v1.done', conditions: [] }],
  ['DONE.ok', { state: 'v1.done', outcome: 'ok', conditions: [] }],
  [
    'Queued?a=1&b=',
    {
      state: 'Queued',
      conditions: [
        { param: 'a', value: '1' },
        { param: 'b', value: '' },
      ],
    },
  ],
  ['Queued?a=x=y', { state: 'Queued', conditions: [{ param: 'a', value: 'x=y' }] }],
  ['queued', undefined],
  ['Queued.ok', undefined],
  ['default', undefined],
])('%s is read as %j', (name, expected) => {
  expect(readExampleName(lifecycle, name)).toEqual(expected);
});
