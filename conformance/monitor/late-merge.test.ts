import { expect, test } from 'vitest';
import { call, create, plainApi, read, task } from './plain-api.cases.js';
import { broken, type Written } from './traces.cases.js';

const api = plainApi({
  create: "creates: /id, echo: {/meta: 'body#/meta'}",
  operations: ['rename: {merge: /meta}'],
});
const named = (a: number): object => ({ meta: { a } });
const begin = create(0, { body: named(1), json: task('queued', named(1)) });
type Renamed = {
  readonly at: number;
  readonly a: number;
  readonly status: number | undefined;
  readonly shown: number;
};
const rename = (at: number, a: number, status?: number): Written => answered({ at, a, status, shown: a });
const answered = ({ at, a, status, shown }: Renamed): Written =>
  call('rename', at, {
    ...(status === undefined ? {} : { status }),
    ...(status !== undefined && status < 300 ? { json: task('queued', named(shown)) } : {}),
    body: { a },
  });
const shows = (at: number, a: number, status = 'queued'): Written => read(at, status, named(a));

test('an update whose answer was lost may have taken effect, at once, later or never', () => {
  for (const status of [undefined, 503]) {
    const lost = [begin, rename(2, 2, status)];
    expect(broken(api, [...lost, shows(3, 2)])).toEqual([]);
    expect(broken(api, [...lost, shows(3, 1), shows(4, 1)])).toEqual([]);
    expect(broken(api, [...lost, shows(3, 1), shows(4, 2)])).toEqual([]);
    expect(broken(api, [begin, shows(1, 1, 'done'), rename(2, 2, status), shows(3, 2, 'done')])).toEqual([]);
  }
});

test('what no update asked for is found after one that was lost', () => {
  const lost = [begin, rename(2, 2)];
  expect(broken(api, [...lost, shows(3, 3)])).toEqual(['operations/create/echo/~1meta']);
  expect(broken(api, [...lost, shows(3, 2), shows(4, 1)])).not.toEqual([]);
  expect(broken(api, [begin, shows(1, 1, 'done'), rename(2, 2), shows(3, 2, 'failed')])).not.toEqual([]);
});

test('an update that was accepted for later may show and leave the old value for a while', () => {
  expect(
    broken(api, [begin, answered({ at: 2, a: 2, status: 202, shown: 1 }), shows(3, 1), shows(4, 2)]),
  ).toEqual([]);
  expect(broken(api, [begin, answered({ at: 2, a: 2, status: 202, shown: 2 }), shows(3, 2)])).toEqual([]);
  expect(broken(api, [begin, answered({ at: 2, a: 2, status: 202, shown: 3 })])).not.toEqual([]);
  expect(broken(api, [begin, answered({ at: 2, a: 2, status: 202, shown: 2 }), shows(3, 1)])).not.toEqual([]);
  expect(broken(api, [begin, answered({ at: 2, a: 2, status: 200, shown: 1 })])).not.toEqual([]);
});
