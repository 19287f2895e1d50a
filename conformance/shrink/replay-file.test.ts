import { expect, test } from 'vitest';
import { pointerOf } from '../../src/lifecycle/pointer.js';
import { DocumentError } from '../../src/openapi/document-error.js';
import type { Plan } from '../plan/plan.js';
import { type Replay, readReplayFile, toReplayFile } from './replay-file.js';

const plan: Plan = {
  id: 'replay-7',
  phase: 'directed',
  aims: ['operations/cancel/else@Processing'],
  acts: [
    {
      do: 'call',
      call: {
        operation: 'create',
        creates: 'a',
        hook: 0,
        changes: [
          { kind: 'set', in: 'body', at: pointerOf(['a/b', '0']), value: { at: '/x', tokens: [] } },
          { kind: 'remove', in: 'body', at: pointerOf([]) },
          { kind: 'set', in: 'query', name: 'q', value: '' },
          { kind: 'remove', in: 'header', name: 'x' },
          { kind: 'raw-body', text: '{', contentType: 'application/json' },
          { kind: 'credential', how: 'wrong' },
        ],
        intent: { kind: 'invalid', because: 'it is no JSON' },
      },
    },
    { do: 'await', task: 'a', states: ['Processing'] },
    { do: 'probe', task: 'a' },
    { do: 'pause', ms: 0.5 },
    {
      do: 'together',
      calls: [
        { call: { operation: 'cancel', task: 'a', changes: [], intent: { kind: 'valid' } }, afterMs: 0 },
        { call: { operation: 'read', changes: [], intent: { kind: 'unknown-id' } }, afterMs: 3 },
      ],
    },
  ],
  patienceMs: 60_000,
};
const replay: Replay = { api: 'chunkr', seed: 7, plans: [plan] };

test('what a replay file says is read as it was written', () => {
  expect(readReplayFile(toReplayFile(replay), 'replay.json')).toEqual(replay);
});

const changed = (change: (file: Record<string, unknown>) => void): string => {
  const file = JSON.parse(toReplayFile(replay)) as Record<string, unknown>;
  change(file);
  return JSON.stringify(file);
};

test.each<[string, string, RegExp]>([
  ['no object', '[]', /expected an object at the root/],
  ['nothing', '', /expected an object at the root/],
  ['another file', '{"tool": "taskdouble"}', /taskdouble/],
  ['another version', changed((file) => Object.assign(file, { version: 2 })), /version.*must be 1/],
  ['no plan', changed((file) => Object.assign(file, { plans: [] })), /plans.*at least 1 item/],
  ['a seed that is none', changed((file) => Object.assign(file, { seed: -1 })), /seed.*at least 0/],
  [
    'an act that is none',
    changed((file) => Object.assign(file, { plans: [{ ...plan, acts: [{ do: 'wait', ms: 1 }] }] })),
    /plans\/0\/acts\/0/,
  ],
  [
    'a member too many',
    changed((file) =>
      Object.assign(file, { plans: [{ ...plan, acts: [{ do: 'probe', task: 'a', x: 1 }] }] }),
    ),
    /plans\/0\/acts\/0/,
  ],
])('%s is refused with its place and what to do', (_, text, message) => {
  const read = (): Replay => readReplayFile(text, 'replay.json');
  expect(read).toThrow(DocumentError);
  expect(read).toThrow(message);
  expect(read).toThrow(/^replay\.json:1:\d+: .*Give a file that "taskdouble check" wrote/);
});
