import { expect, it } from 'vitest';
import { checkImplementation } from '../conformance/entry/check-implementation.js';
import { printReport } from '../conformance/report/print-report.js';
import { hostileServers } from './hostile-servers/hostile-servers.js';

/** Short, so that a server that hangs costs little. */
const budget = { requestTimeoutMs: 400, timeMs: 15_000, requests: 400 };

it.each(hostileServers)('$name: the check ends with $exitCode and says why', async ({ start, exitCode }) => {
  const server = await start();
  try {
    const { report } = await checkImplementation({
      spec: 'chunkr',
      target: server.url,
      budget,
      confirmations: 1,
    });
    console.log(
      report.exitCode,
      report.requests,
      report.elapsedMs | 0,
      JSON.stringify(report.counts),
      report.stopped,
      report.notes,
      report.rules
        .filter((r) => r.verdict === 'pass')
        .map((r) => r.rule)
        .join(' '),
    );
    expect(report.exitCode).toBe(exitCode);
    expect(printReport(report)).not.toBe('');
    if (exitCode === 3) expect(report.counts.fail).toBe(0);
  } finally {
    await server.close();
  }
});
