import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningSimulator, startSimulator } from '../start/start-simulator.js';
import { createControlClient } from './control-client.js';
import { createRequestCounts } from './request-counts.js';

let sim: RunningSimulator;
beforeAll(async () => {
  sim = await startSimulator({
    spec: 'chunkr',
    clock: 'manual',
    maxExchanges: 3,
    credentials: { api_key: 'k' },
  });
});
afterAll(() => sim.close());

type Sample = {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
};

/** The text format of Prometheus, version 0.0.4, strictly: a line that is none throws. */
function parseMetrics(text: string): readonly Sample[] {
  const types = new Map<string, string>();
  return text.split('\n').flatMap((line): readonly Sample[] => {
    if (line === '' || line.startsWith('# HELP ')) return [];
    const type = /^# TYPE (\w+) (counter|gauge|histogram|summary)$/.exec(line);
    if (type !== null) {
      expect(types.has(type[1]!), `${type[1]} twice`).toBe(false);
      types.set(type[1]!, type[2]!);
      return [];
    }
    const [, name = '', inside = '', number = ''] =
      /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (-?[\d.e+-]+|nan|[+-]Inf)$/i.exec(line) ?? [];
    if (name === '') throw new Error(`Not a metric: ${line}`);
    expect(
      [...types.keys()].some((known) => name.startsWith(known)),
      `${name} has a type`,
    ).toBe(true);
    const pairs = [...inside.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(([, key, value]) => [key, value]);
    return [{ name, labels: Object.fromEntries(pairs), value: Number(number) }];
  });
}

const metrics = async () => parseMetrics(await createControlClient({ url: sim.url }).metrics());

const figure = (samples: readonly Sample[], name: string, labels: Sample['labels'] = {}) =>
  samples.find(
    (sample) =>
      sample.name === `taskdouble_${name}` &&
      Object.entries(labels).every(([key, value]) => sample.labels[key] === value),
  )?.value;

/** Our own series, each by its name and labels, in the order in which they are written. */
const ownSeries = (samples: readonly Sample[]) =>
  samples
    .filter(({ name }) => name.startsWith('taskdouble_'))
    .map(({ name, labels }) => JSON.stringify([name, labels]));

test('the figures say what happened since the start and what is there now', async () => {
  sim.faults.add({ id: 'a:b', after: 1, fault: 'server-error' });
  const [task] = sim.tasks.create({ count: 5 });
  sim.tasks.create({ state: 'Failed', count: 2 });
  sim.within('w1').tasks.create();
  const headers = { authorization: 'k' };
  for (let index = 0; index < 4; index++) await fetch(`${sim.url}/api/v1/task/${task!.id}`, { headers });
  sim.clock.set('2025-01-01T00:00:01Z');
  const samples = await metrics();
  const about = { api: 'chunkr' };
  expect(figure(samples, 'requests_total', { ...about, status: '2xx' })).toBe(1);
  expect(figure(samples, 'requests_total', { ...about, status: '5xx' })).toBe(3);
  expect(figure(samples, 'faults_total', { ...about, kind: 'server-error' })).toBe(3);
  expect(figure(samples, 'tasks', about)).toBe(8);
  expect(figure(samples, 'tasks_in_state', { ...about, state: 'Failed' })).toBe(2);
  expect(figure(samples, 'tasks_in_state', { ...about, state: 'Cancelled' })).toBe(0);
  expect(figure(samples, 'namespaces')).toBe(2);
  expect(figure(samples, 'journal_exchanges', about)).toBe(3);
  expect(figure(samples, 'journal_dropped', about)).toBe(1);
  expect(figure(samples, 'clock_seconds', { mode: 'manual' })).toBe(Date.UTC(2025, 0, 1, 0, 0, 1) / 1000);
  expect(samples.some(({ name }) => name === 'process_cpu_seconds_total')).toBe(true);
});

test('figures that are asked for twice are not counted twice', async () => {
  const about = { api: 'chunkr' };
  const [first, second] = [await metrics(), await metrics()];
  expect(figure(second, 'tasks', about)).toBe(figure(first, 'tasks', about));
  // Of Node's own figures some begin with an event, such as the first collection of garbage.
  expect(ownSeries(second)).toEqual(ownSeries(first));
  expect(new Set(ownSeries(second)).size).toBe(ownSeries(second).length);
});

test('requests are counted by API, operation and class of status, faults by their kind', () => {
  const counts = createRequestCounts();
  counts.note({ api: 'a', operation: 'getTask', status: 200 });
  counts.note({ api: 'a', operation: 'getTask', status: 204, faults: ['profile:x/y:latency', 'z:latency'] });
  counts.note({ api: 'a', operation: 'getTask', status: 503, faults: ['z:server-error'] });
  counts.note({ api: '', operation: undefined, status: 404 });
  expect(counts.requests()).toEqual([
    { api: 'a', operation: 'getTask', status: '2xx', count: 2 },
    { api: 'a', operation: 'getTask', status: '5xx', count: 1 },
    { api: '', operation: '', status: '4xx', count: 1 },
  ]);
  expect(counts.faults()).toEqual([
    { api: 'a', kind: 'latency', count: 2 },
    { api: 'a', kind: 'server-error', count: 1 },
  ]);
});
