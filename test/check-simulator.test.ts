import { expect, it } from 'vitest';
import { checkSimulator } from './check/check-simulator.js';
import { describeOpen } from './check/verdicts.js';
import { checkVirtually } from './check/virtual-world.js';

it.each(['docling', 'chunkr', 'trace', 'literature', 'factpulse'])(
  '%s: the simulator passes every rule of its document under strict',
  async (spec) => {
    const checked = await checkVirtually({ spec, strict: true });
    expect(describeOpen(checked)).toEqual([]);
    expect(checked.report).toMatchObject({ exitCode: 0, strict: true, warnings: 0 });
    expect(checked.report.counts.pass).toBeGreaterThan(25);
    expect(checked.report.stopped).toBeUndefined();
  },
);

it.concurrent.each(['trace', 'factpulse'])(
  '%s: over HTTP and by a real clock nothing is wrong with it either',
  async (spec) => {
    const checked = await checkSimulator({ spec });
    expect(describeOpen(checked).filter((line) => !line.includes(' inconclusive: '))).toEqual([]);
    expect(checked.report.exitCode, checked.report.stopped).toBe(0);
    // A busy machine may leave a few undecided.
    expect(checked.report.counts.inconclusive).toBeLessThanOrEqual(4);
  },
);
