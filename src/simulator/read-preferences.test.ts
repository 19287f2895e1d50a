import { expect, test } from 'vitest';
import { endOf, openFateLab, operationOf, prefer, scenarioOf, stateAfter } from './fate-lab.cases.js';

const names = ['chunkr', 'docling', 'factpulse', 'literature'] as const;

test.each(names)('%s: every end that the problem lists is obeyed, and comes true', async (name) => {
  const lab = await openFateLab(name, { profile: { name: 'p', fate: { base: 'lifecycle' }, faults: [] } });
  lab.submit(prefer('outcome=Nonsense'));
  const refused = lab.sent.at(-1)?.reply;
  expect(refused?.status).toBe(400);
  const { possible } = JSON.parse(refused?.body ?? '') as { possible: readonly string[] };
  expect(possible).toEqual(expect.arrayContaining(['success', 'failure']));
  for (const end of possible) {
    const came = endOf(lab, prefer(`outcome=${end}`));
    expect(lab.sent.at(-1)?.reply.headers['preference-applied']).toBe(`outcome=${end}`);
    const model = lab.api.lifecycle.states.get(came.split('.')[0] ?? '');
    const isKind = lab.api.lifecycle.states.get(end.split('.')[0] ?? '') === undefined;
    if (isKind) expect([end, 'any']).toContain(model?.final);
    else expect(came.startsWith(end)).toBe(true);
  }
});

test.each<[string, string, unknown[]]>([
  ['outcome=Cancelled', 'outcome', ['Succeeded', 'Failed', 'success', 'failure']],
  ['outcome=Processing', 'outcome', ['Succeeded', 'Failed', 'success', 'failure']],
  ['outcome', 'outcome', ['Succeeded', 'Failed', 'success', 'failure']],
  ['outcome=Succeeded, scenario=storn', 'scenario', ['storm']],
  ['progression=script', 'progression', ['immediate', 'time', 'hold', 'manual']],
  ['progression=manual;reads=0', 'reads', []],
  ['progression=manual;reads=1e3', 'reads', []],
  ['dwell=5', 'dwell', []],
  ['dwell=soon, outcome=Failed', 'dwell', []],
  ['dwell=5s, progression=immediate', 'progression', ['time', 'hold']],
  ['dwell=5s, progression=manual', 'progression', ['time', 'hold']],
  ['outcome=Not Quoted', 'outcome', []],
])(
  'Prefer: %s is refused for its %s, with what is possible, and creates nothing',
  async (header, at, possible) => {
    const lab = await openFateLab('chunkr', { scenarios: [scenarioOf('storm', {})] });
    const { reply, isStoreUntouched } = lab.send(operationOf(lab.api, 'create_task_route'), prefer(header));
    expect(isStoreUntouched).toBe(true);
    expect(reply).toMatchObject({ status: 400, headers: { 'content-type': 'application/problem+json' } });
    const body = JSON.parse(reply.body ?? '') as Readonly<Record<string, unknown>>;
    expect(body).toMatchObject({ type: 'urn:taskdouble:problem:unknown-preference', preference: at });
    expect(body['possible'] ?? []).toEqual(possible);
    expect(body['detail']).toMatch(/^Prefer: expected \w+ to be .*, got ".*"\./);
  },
);

test('a refused update leaves the task as it was', async () => {
  const lab = await openFateLab('chunkr');
  const id = lab.submit();
  stateAfter(lab, id, 60_000);
  const sent = lab.send(operationOf(lab.api, 'update_task_route'), { id, ...prefer('outcome=Cancelled') });
  expect([sent.reply.status, sent.after === sent.before]).toEqual([400, true]);
});

test('what is refused is repeated only so far', async () => {
  const lab = await openFateLab('chunkr');
  lab.submit(prefer(`outcome=${'x'.repeat(5_000)}`));
  expect(lab.sent.at(-1)?.reply.body?.length).toBeLessThan(700);
});

test.each(names)('%s: each progression goes on as it says', async (name) => {
  const lab = await openFateLab(name);
  const [first = ''] = lab.api.lifecycle.initial;
  const finalIn = (state: string | undefined) =>
    lab.api.lifecycle.states.get(state ?? '')?.final !== undefined;
  const submitted = (text: string) => {
    const id = lab.submit(prefer(text));
    expect(lab.sent.at(-1)?.reply.headers['preference-applied']).toBe(text.split(';')[0]);
    return id;
  };
  const [now, held, usual, slow] = ['immediate', 'hold', 'time']
    .map((kind) => submitted(`progression=${kind}`))
    .concat(submitted('dwell=40s')) as [string, string, string, string];
  expect(finalIn(lab.situation(now)?.state)).toBe(true);
  expect(stateAfter(lab, slow, 39_999)).toBe(first);
  expect(finalIn(lab.situation(usual)?.state)).toBe(true);
  expect(stateAfter(lab, slow, 1)).not.toBe(first);
  expect(stateAfter(lab, held, 86_400_000)).toBe(first);
});

test('the answer to the submit of an immediate task shows its first state, the next read its last one', async () => {
  for (const [name, read, label] of [
    ['chunkr', 'get_task_route', 'Starting'],
    ['docling', 'task_status_poll', 'pending'],
    ['literature', 'getTask', 'pending'],
  ] as const) {
    const lab = await openFateLab(name);
    const id = lab.submit(prefer('progression=immediate'));
    if (name !== 'literature') expect(lab.sent.at(-1)?.reply.body).toContain(`"${label}"`);
    expect(lab.send(operationOf(lab.api, read), { id }).reply.body).not.toContain(`"${label}"`);
  }
});

test('every stay of a task with a dwell lasts that long', async () => {
  const lab = await openFateLab('chunkr');
  const id = lab.submit(prefer('dwell=5s, outcome=Failed'));
  const seen = [4_999, 1, 4_999, 1, 1e9].map((ms) => stateAfter(lab, id, ms));
  expect(seen).toEqual(['Starting', 'Processing', 'Processing', 'Failed', 'Failed']);
});
