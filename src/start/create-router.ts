import type { Laboratory } from '../admin/controls.js';
import { createServeCall, type ServeCall } from '../http/serve-call.js';
import { buildMounts } from './build-mounts.js';
import { buildNamespaces } from './build-namespaces.js';
import { openApi } from './open-api.js';
import { openLaboratory } from './open-laboratory.js';
import { DEFAULT_BODY_LIMIT_BYTES, type SimulatorSettings } from './simulator-settings.js';

/**
 * A request handler as Express takes it, of version 4 or 5, with everything that can be seen and done in the simulator
 * behind it. In the words of `node:http`: who uses the package needs no types of Express. The control API over HTTP is
 * not a part of it.
 */
export type SimulatorRouter = ServeCall & Laboratory;

/**
 * A router that answers the operations of the document: `app.use('/api', await createSimulatorRouter(…))`.
 * Every other request goes on to the app's next handler. Bodies that the app has parsed already are taken as they are.
 */
export async function createSimulatorRouter(settings: SimulatorSettings): Promise<SimulatorRouter> {
  const specs = typeof settings.spec === 'string' ? [settings.spec] : settings.spec;
  const overlays = settings.overlays === undefined ? {} : { overlays: settings.overlays };
  const opened = await Promise.all(specs.map((spec) => openApi(spec, overlays)));
  const namespaces = buildNamespaces(settings);
  const mounts = buildMounts(
    opened.map(({ api }) => api),
    settings,
    namespaces,
  );
  const serve = createServeCall({
    mounts: () => mounts,
    cors: settings.cors ?? true,
    bodyLimitBytes: settings.bodyLimitBytes ?? DEFAULT_BODY_LIMIT_BYTES,
  });
  return Object.assign(
    serve,
    openLaboratory({ mounts, namespaces, origin: () => ROUTER_ORIGIN }, () => settings),
  );
}

/** Where the app listens is not known here; archives of the journal need absolute URLs. */
const ROUTER_ORIGIN = 'http://localhost';
