import { expect, test } from 'vitest';
import { createRealPace } from '../../src/clock/real-pace.js';
import type { CreateHook } from '../target/target.js';
import { runCreateCommand } from './create-hook.js';
import { run, skips, told } from './open-runner.cases.js';
import { answered, type Before, callOf, look, planOf, targetOf } from './small-service.cases.js';

/** Makes a task by the first hook of the target. */
const make = callOf('', { creates: 'a', hook: 0 });

const node = (script: string, ...more: readonly string[]): Extract<CreateHook, { kind: 'command' }> => ({
  kind: 'command',
  argv: [process.execPath, '-e', script, ...more],
  timeoutMs: 120_000,
});

test('the last line that a command prints is the id', async () => {
  const script = 'console.log("made\\n\\n t-" + process.argv[1] + " \\n")';
  expect(await runCreateCommand(node(script, 'n={n}'), 7)).toEqual({ kind: 'created', id: 't-n=7' });
});

test.each<[string, Extract<CreateHook, { kind: 'command' }>, string]>([
  ['fails', node('console.log("s3cr3t"); process.exit(3)'), 'ended with code 3'],
  ['prints nothing', node(''), 'printed no id as its last line'],
  ['does not end', { ...node('for (;;);'), timeoutMs: 200 }, 'did not end within 200 ms'],
  ['does not exist', { kind: 'command', argv: ['/no/such/program'], timeoutMs: 120_000 }, 'cannot be found'],
  ['has a name that is none', { kind: 'command', argv: [''], timeoutMs: 120_000 }, 'could not be run'],
])('a command that %s creates nothing, and what it printed is not told', async (_, command, told_) => {
  const outcome = await runCreateCommand(command, 1);
  expect(outcome).toMatchObject({ kind: 'failed', because: expect.stringContaining(told_) });
  expect(JSON.stringify(outcome)).not.toContain('s3cr3t');
});

test('a command makes the tasks of plans, and is no exchange', async () => {
  const before: Before = ({ url }) =>
    url === '/tasks/own' ? answered(200, { id: 'own', status: 'done' }) : undefined;
  const target = targetOf({ create: [node('console.log("own")')] });
  const result = await run([planOf('p', make, look)], { before, target, pace: createRealPace() });
  expect(told(result.trace)).toEqual(['read 200']);
  expect(result).toMatchObject({ tasks: 1, plans: [{ skipped: [] }] });
});

test('commands that all fail end a run with what to do', async () => {
  const target = targetOf({ create: [{ kind: 'command', argv: ['/no/such'], timeoutMs: 120_000 }] });
  const result = await run(
    ['p', 'q', 'r', 's'].map((id) => planOf(id, make, look)),
    { target },
  );
  expect(result.stop).toEqual({
    kind: 'unreachable',
    because: 'The create command /no/such cannot be found. Run it by hand to see why.',
  });
  expect(result.trace).toEqual([]);
});

test('a request recipe makes tasks where a plan says so, and the operation of the document elsewhere', async () => {
  const recipe = { operation: 'order', params: { id: 'o1' } };
  const target = targetOf({
    create: [{ kind: 'request', recipe, id: { text: '/made/0', tokens: ['made', '0'] } }],
    workloads: [{ name: 'w', recipe: { operation: 'create', body: { url: 'http://w' } } }],
  });
  const before: Before = ({ url }) => {
    if (url === '/orders/o1') return answered(200, { made: [42] });
    return url === '/tasks/42' ? answered(200, { id: '42', status: 'done' }) : undefined;
  };
  const plans = [
    planOf('p', make, look),
    planOf('q', callOf('create', { creates: 'a', workload: 'w' })),
    planOf('r', callOf('create', { creates: 'a' })),
    planOf('s', callOf('', { creates: 'a', hook: 7 })),
  ];
  const result = await run(plans, { before, target });
  expect(told(result.trace).toSorted()).toEqual(['create 201', 'create 201', 'order 200', 'read 200']);
  expect(skips(result)).toEqual(['no-sample']);
});
