import { expect, test } from 'vitest';
import { openApi } from '../../src/start/open-api.js';
import type { Act, Plan } from '../plan/plan.js';
import { strangeTo } from './strange-to.js';

const { api } = await openApi('chunkr');

const planOf = (...acts: readonly Act[]): Plan => ({
  ...{ id: 'a', phase: 'directed', aims: [], acts, patienceMs: 1 },
});
const call = (operation: string) => ({ operation, changes: [], intent: { kind: 'valid' } }) as const;

test.each<[string, Act, string | undefined]>([
  ['a call of the document', { do: 'call', call: call('create_task_route') }, undefined],
  ['a call of another', { do: 'call', call: call('cancelTask') }, 'operation "cancelTask"'],
  [
    'one of several calls',
    { do: 'together', calls: [call('get_task_route'), call('x')].map((one) => ({ call: one, afterMs: 0 })) },
    'operation "x"',
  ],
  ['a command of the target', { do: 'call', call: { ...call(''), hook: 0 } }, undefined],
  ['a state of the document', { do: 'await', task: 'a', states: ['Succeeded'] }, undefined],
  ['a state of another', { do: 'await', task: 'a', states: ['Succeeded', 'done'] }, 'state "done"'],
])('%s', (_what, act, strange) => {
  expect(strangeTo(api, [planOf(), planOf({ do: 'pause', ms: 1 }, act)])).toBe(strange);
});
