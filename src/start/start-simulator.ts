import type { Clock } from '../clock/clock.js';
import type { Exchange } from '../exchange/exchange.js';
import type { ExchangeSummary, Mount } from '../http/serve-call.js';
import { startServer } from '../http/start-server.js';
import { buildMounts, settingFacts } from './build-mounts.js';
import { openApi } from './open-api.js';
import { clockOf, DEFAULT_BODY_LIMIT_BYTES, type SimulatorSettings } from './simulator-settings.js';
import { createTestClock, type TestClock } from './test-clock.js';

/** What a standalone simulator is started with. */
export type StartOptions = SimulatorSettings & {
  /** Default 127.0.0.1: only this machine reaches it. */
  readonly host?: string;
  /** Default 0: a free one. */
  readonly port?: number;
  /** Told of every exchange after the answer went out. */
  readonly onExchange?: (summary: ExchangeSummary) => void;
};

/** A running simulator. */
export type RunningSimulator = {
  /** Without a trailing slash: `http://127.0.0.1:4010`. With several APIs, each is below `/<name>`. */
  readonly url: string;
  readonly port: number;
  /** The one clock of all tasks; `advance` and `set` need `clock: 'manual'`. */
  readonly clock: TestClock;
  readonly mounts: readonly Mount[];
  /** The journal of a namespace, oldest first, over all APIs served; credentials are hidden. */
  exchanges(namespace?: string): readonly Exchange[];
  /** Creates tasks in every API served, as the documents' example requests would. */
  preload(count: number, namespace?: string): void;
  /** Stops listening and ends every connection. */
  close(): Promise<void>;
};

/** Starts a simulator in this process. Throws `DocumentError`, `SettingsError` or `ListenError` with one message that says what to do. */
export async function startSimulator(options: StartOptions): Promise<RunningSimulator> {
  const specs = typeof options.spec === 'string' ? [options.spec] : options.spec;
  const overlays = options.overlays === undefined ? {} : { overlays: options.overlays };
  const opened = await Promise.all(specs.map((spec) => openApi(spec, overlays)));
  const clock = clockOf(options);
  const mounts = buildMounts(
    opened.map(({ api }) => api),
    options,
    clock,
  );
  return listenOn(mounts, options, clock);
}

/** Listens with simulators that are there already. */
export async function listenOn(
  mounts: readonly Mount[],
  options: StartOptions,
  clock: Clock,
): Promise<RunningSimulator> {
  const cors = options.cors ?? true;
  const server = await startServer({
    mounts: () => mounts,
    cors,
    bodyLimitBytes: options.bodyLimitBytes ?? DEFAULT_BODY_LIMIT_BYTES,
    port: options.port ?? 0,
    ...(options.host !== undefined && { host: options.host }),
    ...(options.onExchange !== undefined && { onExchange: options.onExchange }),
    loadRest: async () => {
      const { createRestApp } = await import('../http/rest-app.js');
      return createRestApp({ mounts: () => mounts, cors, facts: settingFacts(options) });
    },
  });
  return {
    url: server.url,
    port: server.port,
    clock: createTestClock(clock),
    mounts,
    exchanges: (namespace) =>
      mounts
        .flatMap(({ simulator }) => simulator.exchanges(namespace))
        .sort((one, other) => one.callMs - other.callMs),
    preload: (count, namespace) => {
      for (const { simulator } of mounts) simulator.preload(count, namespace);
    },
    close: () => server.close(),
  };
}
