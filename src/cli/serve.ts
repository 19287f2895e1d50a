import { createRealClock } from '../clock/real-clock.js';
import type { ExchangeSummary } from '../http/serve-call.js';
import { buildMounts } from '../start/build-mounts.js';
import { type OpenedApi, openApi, printFinding } from '../start/open-api.js';
import { clockOf, type SimulatorSettings } from '../start/simulator-settings.js';
import { listenOn } from '../start/start-simulator.js';
import { createLog, type Log } from './log.js';
import { readyLine, serveBanner } from './serve-banner.js';
import { type ServeFlags, settingsOf } from './serve-settings.js';
import { watchDocuments } from './watch-documents.js';

/** Serves until the process is told to end, and returns the exit code. */
export async function serve(spec: string, flags: ServeFlags): Promise<number> {
  // From here on a signal ends the process in order: whoever saw the ready line may send one at once.
  const told = untilTold();
  const log = createLog({
    level: flags.logLevel,
    json: flags.logJson ?? false,
    now: createRealClock().now,
    write: (line) => process.stderr.write(line),
  });
  const settings = settingsOf(spec, flags, log);
  const open = () => openAll(settings, log);
  const opened = await open();
  const clock = clockOf(settings);
  const mounts = buildMounts(
    opened.map(({ api }) => api),
    settings,
    clock,
  );
  const simulator = await listenOn(
    mounts,
    { ...settings, host: flags.host, port: flags.port, onExchange: (summary) => logExchange(log, summary) },
    clock,
  );
  if (flags.preload > 0) simulator.preload(flags.preload);
  const stopWatching = flags.watch ? await watchDocuments(opened, { open, simulator, log }) : undefined;
  process.stdout.write(
    flags.json ? readyLine(simulator, settings) : serveBanner(simulator, settings, process.stdout.isTTY),
  );
  await told;
  await stopWatching?.();
  await simulator.close();
  return 0;
}

/** Reads every document that the settings name; warnings go to the log. */
async function openAll({ spec, overlays }: SimulatorSettings, log: Log): Promise<readonly OpenedApi[]> {
  const specs = typeof spec === 'string' ? [spec] : spec;
  const options = overlays === undefined ? {} : { overlays };
  const opened = await Promise.all(specs.map((one) => openApi(one, options)));
  for (const finding of opened.flatMap(({ findings }) => findings)) {
    log.warn({ message: printFinding(finding), code: finding.code });
  }
  return opened;
}

function logExchange(log: Log, summary: ExchangeSummary): void {
  const { method, path, status, api, namespace } = summary;
  const words = [api, namespace === '' ? '' : `@${namespace}`, method, path, status];
  log.info({ message: words.filter((word) => word !== '').join(' '), ...summary });
}

function untilTold(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}
