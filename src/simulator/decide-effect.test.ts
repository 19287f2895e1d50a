import { expect, test } from 'vitest';
import type { Move, Operation } from '../lifecycle/model.js';
import { parseLifecycle } from '../lifecycle/parse-lifecycle.js';
import { decideEffect, type Effect } from './decide-effect.js';

const raw = {
  version: 1,
  fields: { id: '/id', state: '/status' },
  states: {
    wait: { initial: true, next: 'run' },
    run: { next: ['done', 'failed'] },
    done: { final: 'success' },
    failed: { final: 'failure' },
    off: { final: 'cancelled' },
  },
  operations: {
    submit: { creates: '/id' },
    read: {},
    result: { allow: ['done'], open: ['failed'] },
    cancel: {
      moves: { wait: 'off', run: ['$same', 'off'], done: ['$gone', 'off'], failed: '$saved' },
      save: true,
    },
    any: { moves: { '*': 'off' }, allow: ['off'] },
  },
};

function operation(key: string): Operation {
  const { lifecycle, findings } = parseLifecycle(raw);
  const found = lifecycle?.operations.get(key);
  if (found === undefined) throw new Error(`Expected the operation ${key}, got ${JSON.stringify(findings)}`);
  return found;
}

const refuse: Effect = { kind: 'refuse', reason: 'refused' };
const stay: Effect = { kind: 'stay' };
const move = (to: Move): Effect => ({ kind: 'move', move: to });
const off = move({ kind: 'state', state: 'off' });

test.each<[string, string, Effect]>([
  ['read', 'wait', stay],
  ['read', 'failed', stay],
  ['result', 'done', stay],
  ['result', 'run', refuse],
  ['result', 'no such state', refuse],
  ['cancel', 'wait', off],
  ['cancel', 'run', stay],
  ['cancel', 'done', move({ kind: 'gone' })],
  ['cancel', 'failed', move({ kind: 'saved' })],
  ['cancel', 'off', refuse],
  ['any', 'run', off],
  ['any', 'off', stay],
])('%s in the state %s has the effect %j', (key, state, effect) => {
  expect(decideEffect(operation(key), state, true)).toEqual(effect);
  expect(decideEffect(operation(key), state, false)).toEqual(effect);
});

test('where the contract says nothing, the document decides', () => {
  expect(decideEffect(operation('result'), 'failed', true)).toEqual(stay);
  expect(decideEffect(operation('result'), 'failed', false)).toEqual(refuse);
});
