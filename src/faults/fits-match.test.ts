import { expect, test } from 'vitest';
import type { FaultMatch } from './fault-rule.js';
import { fitsMatch } from './fits-match.js';
import { runningTask, sceneOf } from './scene.cases.js';
import type { Scene } from './scene.js';

const json = (value: unknown): Partial<Scene> => ({ body: { kind: 'json', value } });
const final: Partial<Scene> = { task: { ...runningTask, state: 'done' } };

const cases: readonly [match: FaultMatch, scene: Partial<Scene>, fits: boolean][] = [
  [{}, {}, true],
  [{ api: 'shop' }, {}, true],
  [{ api: 'sh*' }, {}, true],
  [{ api: 'other' }, {}, false],
  [{ operation: 'read' }, {}, true],
  [{ operation: ['submit', 'read'] }, {}, true],
  [{ operation: 'GET /task/{id}' }, { operation: 'GET /task/{id}' }, true],
  [{ operation: [] }, {}, false],
  [{ does: 'read' }, {}, true],
  [{ does: ['submit', 'move'] }, {}, false],
  [{ state: 'running' }, {}, true],
  [{ state: 'Processing' }, {}, true],
  [{ state: 'Work*' }, {}, true],
  [{ state: 'processing' }, {}, false],
  [{ state: 'final' }, {}, false],
  [{ state: 'final' }, final, true],
  [{ state: ['queued', 'final'] }, final, true],
  [{ state: '*' }, { task: undefined }, false],
  [{ task: 'task-*' }, {}, true],
  [{ task: 'task-2' }, {}, false],
  [{ task: '*' }, { task: undefined }, false],
  [{ client: 'curl' }, {}, true],
  [{ client: 'c*l' }, {}, true],
  [{ client: 'wget' }, {}, false],
  [{ method: 'GET' }, {}, true],
  [{ method: ['POST', 'get'] }, {}, true],
  [{ method: 'POST' }, {}, false],
  [{ path: '/task/{id}' }, {}, true],
  [{ path: '/task' }, {}, false],
  [{ header: { 'X-Try': '2' } }, { headers: { 'x-try': '2' } }, true],
  [{ header: { 'x-try': '*' } }, {}, false],
  [{ header: { 'x-try': 'A' } }, { headers: { 'x-try': 'a' } }, false],
  [{ query: { page: '2' } }, { query: { page: 2 } }, true],
  [{ query: { tag: 'b' } }, { query: { tag: ['a', 'b'] } }, true],
  [{ query: { Page: '*' } }, { query: { page: 2 } }, false],
  [{ query: { toString: '*' } }, {}, false],
  [{ body: { '/file/name': '*.pdf' } }, json({ file: { name: 'a.pdf' } }), true],
  [{ body: { '/pages': '2' } }, json({ pages: 2 }), true],
  [{ body: { '/pages': 2 } }, json({ pages: 2 }), true],
  [{ body: { '/pages': 2 } }, json({ pages: '2' }), false],
  [{ body: { '/tags': ['a'] } }, json({ tags: ['a'] }), true],
  [{ body: { '/tags': '*' } }, json({ tags: ['a'] }), false],
  [{ body: { '': { a: 1 } } }, json({ a: 1 }), true],
  [{ body: { '/none': '*' } }, json({}), false],
  [{ body: { '/name': 'a' } }, { body: { kind: 'form', fields: { name: 'a' } } }, true],
  [{ body: { '': 'hello*' } }, { body: { kind: 'text', text: 'hello world' } }, true],
  [{ body: { '': '*' } }, {}, false],
  [{ does: 'read', client: 'wget' }, {}, false],
  [{ does: 'read', and: { client: 'curl' } }, {}, true],
  [{ does: 'read', and: { client: 'wget' } }, {}, false],
];

test.each(cases)('%j fits a poll of a running task with %j: %s', (match, scene, fits) => {
  expect(fitsMatch(match, sceneOf(scene))).toBe(fits);
});
