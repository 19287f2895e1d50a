import { expect, it } from 'vitest';
import { checkImplementation } from '../conformance/entry/check-implementation.js';
import { summariseOutcome } from '../conformance/report/summarise-outcome.js';
import type { Sender } from '../conformance/run/sender.js';
import { checkVirtually } from './check/virtual-world.js';
import { startAwayRedirectingServer } from './hostile-servers/answer-servers.js';
import { hostileServers } from './hostile-servers/hostile-servers.js';
import { CHUNKR_KEY } from './reference/chunkr/options.js';

/** What is expected to time out is given less. */
const budget = { requestTimeoutMs: 20_000, timeMs: 60_000, requests: 400 };

/** The right one for the server that dies. */
const credentials = { api_key: { reveal: () => CHUNKR_KEY } };

it.each(hostileServers)(
  '$name: the check ends soon with $exitCode, says why, and passes nothing',
  async ({ start, exitCode, says, atMost = 40, name }) => {
    const server = await start();
    try {
      const { report } = await checkImplementation(
        {
          ...{ spec: 'chunkr', target: server.url, confirmations: 1 },
          budget: { ...budget, ...(says.source.includes('timed out') && { requestTimeoutMs: 400 }) },
        },
        { adapt: (target) => ({ ...target, credentials }) },
      );
      expect(report.exitCode).toBe(exitCode);
      expect(summariseOutcome(report)).toMatch(says);
      expect(report.counts.error).toBe(0);
      if (exitCode === 3) expect(report.counts.fail).toBe(0);
      // The one that dies has given whole right answers before.
      if (!name.startsWith('right')) expect(report).toMatchObject({ tasks: 0, counts: { pass: 0 } });
      expect(server.seen().requests).toBeLessThanOrEqual(atMost);
      expect(report.requests).toBeLessThanOrEqual(atMost);
    } finally {
      await server.close();
    }
  },
);

it('a redirect is never followed: no credential goes to where it leads', async () => {
  const server = await startAwayRedirectingServer();
  try {
    const { report } = await checkImplementation(
      { spec: 'chunkr', target: server.url, budget },
      { adapt: (target) => ({ ...target, credentials }) },
    );
    expect(report.exitCode).toBe(3);
    expect(server.seen().requests).toBeGreaterThan(10);
    expect(server.elsewhere()).toEqual([]);
  } finally {
    await server.close();
  }
});

/** A right server in whose place something else answers 500 now and then. */
const failing =
  (send: Sender, isFailing: (method: string, status: number) => boolean): Sender =>
  async (request, limits) => {
    const answer = await send(request, limits);
    return answer.kind === 'answered' && isFailing(request.method, answer.status)
      ? {
          ...answer,
          status: 500,
          headers: { 'content-type': 'text/plain' },
          body: { kind: 'text', text: 'Oops' },
        }
      : answer;
  };

it.each([
  ['unknown ids', (_: string, status: number) => status === 404, /^operations\/.*\/unknown$/],
  [
    'invalid input',
    (method: string, status: number) => method === 'POST' && [400, 415].includes(status),
    /^openapi\/create_task_route\/input$/,
  ],
] as const)(
  '500 for all %s is no pass, and the report says how often it was',
  async (_, isFailing, rules) => {
    const { report } = await checkVirtually({
      spec: 'chunkr',
      phases: ['negative', 'directed'],
      rounds: 0,
      between: (send) => failing(send, isFailing),
    });
    const open = report.rules.filter(({ rule }) => rules.test(rule));
    expect(open.length).toBeGreaterThan(0);
    for (const { verdict, because, rule } of open) {
      expect(verdict, rule).toBe('inconclusive');
      expect(because, rule).toMatch(/answered 500 (\d+) of \1 times/);
    }
  },
);
