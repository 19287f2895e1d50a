import type { Counter, Gauge, Registry } from 'prom-client';
import type { Mount } from '../http/serve-call.js';
import type { Namespaces } from '../simulator/namespace.js';
import type { Simulator } from '../simulator/simulator.js';
import { situationAt } from '../timeline/situation-at.js';
import type { RequestCounts } from './request-counts.js';

/** What the figures are taken from. */
export type MetricsSource = {
  readonly mounts: () => readonly Mount[];
  readonly namespaces: Namespaces;
  readonly counts: RequestCounts;
};

/** So many tasks of each API, the newest of each namespace first, are told apart by state when figures are asked for. */
const MAX_COUNTED = 10_000;

/** The text that Prometheus reads, version 0.0.4. The package that writes it is loaded when it is first asked for. */
export function createMetrics(source: MetricsSource): () => Promise<string> {
  let registry: Promise<Registry> | undefined;
  return async () => {
    registry ??= createRegistry(source);
    return (await registry).metrics();
  };
}

type Labels = Readonly<Record<string, string>>;

async function createRegistry(source: MetricsSource): Promise<Registry> {
  const { Counter, Gauge, Registry, collectDefaultMetrics } = await import('prom-client');
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  for (const { name, help, labels, isCounter, read } of FIGURES) {
    const collect = function (this: Counter | Gauge): void {
      this.reset();
      for (const [labelled, value] of read(source)) this.inc(labelled, value);
    };
    const options = {
      name: `taskdouble_${name}`,
      help,
      labelNames: [...labels],
      registers: [registry],
      collect,
    };
    if (isCounter) new Counter(options);
    else new Gauge(options);
  }
  return registry;
}

type Figure = {
  readonly name: string;
  readonly help: string;
  readonly labels: readonly string[];
  readonly isCounter?: true;
  readonly read: (source: MetricsSource) => readonly (readonly [labels: Labels, value: number])[];
};

const FIGURES: readonly Figure[] = [
  {
    name: 'requests_total',
    help: 'Requests answered, by API, operation and class of status; both names are empty for what is no operation.',
    labels: ['api', 'operation', 'status'],
    isCounter: true,
    read: ({ counts }) => counts.requests().map(({ count, ...labels }) => [labels, count]),
  },
  {
    name: 'faults_total',
    help: 'Faults put into answers, by API and kind.',
    labels: ['api', 'kind'],
    isCounter: true,
    read: ({ counts }) => counts.faults().map(({ count, ...labels }) => [labels, count]),
  },
  {
    name: 'tasks',
    help: 'Tasks kept, over all namespaces.',
    labels: ['api'],
    read: (source) => byApi(source, ({ store }) => store.size),
  },
  {
    name: 'tasks_in_state',
    help: `Tasks by state, of the newest ${MAX_COUNTED} of each API.`,
    labels: ['api', 'state'],
    read: ({ mounts }) => mounts().flatMap(({ simulator }) => tasksInState(simulator)),
  },
  {
    name: 'namespaces',
    help: 'Namespaces in use, the default one included.',
    labels: [],
    read: ({ namespaces }) => [[{}, namespaces.names().length]],
  },
  {
    name: 'journal_exchanges',
    help: 'Exchanges kept in the journals.',
    labels: ['api'],
    read: (source) => byApi(source, ({ journal }) => journal.size),
  },
  {
    name: 'journal_dropped',
    help: 'Exchanges that had to make room for newer ones, over the journals that are kept.',
    labels: ['api'],
    read: (source) => byApi(source, ({ journal }) => journal.dropped()),
  },
  {
    name: 'clock_seconds',
    help: 'The clock of the default namespace, in Unix seconds, with the mode it runs in.',
    labels: ['mode'],
    read: ({ namespaces: { unnamed } }) => [[{ mode: unnamed.clock.mode.kind }, unnamed.clock.now() / 1000]],
  },
];

/** One figure of each API, summed over its namespaces. */
const byApi = (
  { mounts }: MetricsSource,
  figureOf: (world: ReturnType<Simulator['worlds']>[number]) => number,
): readonly (readonly [Labels, number])[] =>
  mounts().map(({ simulator }) => [{ api: simulator.api.name }, sumOf(simulator.worlds(), figureOf)]);

const sumOf = <Item>(list: readonly Item[], figureOf: (item: Item) => number): number =>
  list.reduce((sum, item) => sum + figureOf(item), 0);

/** Every state of the API has a figure, so that none disappears when its last task leaves it. */
function tasksInState(simulator: Simulator): readonly (readonly [Labels, number])[] {
  const { api, timeline } = simulator.machine;
  const counts = new Map([...api.lifecycle.states.keys()].map((state) => [state, 0]));
  let left = MAX_COUNTED;
  for (const { store, clock } of simulator.worlds()) {
    const nowMs = clock.now();
    for (const task of store.newestFirst()) {
      if (left-- <= 0) break;
      const { state } = situationAt(timeline, task, nowMs);
      counts.set(state, (counts.get(state) ?? 0) + 1);
    }
  }
  return [...counts].map(([state, count]) => [{ api: api.name, state }, count]);
}
