import type { Laboratory } from '../admin/controls.js';
import type { RequestCounts } from '../admin/request-counts.js';
import type { ServeAdmin } from '../admin/serve-admin.js';
import type { Mount } from '../http/serve-call.js';
import { type RunningServer, startServer } from '../http/start-server.js';
import type { Namespaces } from '../simulator/namespace.js';
import { SettingsError } from './settings-error.js';

/** Where the control API is served, and who may use it. */
export type AdminSettings = {
  /** A port of its own (0: a free one). Default: that of the simulator. */
  readonly port?: number;
  /** Where that port listens; default 127.0.0.1. */
  readonly host?: string;
  /** Whoever sends it may call, from any machine; without one, only programs on this machine may. */
  readonly token?: string;
};

/** What the control API works on. */
export type ControlSource = {
  readonly laboratory: Laboratory;
  readonly mounts: readonly Mount[];
  readonly namespaces: Namespaces;
  readonly counts: RequestCounts;
};

/** Throws `SettingsError` for settings that cannot be obeyed. The token is never shown. */
export function checkAdmin({ port, host, token }: AdminSettings): void {
  if (token !== undefined && !/^[\x21-\x7e]+$/.test(token)) {
    const came = token === '' ? 'an empty one' : 'one with others';
    throw new SettingsError(`admin.token: expected a token of visible ASCII characters, got ${came}.`);
  }
  if (host !== undefined && port === undefined) {
    throw new SettingsError(
      `admin.host: expected a port with the host ${host}, got none. Set admin.port, or leave admin.host out: control then is on the simulator's own port.`,
    );
  }
}

/** The control API as a listener; it is put together when the first request to it comes. */
export function loadControl(source: ControlSource, { token }: AdminSettings): ServeAdmin {
  let serving: Promise<ServeAdmin> | undefined;
  return (request, response) => {
    serving ??= assemble(source, token);
    serving.then((serve) => serve(request, response)).catch(() => response.destroy());
  };
}

async function assemble(source: ControlSource, token: string | undefined): Promise<ServeAdmin> {
  const [{ createAdmin }, { createMetrics }, { serveAdmin }] = await Promise.all([
    import('../admin/create-admin.js'),
    import('../admin/create-metrics.js'),
    import('../admin/serve-admin.js'),
  ]);
  const { laboratory, mounts, namespaces, counts } = source;
  const metrics = createMetrics({ mounts: () => mounts, namespaces, counts });
  const admin = createAdmin({ laboratory, metrics, ...(token !== undefined && { token }) });
  return serveAdmin(admin, () => namespaces.unnamed.clock.now());
}

/** Listens for control alone. */
export function listenForControl(
  serve: ServeAdmin,
  { port = 0, host }: AdminSettings,
): Promise<RunningServer> {
  return startServer({
    mounts: () => [],
    cors: false,
    bodyLimitBytes: 0,
    port,
    ...(host !== undefined && { host }),
    loadRest: async () => serve,
  });
}
