import type { Laboratory } from '../admin/controls.js';
import { createRequestCounts } from '../admin/request-counts.js';
import type { Exchange } from '../exchange/exchange.js';
import type { ExchangeSummary, Mount } from '../http/serve-call.js';
import { CONTROL_PATH } from '../http/split-url.js';
import { type RunningServer, startServer } from '../http/start-server.js';
import type { Api } from '../openapi/api.js';
import type { Namespaces } from '../simulator/namespace.js';
import { buildMounts, settingFacts } from './build-mounts.js';
import { buildNamespaces, renewNamespaces } from './build-namespaces.js';
import { checkSettings } from './check-settings.js';
import { openApi } from './open-api.js';
import { openLaboratory } from './open-laboratory.js';
import { type AdminSettings, checkAdmin, listenForControl, loadControl } from './serve-control.js';
import { DEFAULT_BODY_LIMIT_BYTES, type SimulatorSettings } from './simulator-settings.js';

/** What a standalone simulator is started with. */
export type StartOptions = SimulatorSettings & {
  /** Default 127.0.0.1: only this machine reaches it. */
  readonly host?: string;
  /** Default 0: a free one. */
  readonly port?: number;
  /** The control API over HTTP; default on the same port, for programs on this machine. `false`: there is none. */
  readonly admin?: false | AdminSettings;
  /** Told of every exchange after the answer went out. */
  readonly onExchange?: (summary: ExchangeSummary) => void;
};

/** A running simulator, with everything that can be seen and done in it: see `Laboratory`. */
export type RunningSimulator = Laboratory & {
  /** Without a trailing slash: `http://127.0.0.1:4010`. With several APIs, each is below `/<name>`. */
  readonly url: string;
  readonly port: number;
  /** Of the control API, `http://127.0.0.1:4010/__admin`: for `createControlClient`. Absent where there is none. */
  readonly adminUrl?: string;
  readonly mounts: readonly Mount[];
  /** The journal of a namespace, oldest first, over all APIs served; credentials are hidden. */
  exchanges(namespace?: string): readonly Exchange[];
  /** Creates tasks in every API served, as the documents' example requests would, spread over the past. */
  preload(count: number, namespace?: string): void;
  /**
   * Goes on with other versions of the documents, in their order, and with the profiles, scenarios, fault rules and seed
   * of other settings; whatever else these say has no effect. Tasks, clocks and what was chosen by control stay. Throws
   * `SettingsError`, and then nothing has changed.
   */
  reload(apis: readonly Api[], settings: SimulatorSettings): void;
  /** Stops listening and ends every connection. */
  close(): Promise<void>;
  /** As `close`: `await using sim = await startSimulator(…)`. */
  [Symbol.asyncDispose](): Promise<void>;
};

/** Starts a simulator in this process. Throws `DocumentError`, `SettingsError` or `ListenError` with one message that says what to do. */
export async function startSimulator(options: StartOptions): Promise<RunningSimulator> {
  const specs = typeof options.spec === 'string' ? [options.spec] : options.spec;
  const overlays = options.overlays === undefined ? {} : { overlays: options.overlays };
  const opened = await Promise.all(specs.map((spec) => openApi(spec, overlays)));
  const namespaces = buildNamespaces(options);
  const mounts = buildMounts(
    opened.map(({ api }) => api),
    options,
    namespaces,
  );
  return listenOn(mounts, options, namespaces);
}

/** Listens with simulators that are there already. */
export async function listenOn(
  mounts: readonly Mount[],
  options: StartOptions,
  namespaces: Namespaces,
): Promise<RunningSimulator> {
  const { admin = {} } = options;
  if (admin !== false) checkAdmin(admin);
  let url = '';
  let settings: SimulatorSettings = options;
  const laboratory = openLaboratory({ mounts, namespaces, origin: () => url }, () => settings);
  const counts = createRequestCounts();
  const source = { laboratory, mounts, namespaces, counts };
  const control = admin === false ? undefined : loadControl(source, admin);
  const own = admin !== false && admin.port !== undefined;
  const onExchange = (summary: ExchangeSummary): void => {
    counts.note(summary);
    options.onExchange?.(summary);
  };
  const server = await startMain(mounts, {
    ...options,
    ...(control !== undefined ? { onExchange } : {}),
    ...(control !== undefined && !own && { control }),
  });
  url = server.url;
  const second = control !== undefined && own ? await listenBeside(server, control, admin) : undefined;
  const close = async (): Promise<void> => {
    await Promise.all([server.close(), second?.close()]);
  };
  return {
    ...laboratory,
    url,
    port: server.port,
    ...(control !== undefined && { adminUrl: `${second?.url ?? url}${CONTROL_PATH}` }),
    mounts,
    exchanges: (namespace = '') =>
      namespaces.names().includes(namespace) ? laboratory.within(namespace).journal.exchanges() : [],
    preload: (count, namespace) => {
      for (const { simulator } of mounts) simulator.preload(count, namespace);
    },
    reload: (apis, next) => {
      checkSettings(apis, next);
      renewNamespaces(namespaces, next);
      settings = next;
      for (const [index, api] of apis.entries()) mounts[index]?.simulator.reload(api);
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

type MainOptions = StartOptions & { readonly control?: ReturnType<typeof loadControl> };

function startMain(mounts: readonly Mount[], options: MainOptions): Promise<RunningServer> {
  const { cors = true, bodyLimitBytes = DEFAULT_BODY_LIMIT_BYTES, port = 0, control } = options;
  return startServer({
    mounts: () => mounts,
    ...{ cors, bodyLimitBytes, port },
    ...(options.host !== undefined && { host: options.host }),
    ...(options.onExchange !== undefined && { onExchange: options.onExchange }),
    ...(options.onWarning !== undefined && { onWarning: options.onWarning }),
    loadRest: async () => {
      const { createRestApp } = await import('../http/rest-app.js');
      const facts = settingFacts(options);
      return createRestApp({
        mounts: () => mounts,
        cors,
        facts,
        ...(control !== undefined && { admin: control }),
      });
    },
  });
}

/** Where the port for control cannot be had, the other one is given back. */
async function listenBeside(
  server: RunningServer,
  control: NonNullable<MainOptions['control']>,
  admin: AdminSettings,
): Promise<RunningServer> {
  try {
    return await listenForControl(control, admin);
  } catch (error) {
    await server.close();
    throw error;
  }
}
