import { expect, test } from 'vitest';
import { call, create, plainApi, read, task } from './plain-api.cases.js';
import { broken } from './traces.cases.js';

const cancels = (more: string): string => `cancel: {moves: {queued: cancelled, running: cancelled}${more}}`;
const api = plainApi({ operations: [cancels(', else: 409')] });
const loose = plainApi({ operations: [cancels('')] });

test('a lost call on a task that is not there yet may take effect once it is', () => {
  const steps = [create(0, { status: 202 }), read(1, undefined), call('cancel', 2)];
  expect(broken(api, [...steps, read(3, undefined), read(4, 'cancelled')])).toEqual([]);
  expect(broken(api, [...steps, read(3, 'queued'), read(4, 'cancelled')])).toEqual([]);
  expect(broken(api, [...steps, read(3, 'done'), read(4, 'cancelled')])).not.toEqual([]);
  expect(broken(api, [create(0, { status: 202 }), read(1, undefined), read(4, 'cancelled')])).not.toEqual([]);
});

test('a status about how a request was carried says nothing of the task', () => {
  for (const status of [405, 407, 413, 421, 425, 431]) {
    const steps = [create(0), read(0.1, 'queued'), call('cancel', 0.2, { status }), read(0.3, 'queued')];
    expect(broken(api, steps), `${status}`).toEqual([]);
  }
  for (const status of [407, 421, 425, 431]) {
    const steps = [create(0), read(0.1, 'queued'), call('cancel', 0.2, { status }), read(0.3, 'queued')];
    expect(broken(loose, steps), `${status}`).toEqual([]);
  }
  const refused = [create(0), call('cancel', 0, { status: 422 }), read(0.1, 'queued')];
  expect(broken(api, refused)).toContain('operations/cancel/moves@queued');
  expect(broken(api, [create(0), call('cancel', 0, { status: 200, json: task('queued') })])).not.toEqual([]);
});
