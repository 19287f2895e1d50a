import { expect, test } from 'vitest';
import { createManualClock } from '../../src/clock/manual-clock.js';
import { createVirtualPace } from '../../src/clock/virtual-pace.js';
import type { Answer, ExchangeRequest } from '../../src/exchange/exchange.js';
import { type BuiltInName, builtInNames } from '../../src/openapi/spec-name.js';
import { startSimulator } from '../../src/start/start-simulator.js';
import { planRound } from '../check/plan-round.js';
import { createHttpSender } from '../run/http-sender.js';
import { createRunner } from '../run/runner.js';
import type { Sender } from '../run/sender.js';
import { simulatorScenarios } from './simulator-scenarios.js';
import { createSimulatorSender } from './simulator-sender.js';
import { simulatorTarget } from './simulator-target.js';
import { apiOf } from './trial.js';

type Sent = { readonly request: ExchangeRequest; readonly atMs: number; readonly answer: Answer };

const START_MS = 1_767_600_000_000;
const SEED = 3;
const LIMITS = { timeoutMs: 5_000, maxBytes: 1_000_000 };

/** Every request of the first round of a check, with what the in-process server answered and when. */
async function record(name: BuiltInName): Promise<readonly Sent[]> {
  const api = await apiOf(name);
  const target = simulatorTarget(api);
  const pace = createVirtualPace(START_MS);
  const inner = createSimulatorSender({ api, pace, seed: SEED, latency: { min: 0, max: 0 } });
  const sent: Sent[] = [];
  const send: Sender = async (request, limits) => {
    const answer = await inner(request, limits);
    sent.push({ request, atMs: pace.now(), answer });
    return answer;
  };
  const runner = createRunner({ api, target, send, pace, seed: SEED });
  const options = { seed: SEED, phases: ['directed', 'negative', 'security'] } as const;
  const batches = planRound({ api, target, options, round: 0, judged: undefined });
  for (const batch of batches ?? []) await runner.run(batch);
  return sent;
}

/** What belongs to the connection. */
const CONNECTION = new Set(['connection', 'keep-alive', 'transfer-encoding']);

function comparable(answer: Answer): unknown {
  if (answer.kind === 'lost') return answer;
  const headers = Object.entries(answer.headers).filter(([name]) => !CONNECTION.has(name));
  return { ...answer, headers: Object.fromEntries(headers.toSorted()) };
}

test.each(builtInNames)(
  '%s: the in-process server answers every request of a check as the HTTP server does',
  async (name) => {
    const session = await record(name);
    expect(session.length).toBeGreaterThan(100);
    const clock = createManualClock(START_MS);
    const scenarios = simulatorScenarios(await apiOf(name));
    await using server = await startSimulator({ spec: name, clock, seed: SEED, scenarios });
    const send = createHttpSender(server.url);
    for (const { request, atMs, answer } of session) {
      clock.set(Math.max(clock.now(), Math.floor(atMs)));
      const real = await send(request, LIMITS);
      expect(comparable(real), `${request.method} ${request.url}`).toEqual(comparable(answer));
    }
  },
);

test('the same seed gives the same session, another one does not', async () => {
  const [one, again] = [await record('trace'), await record('trace')];
  expect(again).toEqual(one);
});
