import { expect, test } from 'vitest';
import { createOperationFinder } from './find-operation.js';
import { keyless, recordingOf, renders } from './renders.cases.js';

const first = { ...renders, name: 'first' };
const second = { ...keyless, name: 'second' };
const find = createOperationFinder([first, second]);
const [asked] = recordingOf([{ call: 'GET /v1/renders/a%20b?full=1', at: 0, answer: 200 }]);

test('an exchange belongs to the API that was recorded with it', () => {
  expect(find({ ...asked!, api: 'second' })).toMatchObject({
    api: { name: 'second' },
    params: { id: 'a b' },
  });
  expect(find({ ...asked!, api: 'third' })).toBeUndefined();
});

test('where no API was recorded, the first that has the operation is taken', () => {
  expect(find(asked!)).toMatchObject({ api: { name: 'first' }, operation: { key: 'getRender' } });
  expect(find({ ...asked!, operation: 'getRender' })).toMatchObject({ api: { name: 'first' } });
  expect(find({ ...asked!, operation: 'getFile' })).toBeUndefined();
});

test('where several APIs share an address, a path may have the name of one in front', () => {
  const url = `/second${asked!.request.url}`;
  expect(find({ ...asked!, request: { ...asked!.request, url } })).toMatchObject({ api: { name: 'second' } });
  const alone = createOperationFinder([second]);
  expect(alone({ ...asked!, request: { ...asked!.request, url } })).toBeUndefined();
});
