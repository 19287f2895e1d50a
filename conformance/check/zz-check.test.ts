import { writeFileSync } from 'node:fs';
import { it } from 'vitest';
import { createVirtualPace } from '../../src/clock/virtual-pace.js';
import { loadApi } from '../../src/openapi/load-api.js';
import { createSimulatorSender } from '../mutants/simulator-sender.js';
import { simulatorTarget } from '../mutants/simulator-target.js';
import { printReport } from '../report/print-report.js';
import { checkTarget } from './check-target.js';

const names = (process.env.APIS ?? 'chunkr,literature,docling,trace,factpulse').split(',');
it.each(names)('%s', async (name) => {
  const { api } = await loadApi(name);
  if (!api) throw 1;
  const target = simulatorTarget(api);
  const pace = createVirtualPace(Date.UTC(2026, 0, 1));
  const seed = Number(process.env.SEED ?? 1);
  const send = createSimulatorSender({ api, pace, seed });
  const t0 = performance.now();
  const { report, run } = await checkTarget(
    { api, target },
    { seed },
    { send, pace, startedMs: 0, version: '0' },
  );
  console.log(
    name,
    (performance.now() - t0) | 0,
    'ms',
    report.requests,
    report.tasks,
    JSON.stringify(report.counts),
    JSON.stringify(report.skipped),
    report.exitCode,
  );
  writeFileSync(`/tmp/td/report-${name}.txt`, printReport(report));
  writeFileSync(`/tmp/td/report-${name}.json`, JSON.stringify(report));
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
});
