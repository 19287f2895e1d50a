import { expect, test } from 'vitest';
import { possibleStates } from './beliefs.js';
import { chunkr } from './chunkr.cases.js';
import { literature } from './literature.cases.js';
import { createMonitor, judge } from './monitor.js';
import { traceOf, violations, type Written } from './traces.cases.js';

const path = { task_id: 'a' };
const task = (status: string): object => ({
  ...{ task_id: 'a', status, created_at: '2025-01-01T00:00:00Z' },
  configuration: { ocr_strategy: 'All', chunking: { size: 512, overlap: 0 } },
});
const create: Written = ['create', { at: 0, body: {}, status: 200, json: task('Starting') }];
const read = (at: number, status: string): Written => ['read', { at, path, status: 200, json: task(status) }];
const cancel = (at: number, status: number): Written => ['cancel', { at, path, status }];
const steps = [create, read(1, 'Processing'), cancel(2, 200), read(3, 'Processing'), cancel(4, 200)];

test('a violation says what was known, what came and why that cannot be', () => {
  const [first, second] = violations(chunkr, steps);
  expect(first?.explanation).toMatchObject({
    before: ['Processing', 'Succeeded', 'Failed'],
    answer: '200',
    afterViolation: false,
    sentence:
      'cancel was answered 200 while the task, last seen Processing, could only be Processing, Succeeded or Failed; in Processing cancel is refused with 4xx, without effect.',
  });
  expect(first?.explanation.rules[0]).toBe('operations/cancel/else@Processing');
  expect(second?.explanation.afterViolation).toBe(true);
});

test('a step leaves the beliefs that it starts from as they were', () => {
  const monitor = createMonitor(chunkr);
  const trace = traceOf(chunkr, steps);
  const first = monitor.step(monitor.start, trace[0]!);
  const before = structuredClone(possibleStates(first.beliefs, 'a'));
  const one = monitor.step(first.beliefs, trace[1]!);
  const other = monitor.step(first.beliefs, trace[2]!);
  expect(possibleStates(first.beliefs, 'a')).toEqual(before);
  expect(possibleStates(one.beliefs, 'a')).toEqual(['Processing']);
  expect(possibleStates(other.beliefs, 'a')).toEqual(['Cancelled']);
});

test('what an exchange taught comes out as soon as nothing can overlap it', () => {
  const monitor = createMonitor(chunkr);
  const [first, second, third] = traceOf(chunkr, steps);
  const { beliefs } = monitor.step(monitor.step(monitor.start, first!).beliefs, second!);
  const wrong = monitor.step(beliefs, third!);
  expect(wrong.observations.filter(({ kind }) => kind === 'violated')).toEqual([]);
  const settled = monitor.settle(wrong.beliefs, 2000);
  expect(settled.observations.filter(({ kind }) => kind === 'violated')).toHaveLength(1);
  expect(monitor.settle(settled.beliefs, 2000).observations).toEqual([]);
});

test('a fold with settling after each step finds what judging the whole trace finds', () => {
  const monitor = createMonitor(chunkr);
  let { start: beliefs } = monitor;
  const found: string[] = [];
  for (const exchange of traceOf(chunkr, steps)) {
    const stepped = monitor.step(beliefs, exchange);
    const settled = monitor.settle(stepped.beliefs, exchange.returnMs);
    beliefs = settled.beliefs;
    found.push(
      ...[...stepped.observations, ...settled.observations]
        .filter(({ kind }) => kind === 'violated')
        .map(({ rule }) => rule),
    );
  }
  expect(found).toEqual(violations(chunkr, steps).map(({ rule }) => rule));
});

test('an exchange that comes too late costs certainty and no false violation', () => {
  const monitor = createMonitor(chunkr);
  const trace = traceOf(chunkr, [
    create,
    ['cancel', { at: [1, 9], path, status: 200 }],
    read(2, 'Starting'),
    read(10, 'Cancelled'),
  ]);
  const late = [trace[0]!, trace[2]!, trace[3]!, trace[1]!];
  let { start: beliefs } = monitor;
  const kinds: string[] = [];
  for (const exchange of late.slice(0, 2)) beliefs = monitor.step(beliefs, exchange).beliefs;
  beliefs = monitor.settle(beliefs, 2000).beliefs;
  const step = monitor.step(beliefs, trace[1]!);
  kinds.push(
    ...step.observations.map(({ kind }) => kind),
    ...monitor.finish(step.beliefs).observations.map(({ kind }) => kind),
  );
  expect(kinds).not.toContain('violated');
  expect(possibleStates(step.beliefs, 'a')).toContain('Cancelled');
});

test('the matrix counts acceptance and refusal by the state that was certain', () => {
  const trace = traceOf(chunkr, [create, read(1, 'Processing'), cancel(2, 400), read(3, 'Processing')]);
  const { cells } = judge(chunkr, trace);
  expect(cells).toContainEqual({
    operation: 'cancel',
    state: 'Processing',
    certain: true,
    accepted: 0,
    refused: 1,
  });
  expect(cells).toContainEqual({
    operation: 'read',
    state: 'Processing',
    certain: true,
    accepted: 2,
    refused: 0,
  });
});

test('an operation that the lifecycle does not list is passed over', () => {
  const [exchange] = traceOf(chunkr, [create]);
  const report = judge(chunkr, [{ ...exchange!, operation: 'other' }]);
  expect(report).toMatchObject({ observations: [], tasks: 0, exchanges: 1 });
});

test('HEAD moves nothing, and its answer has no body', () => {
  const head = (more: object): Written => ['cancel', { at: 1, path, method: 'HEAD', status: 200, ...more }];
  expect(violations(chunkr, [create, head({}), read(2, 'Starting')])).toEqual([]);
  expect(violations(chunkr, [create, head({}), read(2, 'Cancelled')])).toHaveLength(1);
  expect(violations(chunkr, [create, head({ json: {} })]).map(({ rule }) => rule)).toEqual([
    'openapi/cancel/answer',
  ]);
});

test('ten thousand exchanges on a thousand tasks are judged', () => {
  const detail = (id: number, status: string): object => ({
    code: 200,
    data: {
      id,
      project_id: 1,
      task_type: 's',
      status,
      progress: 0,
      total: 1,
      created_at: '2025-01-01T00:00:00',
      params: {},
      error_message: '',
      started_at: status === 'pending' ? null : '2025-01-01T00:00:01',
    },
  });
  const long = Array.from({ length: 10_000 }, (_, at): Written => {
    const id = Math.floor(at / 10);
    if (at % 10 === 0)
      return [
        'search',
        { at, path: { project_id: 1 }, body: {}, status: 200, json: { code: 200, data: { task_id: id } } },
      ];
    return [
      'detail',
      { at, path: { id }, status: 200, json: detail(id, at % 10 < 5 ? 'pending' : 'running') },
    ];
  });
  const report = judge(literature, traceOf(literature, long));
  expect(report.tasks).toBe(1000);
  expect(report.observations.filter(({ kind }) => kind === 'violated').slice(0, 3)).toEqual([]);
});

const sooner = [create, read(0.1, 'Starting'), cancel(0.2, 200), read(0.3, 'Processing')];

test('a violation says whether it rests on an assumption', () => {
  const rests = [create, read(5, 'Processing'), ['delete', { at: 5.5, path, status: 200 }] as const];
  const assumed = judge(chunkr, traceOf(chunkr, rests), { assumeMinDwell: true });
  const found = assumed.observations.flatMap((one) =>
    one.kind === 'violated' ? [[one.rule, one.explanation.assuming]] : [],
  );
  expect(found).toEqual([['operations/delete/else@Processing', ['minDwell']]]);
  const [plain] = judge(chunkr, traceOf(chunkr, sooner), { assumeMinDwell: true }).observations;
  expect(plain).toMatchObject({ rule: 'operations/cancel/moves@Starting', explanation: { assuming: [] } });
});

test('a task seen to go on sooner than assumed refutes the assumption', () => {
  const early = [create, read(0.1, 'Starting'), read(0.2, 'Processing')];
  const report = judge(chunkr, traceOf(chunkr, early), { assumeMinDwell: true });
  expect(report).toMatchObject({ observations: [], refuted: [{ assumption: 'minDwell', seq: 3 }] });
});

test('a broken value does not make later violations its consequences', () => {
  const odd = [create, read(1, 'Succeeded'), ['read', { at: 2, path, status: 404 }] as const];
  const found = violations(chunkr, odd);
  expect(found.map(({ rule, explanation }) => [rule, explanation.afterViolation])).toEqual([
    ['states/Succeeded/has/~1output', false],
    ['operations/read/allow@Succeeded', false],
  ]);
});
