import { createRealClock } from '../clock/real-clock.js';
import { checkNames } from '../config/check-names.js';
import type { ExchangeSummary } from '../http/serve-call.js';
import { buildMounts } from '../start/build-mounts.js';
import { buildNamespaces } from '../start/build-namespaces.js';
import { type LoadedConfig, loadConfig } from '../start/load-config.js';
import { type OpenedApi, openApi, printFinding } from '../start/open-api.js';
import { listenOn, type RunningSimulator, type StartOptions } from '../start/start-simulator.js';
import { isColoured } from './colour.js';
import { checkExitFiles, writeExitFiles } from './exit-files.js';
import { findConfig } from './find-config.js';
import { createLog, type Log } from './log.js';
import { readyLine, serveBanner } from './serve-banner.js';
import type { ServeFlags } from './serve-flags.js';
import { logSettings, planServe, type ServePlan } from './serve-settings.js';
import { watchFiles } from './watch-files.js';

/** Serves until the process is told to end, and returns the exit code. */
export async function serve(spec: string | undefined, flags: ServeFlags): Promise<number> {
  // From here on a signal ends the process in order: whoever saw the ready line may send one at once.
  const told = untilTold();
  const session = await open(spec, flags);
  const { plan, log } = session;
  await checkExitFiles(plan);
  const simulator = await start(session);
  if (plan.preload > 0) simulator.preload(plan.preload);
  const again = () => open(spec, flags);
  const stopWatching = plan.watch ? await watchFiles(session, { again, simulator, log }) : undefined;
  const ready = { simulator, settings: plan.options, configFile: session.loaded?.file };
  process.stdout.write(flags.json ? readyLine(ready) : serveBanner(ready, isColoured()));
  await told;
  await stopWatching?.();
  await simulator.close();
  await writeExitFiles(plan, simulator);
  return 0;
}

/** What the command line and the files say: everything that a simulator is started with. */
export type Session = {
  readonly loaded: LoadedConfig | undefined;
  readonly plan: ServePlan;
  readonly opened: readonly OpenedApi[];
  readonly log: Log;
  /** When reading began, Unix milliseconds. */
  readonly readMs: number;
};

/** Reads every file that is named. Throws where one cannot be used, with all that is wrong in it. */
async function open(spec: string | undefined, flags: ServeFlags): Promise<Session> {
  const { now } = createRealClock();
  const readMs = now();
  const file = findConfig(flags.config);
  const loaded = file === undefined ? undefined : await loadConfig(file);
  const log = createLog({
    ...logSettings(flags, loaded?.config.serve),
    now,
    write: (line) => process.stderr.write(line),
  });
  const plan = planServe(spec, flags, { loaded, env: process.env, log });
  const opened = await openAll(plan.options, log);
  if (loaded !== undefined) {
    const problems = checkNames(
      loaded.config,
      opened.map(({ api }) => api),
    );
    if (problems.length > 0) throw loaded.refuse(problems);
  }
  return { loaded, plan, opened, log, readMs };
}

/** Reads every document that the settings name; warnings go to the log. */
async function openAll({ spec, overlays }: StartOptions, log: Log): Promise<readonly OpenedApi[]> {
  const specs = typeof spec === 'string' ? [spec] : spec;
  const options = overlays === undefined ? {} : { overlays };
  const opened = await Promise.all(specs.map((one) => openApi(one, options)));
  for (const finding of opened.flatMap(({ findings }) => findings)) {
    log.warn({ message: printFinding(finding), code: finding.code });
  }
  return opened;
}

function start({ plan: { options }, opened, log }: Session): Promise<RunningSimulator> {
  const namespaces = buildNamespaces(options);
  const apis = opened.map(({ api }) => api);
  const onExchange = (summary: ExchangeSummary) => logExchange(log, summary);
  return listenOn(buildMounts(apis, options, namespaces), { ...options, onExchange }, namespaces);
}

function logExchange(log: Log, summary: ExchangeSummary): void {
  const { method, path, status, api, namespace, faults = [], lost } = summary;
  const end = [status, ...faults, lost === undefined ? '' : `(lost: ${lost})`];
  const words = [api, namespace === '' ? '' : `@${namespace}`, method, path, ...end];
  log.info({ message: words.filter((word) => word !== '').join(' '), ...summary });
}

function untilTold(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}
