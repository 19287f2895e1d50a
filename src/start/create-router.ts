import { createServeCall, type ServeCall } from '../http/serve-call.js';
import { buildMounts } from './build-mounts.js';
import { openApi } from './open-api.js';
import { clockOf, DEFAULT_BODY_LIMIT_BYTES, type SimulatorSettings } from './simulator-settings.js';
import { createTestClock, type TestClock } from './test-clock.js';

/**
 * A request handler as Express takes it, of version 4 or 5, and the clock that moves its tasks. In the words of
 * `node:http`: who uses the package needs no types of Express.
 */
export type SimulatorRouter = ServeCall & { readonly clock: TestClock };

/**
 * A router that answers the operations of the document: `app.use('/api', await createSimulatorRouter(…))`.
 * Every other request goes on to the app's next handler. Bodies that the app has parsed already are taken as they are.
 */
export async function createSimulatorRouter(settings: SimulatorSettings): Promise<SimulatorRouter> {
  const specs = typeof settings.spec === 'string' ? [settings.spec] : settings.spec;
  const overlays = settings.overlays === undefined ? {} : { overlays: settings.overlays };
  const opened = await Promise.all(specs.map((spec) => openApi(spec, overlays)));
  const clock = clockOf(settings);
  const mounts = buildMounts(
    opened.map(({ api }) => api),
    settings,
    clock,
  );
  const serve = createServeCall({
    mounts: () => mounts,
    cors: settings.cors ?? true,
    bodyLimitBytes: settings.bodyLimitBytes ?? DEFAULT_BODY_LIMIT_BYTES,
  });
  return Object.assign(serve, { clock: createTestClock(clock) });
}
