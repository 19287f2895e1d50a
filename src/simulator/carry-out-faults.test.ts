import { expect, test } from 'vitest';
import type { FaultSpec } from '../faults/fault-rule.js';
import { openApi } from '../start/open-api.js';
import { type Lab, moversOf, needed, openLab, operationFor, ruleOf } from './fault-lab.cases.js';

const [chunkr, literature, docling] = await Promise.all(
  ['chunkr', 'literature', 'docling'].map(async (name) => (await openApi(name)).api),
);

const armed = (api: typeof chunkr, fault: FaultSpec, more = {}): Lab =>
  openLab(needed(api), [ruleOf(fault, more)]);
const poll = (lab: Lab, id: string) => lab.send(needed(operationFor(lab.api, 'read')), { id }).reply;
const cancelOf = (lab: Lab) => needed(moversOf(lab.api).find(({ key }) => /cancel/i.test(key)));
const says = (lab: Lab, id: string) => JSON.parse(poll(lab, id).body ?? '');

test('a made-up answer has the form that the document gives its status, else it is a problem', () => {
  const lab = armed(literature, { kind: 'not-found-after-create', for: 60_000 });
  const answer = poll(lab, lab.submit());
  expect([answer.status, JSON.parse(answer.body ?? '')]).toEqual([
    404,
    { code: 404, message: expect.any(String), data: null },
  ]);
  const other = armed(docling, { kind: 'server-error', status: 504 }, { match: { does: 'read' } });
  const problem = poll(other, other.submit());
  expect(problem.headers['content-type']).toBe('application/problem+json');
  expect(JSON.parse(problem.body ?? '')).toEqual({
    type: 'about:blank',
    title: 'Gateway Timeout',
    status: 504,
    detail: 'Gateway timeout.',
  });
});

test('an answer in place of the operation keeps it from happening, one in place of the reply does not', () => {
  const sizes = [false, true].map((effect) => {
    const lab = armed(docling, { kind: 'server-error', effect });
    lab.submit();
    return lab.world.store.size;
  });
  expect(sizes).toEqual([0, 1]);
});

test('a fault that finds nothing to change is not announced', () => {
  const lab = armed(chunkr, { kind: 'truncated-json' });
  const id = lab.submit();
  const cancelled = lab.send(cancelOf(lab), { id }).reply;
  expect([cancelled.body, cancelled.headers['x-taskdouble-fault']]).toEqual(['Task cancelled', undefined]);
  expect(cancelled.faults).toBeUndefined();
  expect(poll(lab, id).headers['x-taskdouble-fault']).toBe('r:truncated-json');
});

test('the faults of several rules come together, in the order of the rules', () => {
  const lab = openLab(needed(docling), [
    ruleOf({ kind: 'wrong-case' }, { id: 'one' }),
    ruleOf({ kind: 'latency', delay: 5 }, { id: 'two', stealth: true }),
    ruleOf({ kind: 'progress-over-end' }, { id: 'three:x' }),
  ]);
  const reply = poll(lab, lab.submit());
  expect(reply.headers['x-taskdouble-fault']).toBe('one:wrong-case, three:x:progress-over-end');
  expect(reply.faults).toEqual({
    names: ['one:wrong-case', 'two:latency', 'three:x:progress-over-end'],
    wire: [{ kind: 'delay', ms: 5 }],
  });
});

test('requests without credentials, of another type or of a wrong form meet what lies on the way', () => {
  const lab = armed(chunkr, { kind: 'server-error' });
  const submit = needed(operationFor(lab.api, 'submit'));
  const statuses = [{ authorization: 'wrong' }, { 'content-type': 'text/csv' }, {}].map(
    (headers) => lab.send(submit, { headers }).reply.status,
  );
  expect(statuses).toEqual([503, 503, 503]);
  expect(lab.world.store.size).toBe(0);
});

test('requests that are refused anyway meet no fault of the contract', () => {
  const lab = openLab(needed(chunkr), [
    ruleOf({ kind: 'html-page' }, { id: 'one' }),
    ruleOf({ kind: 'wrong-content-type' }, { id: 'two' }),
  ]);
  const { reply } = lab.send(needed(operationFor(lab.api, 'submit')), {
    headers: { authorization: 'wrong' },
  });
  expect([reply.status, reply.headers['x-taskdouble-fault']]).toEqual([401, undefined]);
});

test('a task that goes back is shown just as it was then', () => {
  const lab = armed(literature, { kind: 'state-going-back' });
  const id = lab.submit();
  const before = poll(lab, id);
  lab.clock.set(needed(lab.situation(id)?.leavesMs) + 1_000);
  expect(says(lab, id).data).toMatchObject({ status: 'running', started_at: expect.any(String) });
  const back = poll(lab, id);
  expect([back.body, back.headers['x-taskdouble-fault']]).toEqual([before.body, 'r:state-going-back']);
  expect(says(lab, id).data.status).toBe('running');
});

test('a task that is stuck is held, and goes on once it is released', () => {
  const lab = armed(docling, { kind: 'stuck-task', state: 'processing' }, { match: { does: 'submit' } });
  const id = lab.submit();
  lab.clock.advance(3_600_000);
  expect(says(lab, id).status).toBe('processing');
  lab.world.namespace.faults.reset();
  expect(says(lab, id).status).toBe('processing');
});

test('polls of a task that is stuck do not make its log any longer', () => {
  const lab = armed(docling, { kind: 'stuck-task' });
  const id = lab.submit();
  for (let count = 0; count < 20; count++) poll(lab, id);
  expect(lab.world.store.get(id)?.log).toHaveLength(2);
});

test('a deleted task that comes back has the body it had', () => {
  const lab = openLab(needed(chunkr));
  const id = lab.submit();
  lab.clock.advance(60_000);
  const before = says(lab, id);
  lab.send(needed(moversOf(lab.api).find(({ method }) => method === 'DELETE')), { id });
  expect(poll(lab, id).status).toBe(404);
  lab.world.namespace.faults.add(ruleOf({ kind: 'task-resurrected' }));
  expect(says(lab, id)).toMatchObject({ task_id: id, created_at: before.created_at, status: 'Succeeded' });
  lab.world.namespace.faults.reset();
  expect(poll(lab, id).status).toBe(404);
});

test('a replica that lags shows a task as it was, and none that it does not know of yet', () => {
  const lab = armed(docling, { kind: 'stale-read', lag: 5_000 });
  const id = lab.submit();
  expect(poll(lab, id).status).toBe(404);
  lab.clock.advance(5_000);
  expect(says(lab, id).status).toBe('pending');
  lab.clock.advance(60_000);
  expect(says(lab, id).status).toBe('completed');
});

test('a list of a replica that lags has no row of a task that is younger', () => {
  const lab = armed(literature, { kind: 'stale-read', lag: 5_000 });
  lab.submit();
  lab.clock.advance(6_000);
  lab.submit();
  const rows = JSON.parse(
    lab.send(needed(operationFor(lab.api, 'list')), { query: '' }).reply.body ?? '',
  ).data;
  expect(rows.map((row: { id: number }) => row.id)).toEqual([1]);
});

test('a task alone is mixed up with one that never was', () => {
  const lab = armed(docling, { kind: 'id-mix-up' });
  const id = lab.submit();
  const shown = says(lab, id);
  expect(shown.task_id).not.toBe(id);
  expect(lab.world.store.get(shown.task_id)).toBeUndefined();
});

test('a mix-up may keep the id that was asked for', () => {
  const lab = openLab(needed(docling));
  const first = lab.submit();
  lab.clock.advance(60_000);
  lab.submit();
  lab.world.namespace.faults.add(ruleOf({ kind: 'id-mix-up', keepsId: true }));
  expect(says(lab, first)).toMatchObject({ task_id: first, status: 'pending' });
});

test('a reused id leads to the new task, and the earlier one is gone', () => {
  const lab = armed(literature, { kind: 'id-reuse' });
  const [first, second] = [lab.submit(), lab.submit()];
  expect([second, lab.world.store.size, lab.world.store.get(second)?.sequence]).toEqual([first, 1, 2]);
});

test('a task lost at its submit was acknowledged all the same', () => {
  const lab = armed(docling, { kind: 'task-lost', at: 'submit' });
  lab.submit();
  const { reply } = needed(lab.sent[0]);
  expect(reply.status).toBe(200);
  expect(poll(lab, JSON.parse(reply.body ?? '').task_id).status).toBe(404);
});

test('a run that was refused with effect is the one that the operation begins elsewhere', () => {
  const lab = armed(literature, { kind: 'refusal-with-effect' });
  const id = lab.submit();
  lab.clock.advance(60_000);
  expect(lab.send(cancelOf(lab), { id }).reply.status).toBe(400);
  expect(says(lab, id).data.status).toBe('cancelled');
});
