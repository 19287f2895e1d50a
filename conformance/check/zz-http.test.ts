import { writeFileSync } from 'node:fs';
import { it } from 'vitest';
import { createRealPace } from '../../src/clock/real-pace.js';
import { loadApi } from '../../src/openapi/load-api.js';
import { startSimulator } from '../../src/start/start-simulator.js';
import { simulatorScenarios } from '../mutants/simulator-scenarios.js';
import { simulatorTarget } from '../mutants/simulator-target.js';
import { printReport } from '../report/print-report.js';
import { createHttpSender } from '../run/http-sender.js';
import { checkTarget } from './check-target.js';

const names = (process.env.APIS ?? 'chunkr,literature,docling,trace,factpulse').split(',');
it.each(names)('%s', { timeout: 120000 }, async (name) => {
  const { api } = await loadApi(name);
  if (!api) throw 1;
  const seed = Number(process.env.SEED ?? 1);
  const speed = Number(process.env.SPEED ?? 100);
  const sim = await startSimulator({
    spec: name,
    speed,
    seed,
    scenarios: simulatorScenarios(api) as any,
  } as any);
  const target = simulatorTarget(api, { baseUrl: sim.url, timeScale: speed });
  const t0 = performance.now();
  const { report } = await checkTarget(
    { api, target },
    { seed },
    { send: createHttpSender(sim.url), pace: createRealPace(), startedMs: 0, version: '0' },
  );
  console.log(
    name,
    (performance.now() - t0) | 0,
    'ms',
    report.requests,
    report.tasks,
    report.elapsedMs | 0,
    JSON.stringify(report.counts),
    JSON.stringify(report.skipped),
    report.exitCode,
  );
  writeFileSync(`/tmp/td/http-${name}.txt`, printReport(report));
  for (const r of report.rules)
    if (!['pass', 'not-applicable'].includes(r.verdict))
      console.log(
        r.verdict,
        r.rule,
        r.definite,
        r.ambiguous,
        r.inconclusive,
        r.violated,
        r.because ?? '',
        r.failure?.sentence ?? '',
        JSON.stringify(r.failure?.reproduced ?? ''),
      );
  await sim.close();
});
